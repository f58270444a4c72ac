import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { goodsTold, leavingFlags } from "../../move/lots/told.ts";
import { defineVerb } from "../../verb.ts";
import { sendTransfer } from "../moving.ts";
import { transfer } from "../transfer.ts";

export const verb = defineVerb({
  summary: say("the goods of a transfer leave", "调拨发出"),
  examples: [],
  arguments: recordArgument(transfer),
  flags: {
    ...leavingFlags,
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, date, ...goods }) {
    const record = await context.book.get(transfer, which);
    const { fields, ...sent } = await sendTransfer(context, {
      record,
      date,
      goods: goodsTold(goods),
    });
    const set = { do: "set" as const, noun: transfer, id: record.id, fields };
    return { ...sent, steps: [set, ...sent.steps] };
  },
});
