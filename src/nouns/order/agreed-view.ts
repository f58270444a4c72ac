import type { Settings } from "../../law/settings.ts";
import { type Language, same, say, type Text } from "../../law/words.ts";
import type { Fact, Row, TableView } from "../../print/view.ts";
import type { Customer } from "../customer/customer.ts";
import type { NameOf } from "../product/names.ts";
import { kindWords } from "./amending.ts";
import { orderKinds } from "./fields/kind.ts";
import type { Line } from "./fields/lines.ts";
import { outcomes, trialKinds, verdicts } from "./fields/review.ts";
import type { Order } from "./order.ts";
import { reviewStep } from "./review.ts";
import { departmentName, nextOf, wordOf } from "./review-steps.ts";
import { lastAnswer, sampleDueOn } from "./sampling.ts";
import { orderState } from "./totals.ts";

interface Told {
  readonly settings: Settings;
  readonly digits: number;
  readonly customer: Pick<Customer, "hold"> | undefined;
  /** What is to be said of the customer's credit. */
  readonly credit: readonly Text[];
}

function kindText({ kind, priority, raisedBy }: Order): Text | undefined {
  if (kind === undefined && priority === undefined) return undefined;
  const word = orderKinds.find(({ value }) => value === kind)?.label;
  const parts = [
    ...(word ? [word] : []),
    ...(priority === undefined ? [] : [say(`priority ${priority}`, `优先级 ${priority}`)]),
    ...(raisedBy === undefined ? [] : [say(`raised by ${raisedBy}`, `${raisedBy} 提出`)]),
  ];
  return say(parts.map(({ en }) => en).join(" · "), parts.map(({ zh }) => zh).join(" · "));
}

function sampleText(record: Order): Text | undefined {
  if (record.kind !== "sample") return undefined;
  const last = lastAnswer(record);
  if (last?.answer === "approved") return say(`approved ${last.date}`, `${last.date} 已认可`);
  const due = sampleDueOn(record) ?? "";
  return last ? say(`modified by ${due}`, `需修改，期限 ${due}`) : say(`due ${due}`, `期限 ${due}`);
}

function installText({ installation }: Order): Text | undefined {
  if (!installation) return undefined;
  const { date, told } = installation;
  return told === undefined
    ? say(`${date}, installers not told yet`, `${date}，未通知安装部`)
    : say(`${date}, installers told ${told}`, `${date}，${told} 已通知安装部`);
}

/** What of an order is out of the ordinary: each only where there is something to say. */
export function agreedFacts(record: Order, { settings, digits, customer, credit }: Told): Fact[] {
  const facts: Fact[] = [];
  const put = (key: string, label: Text, text: Text | undefined): void => {
    if (text) facts.push({ key, label, value: text.en, format: (_, language) => text[language] });
  };
  const state = orderState(record);
  const isOpen = state === "draft" || state === "confirmed" || state === "part-shipped";
  const { hold } = customer ?? {};
  if (isOpen && hold) {
    put(
      "hold",
      say("On hold", "暂停发货"),
      say(`since ${hold.date}: ${hold.why}`, `自 ${hold.date}：${hold.why}`),
    );
  }
  put("kind", say("Kind", "订单类型"), kindText(record));
  put(
    "special",
    say("Special requirement", "特殊要求"),
    record.special ? same(record.special) : undefined,
  );
  if (isOpen) {
    const next = nextOf(record.id, reviewStep(record, settings, digits));
    const isAsked = state === "draft" || record.review !== undefined;
    put("review", say("Review", "评审"), isAsked ? next?.what : undefined);
    const [first] = credit;
    put("credit", say("Credit", "信用"), first);
  }
  put("sample", say("Sample", "样品"), sampleText(record));
  put("installation", say("Installation", "安装"), installText(record));
  const { closed, cancelled } = record;
  if (closed) put("closed", say("Closed short", "关闭余量"), same(`${closed.date}: ${closed.why}`));
  if (cancelled) {
    const unpaid = cancelled.because === "non-payment";
    const because = unpaid ? say("non-payment, ", "未付款，") : same("");
    const why = say(`${because.en}${cancelled.why}`, `${because.zh}${cancelled.why}`);
    const { date } = cancelled;
    put("cancelled", say("Cancelled", "取消"), say(`${date}: ${why.en}`, `${date}: ${why.zh}`));
  }
  return facts;
}

interface Named {
  readonly nameOf: NameOf;
  readonly staffName: (id: string) => string;
  readonly language: Language;
}

const columns = [
  { key: "date", label: say("Date", "日期"), weight: 9 },
  { key: "what", label: say("What", "环节"), weight: 9 },
  { key: "note", label: say("Note", "说明"), weight: 8, wrap: true, least: 16 },
  { key: "by", label: say("By", "经办人"), weight: 6 },
];

/** The review of an order, every word of it in the order of time: R-ORD-08 to R-ORD-14. */
export function reviewView(record: Order, { staffName, language }: Named): TableView[] {
  if (!record.review) return [];
  const rows: { at: string; row: Row }[] = [];
  const put =
    (rank: number, round: number, one: { date: string; by?: string | undefined }) =>
    (what: Text, note: string | undefined): void => {
      const by = one.by === undefined ? "" : staffName(one.by);
      const at = `${round}|${one.date}|${rank}`;
      rows.push({ at, row: { date: one.date, what: what[language], note, by } });
    };
  for (const one of record.opinions ?? []) {
    const [word, name] = [wordOf(verdicts, one.verdict), departmentName(one.department)];
    put(1, one.round, one)(name, [word[language], one.text].filter(Boolean).join(" · "));
  }
  for (const one of record.talks ?? []) {
    const word = one.agreed ? say("agreed", "已达成一致") : say("not agreed", "未达成一致");
    const note = [word[language], one.with, one.text].filter(Boolean).join(" · ");
    put(2, one.round, one)(say("talk with the customer", "与客户洽谈"), note);
  }
  for (const one of record.outcomes ?? []) {
    put(3, one.round, one)(wordOf(outcomes, one.outcome), one.why);
  }
  const { coordination } = record;
  if (coordination) {
    const trials = (coordination.trials ?? []).map((one) => wordOf(trialKinds, one)[language]);
    const note = [coordination.text, ...trials].join(" · ");
    put(4, coordination.round, coordination)(say("adjusted", "调整方案"), note);
    if (coordination.signed) {
      const signed = { date: coordination.signed, by: coordination.signedBy };
      put(5, coordination.round, signed)(say("chief engineer signed", "总工签批"), "");
    }
  }
  for (const one of record.trials ?? []) {
    const word = one.passed ? say("passed", "合格") : say("failed", "不合格");
    const note = [word[language], one.text].filter(Boolean).join(" · ");
    put(6, one.round, one)(wordOf(trialKinds, one.trial), note);
  }
  if (rows.length === 0) return [];
  rows.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const title = say("review", "评审");
  return [{ shape: "list", title, columns, rows: rows.map(({ row }) => row) }];
}

/** The amendments of an order with what stood before: R-ORD-18, R-ORD-55. */
export function amendmentsView(
  { amendments }: Order,
  { nameOf, staffName, language }: Named,
): TableView[] {
  if (!amendments || amendments.length === 0) return [];
  const goods = (lines: readonly Line[] | undefined): string =>
    (lines ?? []).map(({ product, quantity }) => `${quantity} ${nameOf(product)}`).join(", ");
  const rows = amendments.map((one): Row => {
    const lines = one.was || one.now ? `${goods(one.was) || "–"} → ${goods(one.now) || "–"}` : "";
    const day = one.nowPromised ? `${one.wasPromised ?? "–"} → ${one.nowPromised}` : "";
    const asked = one.askedBy
      ? say(`asked by ${one.askedBy}`, `${one.askedBy} 提出`)[language]
      : "";
    const parts = [lines, day, one.structure, one.why, asked, one.paper?.path];
    return {
      date: one.date,
      what: `${one.number} ${kindWords(one.kinds)[language]}`,
      note: parts.filter(Boolean).join(" · "),
      by: one.by === undefined ? "" : staffName(one.by),
    };
  });
  return [{ shape: "list", title: say("amendments", "订单变更"), columns, rows }];
}
