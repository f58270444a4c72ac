import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import type { Fact, PageView } from "../../../print/view.ts";
import type { Standing } from "../../approval/standing.ts";
import { type Customer, customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { type Staff, staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { approvalWords, visitStanding } from "../approval.ts";
import { type Visit, visit } from "../visit.ts";

export const verb = defineVerb({
  summary: say("the visit slip, or the minutes, as a page to print", "打印客户走访单或会谈纪要"),
  examples: ["rounds visit slip VS261124A", "rounds visit slip VS261117C --minutes --format md"],
  arguments: recordArgument(visit),
  flags: { minutes: field(switchKind, say("The minutes, for the customer", "打印会谈纪要")) },
  async run({ book, language, today }, { which, minutes }) {
    const record = await book.get(visit, which);
    const people = await book.all(staff);
    const names = new Map(people.map((one: Staff) => [one.id, one.name]));
    const facts = {
      record,
      customer: await book.get(customer, record.customer),
      person: (id: string | undefined) => (id === undefined ? undefined : (names.get(id) ?? id)),
      firm: book.settings.name,
      standing: visitStanding(record, { people, settings: book.settings, today }),
      language,
    };
    return minutes ? minutesPage(facts) : slipPage(facts);
  },
});

interface Facts {
  readonly record: Visit;
  readonly customer: Customer;
  readonly person: (id: string | undefined) => string | undefined;
  readonly firm: string;
  readonly standing: Standing;
  readonly language: "en" | "zh";
}

/** A line to be written on by hand. */
const blank = "____________________";

function fact(key: string, label: ReturnType<typeof say>, value: Fact["value"]): Fact {
  return { key, label, value };
}

/** The visit slip: plan and goal, who approved it, and the clerk's line (R-VIS-01, R-APR-01). */
function slipPage({ record, customer: who, person, firm, standing, language }: Facts): PageView {
  const { refused, steps } = standing;
  const state = approvalWords.get(standing.state)?.[language];
  const signatures = steps.flatMap(({ signed }) => signed);
  const signed =
    standing.state === "approved"
      ? signatures.map(({ by, date }) => `${person(by) ?? ""} ${date}`.trim()).join(", ")
      : undefined;
  return {
    shape: "page",
    title: say(`visit slip ${record.id} · ${firm}`, `客户走访单 ${record.id} · ${firm}`),
    facts: [
      fact("customer", say("Customer", "客户"), `${who.name} (${who.id})`),
      fact("address", say("Address", "地址"), who.address),
      fact("phone", say("Phone", "电话"), who.phone),
      fact("avoid", say("Hours to avoid", "避开时段"), who.hourToAvoid),
      fact("by", say("By", "拜访人"), person(record.by)),
      fact("with", say("Together with", "同行人"), person(record.with)),
      fact("planned", say("Planned for", "计划日期"), record.planned),
      {
        ...fact("kind", say("Kind", "类型"), record.kind),
        format: (value, language) => visit.fields.kind.kind.show(value as "cycle", language),
      },
      fact("purpose", say("Purpose", "目的"), record.purpose ?? blank),
      fact("goal", say("Goal", "目标"), record.goal ?? blank),
      fact("bring", say("To take along", "携带物品"), record.bring),
      fact("why", say("Rejected because", "驳回原因"), refused?.why),
      ...(standing.state !== "unneeded"
        ? [
            fact("approval", say("Approval", "审批"), state),
            fact("approved", say("Approved by", "批准人"), signed ?? blank),
            fact("clerk", say("Received by the attendance clerk", "考勤管理员签收"), blank),
          ]
        : []),
      fact("made", say("Visited on", "拜访日期"), record.date ?? blank),
      fact("met", say("Met", "会见人"), record.contact ?? blank),
      fact("result", say("Result", "拜访结果"), record.notes ?? blank),
    ],
    sections: [],
    record: { ...record, approval: standing.state },
  };
}

/** The minutes as they go to the customer, with a line for the receipt (R-VIS-02, R-VIS-03). */
function minutesPage({ record, customer: who, person, firm }: Facts): PageView {
  const { minutes, reviewed, sent, received } = record;
  const next = [record.next, record.nextDate].filter(Boolean).join(" ");
  return {
    shape: "page",
    title: say(
      `minutes of ${record.date ?? ""} · ${firm}`,
      `会谈纪要 ${record.date ?? ""} · ${firm}`,
    ),
    facts: [
      fact("customer", say("Customer", "客户"), who.name),
      fact("met", say("Present for the customer", "客户方"), record.contact),
      fact(
        "by",
        say("Present for us", "我方"),
        [person(record.by), person(record.with)].filter((one) => one !== undefined),
      ),
      fact("taker", say("Notes taken by", "记录人"), person(record.taker ?? minutes?.by)),
      fact("text", say("Talk", "会谈内容"), minutes?.text ?? blank),
      fact("next", say("Agreed next", "约定事项"), next === "" ? undefined : next),
      fact("reviewed", say("Reviewed by", "审阅"), person(reviewed?.by)),
      fact("sent", say("Sent on", "发送日期"), sent?.date),
      fact(
        "received",
        say("Received", "客户确认收到"),
        received ? [received.date, received.from].filter(Boolean).join(" ") : blank,
      ),
    ],
    sections: [],
    record,
  };
}
