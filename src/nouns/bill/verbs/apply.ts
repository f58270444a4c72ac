import { refuse } from "../../../law/errors.ts";
import { fromMinor } from "../../../law/money.ts";
import { say } from "../../../law/words.ts";
import { supplier } from "../../supplier/supplier.ts";
import { defineVerb } from "../../verb.ts";
import { payableOf } from "../owed.ts";
import { applyAdvance } from "../paying.ts";
import { billPayment } from "../payment.ts";

const { supplier: who, date, by, notes } = billPayment.fields;

export const verb = defineVerb({
  summary: say("set what was paid in advance against invoices", "用预付款核销发票"),
  examples: [],
  arguments: { supplier: who },
  flags: { date, by, notes },
  writes: true,
  async run(context, { supplier: id, ...told }) {
    const { book } = context;
    const seller = await book.get(supplier, id);
    const advance = (await book.sums(billPayment, "advance")).get(id) ?? 0;
    if (advance <= 0) {
      refuse(say(`nothing was paid to ${seller.name} in advance`, `${seller.name} 没有预付款余额`));
    }
    const { all, owed, waiting } = await payableOf(seller, undefined, context);
    if (owed.length === 0) {
      refuse(waiting[0] ?? say(`nothing is owed to ${seller.name}`, `${seller.name} 没有未付发票`));
    }
    const change = applyAdvance(
      { ...told, amount: fromMinor(0, book.digits) },
      {
        id: await book.newId(billPayment, told),
        supplier: seller,
        owed,
        advance,
        balanceMinor: all.reduce((sum, one) => sum + one.open, 0),
        digits: book.digits,
        currency: book.settings.currency,
      },
    );
    return { ...change, notes: [...(change.notes ?? []), ...waiting] };
  },
});
