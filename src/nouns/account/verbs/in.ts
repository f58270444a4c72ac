import { moneyKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { enterMoney } from "../entering.ts";
import { cashEntry } from "../entry.ts";

const { account, amount, class: group, date, what, reference, by, notes } = cashEntry.fields;

export const verb = defineVerb({
  summary: say("money came in that is no customer's payment", "其他收入入账"),
  examples: ["rounds account in bank 118.60 --class interest --what 四季度结息"],
  arguments: {
    account,
    amount: field(moneyKind({ least: "0" }), amount.label, { required: true }),
  },
  flags: { class: { ...group, required: true as const }, what, date, reference, by, notes },
  writes: true,
  run: (context, told) => enterMoney(context, { ...told, kind: "in" }),
});
