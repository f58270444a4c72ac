import { textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { defineVerb } from "../nouns/verb.ts";
import { carryOut } from "./reversal/carry-out.ts";
import { toRedo } from "./reversal/choose.ts";

export const verb = defineVerb({
  summary: say(
    "do again what I took back last, or a named change",
    "重做我刚撤销的变更，或指定的变更",
  ),
  examples: ["rounds redo"],
  arguments: { change: field(textKind({ name: "change" }), say("Change", "变更号")) },
  writes: true,
  async run(context, { change: named }) {
    const ledger = context.book.log();
    return carryOut(toRedo(ledger, named, context.me), { context, ledger });
  },
});
