import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { changesReport } from "../../nouns/customer/changes.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say(
    "what changed at customers: for the manager and other departments",
    "客户变动情况：报上级及相关部门",
  ),
  examples: [
    "rounds report changes",
    "rounds report changes --staff wu-tao --period 'last week'",
    "rounds report changes --period today --format md",
  ],
  flags: {
    staff: field(refKind("staff"), say("Only customers of", "仅此负责人的客户")),
    period: { ...periodFlag, label: say("Period; default this week", "期间，默认本周") },
  },
  async run({ book, today }, { staff: owner, period }) {
    const { from, to } = parsePeriod(period ?? "this week", { today });
    const ledger = book.log();
    ledger.readSince(from.slice(0, 7));
    const { chain } = ledger;
    const changes = ledger.changes
      .filter((one) => {
        const day = one.at.slice(0, 10);
        const holds = chain.kind(one) === "do" && chain.undoneBy(one) === undefined;
        return holds && day >= from && day <= to;
      })
      .map((one) => ({ ...one, steps: one.steps.filter((step) => ledger.shows(step, one.by)) }))
      .sort((a, b) => (a.at < b.at ? 1 : -1));
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    return changesReport({
      ...{ changes, owner, from, to },
      customers: new Map((await book.all(customer)).map((one) => [one.id, one])),
      staffName: (id) => people.get(id) ?? id,
    });
  },
});
