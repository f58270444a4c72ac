import { choiceKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { tableOf } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { visitState } from "../rules.ts";
import { visit } from "../visit.ts";

const plain = listVerb(visit);
const stateKind = choiceKind([
  { value: "planned", label: say("planned", "计划中") },
  { value: "made", label: say("made", "已完成") },
  { value: "cancelled", label: say("cancelled", "已取消") },
]);

export const verb = defineVerb({
  summary: say("list visits with their state", "列出拜访及状态"),
  examples: ["rounds visit list --state planned", "rounds visit list --period 'this month'"],
  flags: { ...plain.flags, state: field(stateKind, say("Only in this state", "仅此状态")) },
  async run(context, { state: wanted, ...input }) {
    const list = tableOf(await plain.run(context, input));
    const states = new Map((await context.book.all(visit)).map((one) => [one.id, visitState(one)]));
    const [id, ...columns] = list.columns;
    const state = {
      key: "state",
      label: say("State", "状态"),
      weight: 8,
      format: (value: unknown, language: "en" | "zh") =>
        stateKind.show(value as "planned", language),
    };
    const rows = list.rows.map((row) => ({ ...row, state: states.get(String(row.id)) }));
    return {
      ...list,
      columns: id ? [id, state, ...columns] : columns,
      rows: rows.filter((row) => wanted === undefined || row.state === wanted),
    };
  },
});
