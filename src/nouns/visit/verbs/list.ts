import { choiceKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { tableOf, wordColumn } from "../../generic/tables.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { type ApprovalFacts, approvalWords, approvesVisits, visitStanding } from "../approval.ts";
import { visitState } from "../rules.ts";
import { type Visit, visit } from "../visit.ts";

const plain = listVerb(visit);
const stateKind = choiceKind([
  { value: "planned", label: say("planned", "计划中") },
  { value: "made", label: say("made", "已完成") },
  { value: "cancelled", label: say("cancelled", "已取消") },
]);
const approvalKind = choiceKind([
  { value: "waiting", label: say("waiting", "待审批") },
  { value: "approved", label: say("approved", "已批准") },
  { value: "rejected", label: say("rejected", "已驳回") },
  { value: "void", label: say("void", "已失效") },
]);

/** Where the approval of a plan stands; nothing for a visit that was made or called off unasked. */
function approvalIn(record: Visit, facts: ApprovalFacts): string | undefined {
  const { state, acts } = visitStanding(record, facts);
  if (state === "unneeded") return undefined;
  return acts.length > 0 || visitState(record) === "planned" ? state : undefined;
}

export const verb = defineVerb({
  summary: say("list visits with their state", "列出拜访及状态"),
  examples: ["rounds visit list --state planned", "rounds visit list --period 'this month'"],
  flags: {
    ...plain.flags,
    state: field(stateKind, say("Only in this state", "仅此状态")),
    approval: field(approvalKind, say("Only planned, with this approval", "仅此审批状态的计划")),
  },
  async run(context, { state: wanted, approval: asked, ...input }) {
    const { book } = context;
    const list = tableOf(await plain.run(context, input));
    const visits = new Map((await book.all(visit)).map((one) => [one.id, one]));
    const [id, ...columns] = list.columns.filter(({ key }) => key !== "approval");
    const state = {
      key: "state",
      label: say("State", "状态"),
      weight: 8,
      format: (value: unknown, language: "en" | "zh") =>
        stateKind.show(value as "planned", language),
    };
    const approval = wordColumn(
      { key: "approval", label: say("Approval", "审批"), weight: 7 },
      approvalWords,
    );
    const signs = approvesVisits(book.settings) || asked !== undefined;
    const people = signs ? await book.all(staff) : [];
    const facts = { people, settings: book.settings, today: context.today };
    const rows = list.rows.flatMap((row) => {
      const one = visits.get(String(row.id));
      if (!one) return [];
      const told = {
        ...row,
        state: visitState(one),
        approval: signs ? approvalIn(one, facts) : undefined,
      };
      const fits = (wanted ?? told.state) === told.state;
      const signed = asked === undefined || (told.approval === asked && told.state === "planned");
      return fits && signed ? [told] : [];
    });
    return {
      ...list,
      columns: id ? [id, state, ...(signs ? [approval] : []), ...columns] : columns,
      rows,
    };
  },
});
