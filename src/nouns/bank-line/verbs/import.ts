import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { importVerb } from "../../generic/import.ts";
import type { Verb } from "../../verb.ts";
import { bankLine } from "../bank-line.ts";

/** Lines that are there already are left out, however often a statement is read. */
export const verb: Verb = importVerb(bankLine, {
  flags: {
    account: field(refKind("account"), say("The account of the statement", "流水所属账户")),
  },
  also: ({ account }) => (account === undefined ? {} : { account }),
});
