import { wholeKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { customerBrief } from "../../nouns/customer/brief.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { idleCustomers } from "../../nouns/customer/idle.ts";
import { promise } from "../../nouns/promise/promise.ts";
import { followUps } from "../../nouns/pursuit/fields.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";
import type { Column } from "../../print/view.ts";
import { knownFacts } from "../duty-facts.ts";

const followUpKind = choiceKind(followUps);

function columnsOf(people: ReadonlyMap<string, string>): Column[] {
  return [
    { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
    {
      key: "followUp",
      label: say("Follow-up", "跟进类型"),
      weight: 7,
      format: (value, language) => followUpKind.show(value as "service", language),
    },
    {
      key: "stage",
      label: say("Stage", "阶段"),
      weight: 5,
      format: (value, language) =>
        value === undefined ? "" : customer.fields.stage.kind.show(value as "new", language),
    },
    {
      key: "owner",
      label: say("Owner", "负责人"),
      weight: 6,
      format: (value) => people.get(String(value)) ?? String(value ?? ""),
    },
    { key: "last", label: say("Last contact", "最近联系"), weight: 8 },
    { key: "days", label: say("Days", "天数"), weight: 9, align: "right" },
    { key: "material", label: say("Material sent", "资料寄出"), weight: 4 },
    { key: "nextDate", label: say("Next date", "下次日期"), weight: 5 },
    { key: "id", label: say("Id", "编号"), weight: 2 },
  ];
}

export const verb = defineVerb({
  summary: say("customers nobody has been in touch with for long", "久未联系的客户"),
  examples: ["rounds report idle", "rounds report idle --days 60 --staff zhou-min"],
  flags: {
    days: field(wholeKind(), say("For at least days", "至少多少天未联系")),
    staff: field(refKind("staff"), say("Only of this person", "只看此员工")),
    followUp: field(followUpKind, say("Only this follow-up", "仅此跟进类型")),
  },
  async run(context, { days, staff: person, followUp }) {
    const { book, today } = context;
    const least = days ?? book.settings.limits.idleDays;
    const lastContact = await (await knownFacts(context, today)).lastContact();
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    const sent = new Map<string, string>();
    for (const one of await book.live(promise)) {
      if (one.kind === "material" && one.date > (sent.get(one.customer) ?? "")) {
        sent.set(one.customer, one.date);
      }
    }
    const idle = idleCustomers(await book.brief(customerBrief), {
      ...{ today, least, lastContact, sent, staff: person, followUp },
    });
    const rows = idle.map(({ one, ...rest }) => {
      const { id, name, owner, stage, nextDate } = one;
      return { ...{ id, name, owner, stage, nextDate }, ...rest };
    });
    return {
      shape: "report",
      title: say(
        `customers without contact for ${least} ${least === 1 ? "day" : "days"}`,
        `${least} 天以上未联系的客户`,
      ),
      columns: columnsOf(people),
      rows,
      notes: rows.some(({ material }) => material !== undefined)
        ? [
            say(
              "material was sent and nobody asked since: rivals may",
              "寄出资料后未跟进的客户，竞争对手可能已介入",
            ),
          ]
        : [],
      empty: say("no customer is idle", "没有久未联系的客户"),
    };
  },
});
