import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { productNames } from "../../product/names.ts";
import { defineVerb } from "../../verb.ts";
import { order } from "../order.ts";
import { coverOf, shortNotes } from "../reserving.ts";
import { tellShort } from "../rules-short.ts";

export const verb = defineVerb({
  summary: say("the customer was told what is short", "登记已告知客户缺货"),
  examples: [
    "rounds order short SO261112A-chen-jie --ready +7d",
    'rounds order short SO261112A-chen-jie --ready 2026-12-01 --what "takes the rest then"',
  ],
  arguments: recordArgument(order),
  flags: {
    ready: field(dateKind, say("Rest expected", "余货预计到货"), { ask: true }),
    what: field(textKind(), say("What was said", "沟通情况"), { ask: true }),
    date: field(dateKind, say("Told on", "告知日期"), {
      required: true,
      initial: ({ today }) => today,
    }),
  },
  writes: true,
  async run({ book, me, today }, { which, ...told }) {
    const record = await book.get(order, which);
    const change = tellShort(record, { ...told, by: me });
    const covers = await coverOf({ ...record, shortage: told }, { book, today });
    return { ...change, notes: shortNotes(covers, await productNames(book)) };
  },
});
