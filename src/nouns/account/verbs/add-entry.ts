import { moneyKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { enterMoney } from "../entering.ts";
import { cashEntry } from "../entry.ts";

const { kind, account, amount, reverses: _, ...flags } = cashEntry.fields;

export const verb = defineVerb({
  summary: say("enter other income, spending, or a transfer", "登记其他收支或互转"),
  examples: ["rounds cash-entry add out cash 35 --class travel --what 送票打车"],
  arguments: {
    kind,
    account,
    amount: field(moneyKind({ least: "0" }), amount.label, { required: true }),
  },
  flags,
  writes: true,
  run: (context, told) => enterMoney(context, told),
});
