import { choiceKind, switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { tableOf } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { promise } from "../promise.ts";
import { promiseState } from "../rules.ts";

const plain = listVerb(promise);
const stateKind = choiceKind([
  { value: "open", label: say("open", "未兑现") },
  { value: "kept", label: say("kept", "已兑现") },
  { value: "withdrawn", label: say("withdrawn", "已取消") },
]);

export const verb = defineVerb({
  summary: say("list promises with their state", "列出承诺及状态"),
  examples: ["rounds promise list --open", "rounds promise list --customer jinhong"],
  flags: {
    ...plain.flags,
    state: field(stateKind, say("Only in this state", "仅此状态")),
    open: field(switchKind, say("Only those not yet kept", "仅未兑现")),
  },
  async run(context, { state, open, ...input }) {
    const list = tableOf(await plain.run(context, input));
    const wanted = open ? "open" : state;
    const states = new Map(
      (await context.book.all(promise)).map((one) => [one.id, promiseState(one)]),
    );
    const [id, ...columns] = list.columns;
    const column = {
      key: "state",
      label: say("State", "状态"),
      weight: 8,
      format: (value: unknown, language: "en" | "zh") => stateKind.show(value as "open", language),
    };
    const rows = list.rows.map((row) => ({ ...row, state: states.get(String(row.id)) }));
    return {
      ...list,
      columns: id ? [id, column, ...columns] : columns,
      rows: rows.filter((row) => wanted === undefined || row.state === wanted),
    };
  },
});
