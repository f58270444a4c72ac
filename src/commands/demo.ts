import { resolve } from "node:path";
import { stringify } from "yaml";
import { type Written, writeBook } from "../book/make.ts";
import { latin } from "../book/pinyin.ts";
import { ignoreText, readmeText, settingsText } from "../book/welcome.ts";
import { demoItems } from "../demo/demo.ts";
import type { DemoPlan } from "../demo/desk.ts";
import { isFollowed } from "../demo/followed.ts";
import type { Pack } from "../demo/pack.ts";
import { yearTable } from "../exchange/holidays.ts";
import { addDays, addMonths } from "../law/dates.ts";
import { dateKind, wholeKind } from "../law/kinds/figures.ts";
import { choiceKind, textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { type Calendar, makeCalendar } from "../law/workdays.ts";
import { defineOutsideVerb } from "../nouns/verb.ts";
import type { View } from "../print/view.ts";

const languages = choiceKind([
  { value: "zh", label: say("Chinese", "中文") },
  { value: "en", label: say("English", "英文") },
]);

/** The sample book of `data/`: what `rounds demo` makes when nothing else is asked. */
export const samplePlan = {
  customers: 40,
  months: 6,
  seed: 1,
  language: "zh",
  until: "2026-11-20",
} as const satisfies DemoPlan;

export const verb = defineOutsideVerb({
  summary: say("make a sample book of any size", "生成任意规模的示例账册"),
  examples: ["rounds demo sample", "rounds demo big --customers 1000 --months 12 --language en"],
  arguments: {
    folder: field(textKind({ name: "dir" }), say("A new folder", "新文件夹"), { required: true }),
  },
  flags: {
    customers: field(wholeKind({ least: "1" }), say("Customers", "客户数"), {
      initial: () => samplePlan.customers,
    }),
    months: field(wholeKind({ least: "1", most: "240" }), say("Months of history", "历史月数"), {
      initial: () => samplePlan.months,
    }),
    seed: field(wholeKind(), say("Another number makes another sample", "换一个数得到另一份示例"), {
      initial: () => samplePlan.seed,
    }),
    language: field(languages, say("Language of the names and notes", "名称与记录的语言"), {
      initial: () => samplePlan.language,
    }),
    until: field(dateKind, say("The last day of the history", "历史的最后一天"), {
      initial: () => samplePlan.until,
    }),
    orders: field(wholeKind(), say("Orders in all, about", "订单总数（约）")),
    moves: field(wholeKind(), say("Stock moves in all, at least", "出入库记录数（至少）")),
  },
  async outside({ folder: here, progress }, { folder, orders, moves, ...typed }) {
    const plan: DemoPlan = { ...samplePlan, ...typed, orders, moves };
    const { written, after } = await makeDemo(resolve(here, folder), { plan, progress });
    return made(folder, after, written);
  },
});

interface Made {
  readonly written: Written;
  /** The first working day after the sample's last day: the day to look at it. */
  readonly after: string;
}

/** Writes the sample of a plan into a new folder. @throws RoundsError already-there */
export async function makeDemo(
  folder: string,
  { plan, progress }: { plan: DemoPlan; progress?: (share: number) => void },
): Promise<Made> {
  const pack = await packOf(plan.language);
  const calendar = await calendarOf(plan, pack);
  const about = say(
    "A sample book, made by `rounds demo`; the firm, its people and its customers are invented.",
    "由 `rounds demo` 生成的示例账册，公司、人员与客户均为虚构。",
  );
  const texts = new Map([
    [".gitignore", ignoreText],
    ["README.md", readmeText(pack.firm, about)],
    ["rounds.yaml", settingsText({ ...pack, name: pack.firm, own: settingsOf(pack, plan) })],
  ]);
  const items = demoItems(plan, pack, { calendar, latin, progress });
  return {
    written: writeBook(folder, { texts, items }),
    after: calendar.addWorkdays(plan.until, 1),
  };
}

/** What this firm has switched on: letterhead, approval, paper receipts, letters to debtors. */
function settingsOf(
  { letterhead, large }: Pack,
  plan: DemoPlan,
): Readonly<Record<string, readonly string[]>> {
  const head = Object.entries(letterhead).map(
    ([key, value]) => `  ${key}: ${stringify(value).trim()}`,
  );
  return {
    letterhead: ["letterhead:", ...head],
    approvals: [
      "approvals:",
      ...["- noun: order", `  name: ${large.name}`, `  when: amount > ${large.amount}`],
      ...["  steps:", "  - by: [ manager ]", "    days: 2"],
    ],
    receivableCap: ["receivableCap: 50000"],
    dunning: dunningOf(plan.language),
    ...(isFollowed({ plan })
      ? { receiptsBack: ["receiptsBack: true", "# trackingRole: dispatcher"] }
      : {}),
  };
}

/** A reminder, and three letters of which the last asks for interest. */
function dunningOf(language: DemoPlan["language"]): readonly string[] {
  const names =
    language === "zh"
      ? ["付款提醒", "催款函（一）", "催款函（二）", "催款函（三）"]
      : ["reminder", "first letter", "second letter", "last letter"];
  const rules = [
    "rule: net, days: 5",
    "rule: net, days: 20",
    "rule: previous, days: 10",
    "rule: previous, days: 10, interest: 0.06",
  ];
  return ["dunning:", ...rules.map((rule, at) => `- { name: ${names[at]}, ${rule} }`)];
}

async function packOf(language: DemoPlan["language"]): Promise<Pack> {
  return language === "en"
    ? (await import("../demo/en.ts")).en
    : (await import("../demo/zh.ts")).zh;
}

async function calendarOf(plan: DemoPlan, pack: Pack): Promise<Calendar> {
  const yearOf = (date: string): number => Number(date.slice(0, 4));
  const last = yearOf(addDays(plan.until, 200));
  const tables = [];
  for (let year = yearOf(addMonths(plan.until, -plan.months)); year <= last; year++) {
    tables.push(await yearTable(pack.country, year));
  }
  return makeCalendar({ tables });
}

function made(folder: string, after: string, written: Written): View {
  const count = (noun: string): number => written.get(noun) ?? 0;
  return {
    shape: "page",
    title: say(`made the sample book ${folder}`, `已生成示例账册 ${folder}`),
    facts: [
      { key: "customers", label: say("Customers", "客户"), value: count("customers") },
      { key: "products", label: say("Products", "产品"), value: count("products") },
      { key: "orders", label: say("Orders", "订单"), value: count("orders") },
      { key: "invoices", label: say("Invoices", "应收单"), value: count("invoices") },
      { key: "payments", label: say("Payments", "收款"), value: count("payments") },
      { key: "moves", label: say("Stock moves", "出入库"), value: count("moves") },
      { key: "visits", label: say("Visits", "拜访"), value: count("visits") },
      { key: "calls", label: say("Calls", "通话"), value: count("calls") },
    ],
    sections: [],
    notes: [
      say(
        `look at it: rounds today --book ${folder} --today ${after}`,
        `查看：rounds today --book ${folder} --today ${after}`,
      ),
    ],
    record: { folder, ...Object.fromEntries(written) },
  };
}
