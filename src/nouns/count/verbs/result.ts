import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { count } from "../count.ts";
import { assertCounting } from "../entering.ts";
import { resultFacts } from "../facts.ts";
import { pieceNotes, piecesOf } from "../pieces.ts";
import { resultOf, workedOut } from "../results.ts";

export const leaveMissing = field(
  switchKind,
  say("Leave what was not counted as the book says", "未盘的按账面保留"),
);

export const verb = defineVerb({
  summary: say(
    "work out the differences, to be explained and approved",
    "核算盘点差异，待说明与审批",
  ),
  examples: [],
  arguments: recordArgument(count),
  flags: { leaveMissing },
  writes: true,
  async run(context, { which, leaveMissing: leave = false }) {
    const record = await context.book.get(count, which);
    assertCounting(record);
    const facts = await resultFacts(context, record, { leaveMissing: leave });
    const result = resultOf(facts);
    const pieces = await piecesOf(context.book, record, facts.rows);
    const change = workedOut(result, facts);
    const more = pieceNotes(pieces, facts.rows, facts.nameOf);
    return { ...change, notes: [...more, ...(change.notes ?? [])] };
  },
});
