import { endOf, startOf } from "../../../law/dates.ts";
import { badValue } from "../../../law/kind.ts";
import { moneyKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { parsePeriod } from "../../../law/typed-dates.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { account } from "../account.ts";
import { accountClosing } from "../closing.ts";
import { reconcileMonth } from "../closing-rules.ts";

const { account: which, items, by, notes } = accountClosing.fields;

export const verb = defineVerb({
  summary: say("compare a month of an account with the bank", "月末对账：与银行对账单核对"),
  examples: ["rounds account reconcile bank 2026-10 --balance 118720.62"],
  arguments: {
    account: which,
    month: field(textKind({ name: "month" }), say("Month", "月份"), { required: true }),
  },
  flags: {
    balance: field(moneyKind(), say("The bank's balance", "对账单余额"), { required: true }),
    item: items,
    by,
    notes,
  },
  writes: true,
  async run(context, { account: id, month, item, ...told }) {
    const { book, today } = context;
    const { from, to } = parsePeriod(month, { today });
    if (from !== startOf(to, "month") || to !== endOf(to, "month")) {
      badValue(month, say("a month like 2026-10", "2026-10 这样的月份"));
    }
    return reconcileMonth(context, await book.get(account, id), { ...told, to, items: item });
  },
});
