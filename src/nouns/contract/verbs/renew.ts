import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { contract } from "../contract.ts";
import { renewContract } from "../rules.ts";

export const verb = defineVerb({
  summary: say("the contract goes on until a later day", "合同续签至新的到期日"),
  examples: ["rounds contract renew CT251226A --until 2027-12-31"],
  arguments: recordArgument(contract),
  flags: {
    until: field(dateKind, say("Until", "续至"), { required: true }),
    why: field(textKind(), say("Note", "说明")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, me }, { which, ...told }) =>
    renewContract(await book.get(contract, which), { ...told, by: me }),
});
