import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { goodsTold, leavingFlags } from "../../move/lots/told.ts";
import { defineVerb } from "../../verb.ts";
import { issue } from "../issue.ts";
import { letOut } from "../leaving.ts";

export const verb = defineVerb({
  summary: say("the goods of a note that waits leave", "待出仓的货物出仓"),
  examples: [],
  arguments: recordArgument(issue),
  flags: {
    ...leavingFlags,
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, date, ...goods }) {
    const record = await context.book.get(issue, which);
    const { fields, ...gone } = await letOut(context, { record, date, goods: goodsTold(goods) });
    const set = { do: "set" as const, noun: issue, id: record.id, fields };
    return { ...gone, steps: [set, ...gone.steps] };
  },
});
