import { moneyKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { enterMoney } from "../entering.ts";
import { cashEntry } from "../entry.ts";

const { account, to, amount, date, what, reference, by, notes } = cashEntry.fields;

export const verb = defineVerb({
  summary: say("money goes from one account to another", "账户互转：存现、取现、调拨"),
  examples: ["rounds account transfer cash bank 500"],
  arguments: {
    account: { ...account, label: say("From account", "转出账户") },
    to: { ...to, required: true as const },
    amount: field(moneyKind({ least: "0" }), amount.label, { required: true }),
  },
  flags: { what, date, reference, by, notes },
  writes: true,
  run: (context, told) => enterMoney(context, { ...told, kind: "transfer" }),
});
