import { moneyKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { enterMoney } from "../entering.ts";
import { cashEntry } from "../entry.ts";

const { account, amount, class: group, date, what, reference, by, notes } = cashEntry.fields;

export const verb = defineVerb({
  summary: say("money was spent that went to no supplier's invoice", "其他支出付款"),
  examples: ["rounds account out cash 86 --class office --what 打印纸 --reference FP-0421"],
  arguments: {
    account,
    amount: field(moneyKind({ least: "0" }), amount.label, { required: true }),
  },
  flags: { class: { ...group, required: true as const }, what, date, reference, by, notes },
  writes: true,
  run: (context, told) => enterMoney(context, { ...told, kind: "out" }),
});
