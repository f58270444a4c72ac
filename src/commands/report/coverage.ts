import { refKind, switchKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { coverageReport } from "../../nouns/visit/coverage-report.ts";
import { visitState } from "../../nouns/visit/rules.ts";
import { visit } from "../../nouns/visit/visit.ts";

export const verb = defineVerb({
  summary: say("who is to be visited by when, and who is overdue", "拜访覆盖：应访、逾期与计划"),
  examples: ["rounds report coverage", "rounds report coverage --overdue --staff wu-tao"],
  flags: {
    staff: field(refKind("staff"), say("Customers of", "负责人")),
    overdue: field(switchKind, say("Only who is overdue", "仅列逾期未访")),
  },
  async run({ book, today, calendar }, { staff: owner, overdue }) {
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    const open = (await book.live(visit)).filter((one) => visitState(one) === "planned");
    const planned = new Map<string, string>();
    for (const { customer: id, planned: day = "" } of open) {
      if (day < (planned.get(id) ?? "9999")) planned.set(id, day);
    }
    const customers = (await book.all(customer)).filter(
      (one) => owner === undefined || one.owner === owner,
    );
    return coverageReport({
      ...{ customers, planned, today, overdue },
      calendar: await calendar(),
      lastVisit: await book.latest(visit, "visit"),
      person: (id) => people.get(id) ?? id,
    });
  },
});
