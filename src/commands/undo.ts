import { textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { defineVerb } from "../nouns/verb.ts";
import { carryOut } from "./reversal/carry-out.ts";
import { toUndo } from "./reversal/choose.ts";

export const verb = defineVerb({
  summary: say(
    "take back the last change of mine, or a named one",
    "撤销我的上一次变更，或指定的变更",
  ),
  examples: ["rounds undo"],
  arguments: { change: field(textKind({ name: "change" }), say("Change", "变更号")) },
  writes: true,
  async run(context, { change: named }) {
    const ledger = context.book.log();
    return carryOut(toUndo(ledger, named, context.me), { context, ledger });
  },
});
