import { choiceKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { tableOf, wordColumn } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { contractStates } from "../choices.ts";
import { contract } from "../contract.ts";
import { drawnByContract, standingOf } from "../facts.ts";

const plain = listVerb(contract);
const words = new Map(contractStates.map(({ value, label }) => [value as string, label]));

export const verb = defineVerb({
  summary: say("list contracts with their state", "列出合同及状态"),
  examples: ["rounds contract list", "rounds contract list --state running"],
  flags: {
    ...plain.flags,
    state: field(choiceKind(contractStates), say("Only in this state", "仅此状态")),
  },
  async run(context, { state: wanted, ...input }) {
    const list = tableOf(await plain.run(context, input));
    const shown = new Set(list.rows.map(({ id }) => id));
    const records = (await context.book.all(contract)).filter(({ id }) => shown.has(id));
    const frames = records.filter(({ kind }) => kind === "frame");
    const drawnOf = await drawnByContract(context, frames);
    const states = new Map<unknown, string>();
    for (const one of records) states.set(one.id, await standingOf(context, one, drawnOf(one.id)));
    return {
      ...list,
      columns: [
        ...list.columns,
        wordColumn({ key: "state", label: say("State", "状态"), weight: 8 }, words),
      ],
      rows: list.rows
        .map((row) => ({ ...row, state: states.get(row.id) }))
        .filter(({ state }) => wanted === undefined || state === wanted),
    };
  },
});
