import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { contract } from "../contract.ts";
import { endContract } from "../rules.ts";

export const verb = defineVerb({
  summary: say(
    "the contract ends on a day, or is not to be renewed",
    "合同于某日终止，或到期不再续签",
  ),
  examples: ['rounds contract end CT251226A --why "the store closes"'],
  arguments: recordArgument(contract),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, ...told }) =>
    endContract(await book.get(contract, which), { ...told, by: me }),
});
