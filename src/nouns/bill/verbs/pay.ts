import { grouped } from "../../../law/decimal.ts";
import { refuse } from "../../../law/errors.ts";
import { moneyKind } from "../../../law/kinds/figures.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { switchKind } from "../../../law/kinds/texts.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { join, say } from "../../../law/words.ts";
import { assertAccountOpen } from "../../account/balance.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { supplier } from "../../supplier/supplier.ts";
import { defineVerb, NeedsYes } from "../../verb.ts";
import { payableOf } from "../owed.ts";
import { paidTwice, payBills } from "../paying.ts";
import { billPayment } from "../payment.ts";

const { supplier: who, date, method, account, reference, by, notes } = billPayment.fields;

export const verb = defineVerb({
  summary: say(
    "pay a supplier: approved invoices, oldest first",
    "付款：已审批的发票，默认最早的在前",
  ),
  examples: ["rounds bill pay longjing-chaye 500 --advance --reference T-88"],
  arguments: {
    supplier: who,
    amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), { required: true }),
  },
  flags: {
    bill: field({ ...wordsKind, refers: "bill" }, say("Invoices to pay", "付款的发票"), {
      help: say(
        "several with commas, in this order; default: oldest first",
        "多张用逗号分隔，按此顺序；默认最早的在前",
      ),
    }),
    advance: field(switchKind, say("What is over is paid in advance", "多出部分作预付款")),
    date,
    method,
    account,
    reference,
    by,
    notes,
  },
  writes: true,
  async suggest(context, { supplier: id }) {
    if (id === undefined) return {};
    const { owed } = await payableOf(await context.book.get(supplier, id), undefined, context);
    const minor = owed.reduce((sum, one) => sum + one.open, 0);
    return minor > 0 ? { amount: fromMinor(minor, context.book.digits) } : {};
  },
  async run(context, { supplier: id, bill: named, advance, ...told }) {
    const { book, today, yes } = context;
    assertNotAhead(told.date, today);
    await assertAccountOpen(book, told);
    const seller = await book.get(supplier, id);
    const { all, owed, waiting } = await payableOf(seller, named, context);
    if (owed.length === 0 && waiting.length > 0 && !advance) refuse(join(waiting));
    const same = yes
      ? undefined
      : paidTwice(told, await book.liveWhere(billPayment, "supplier", id));
    const { currency } = book.settings;
    if (same) {
      const shown = `${currency} ${grouped(told.amount)}`;
      throw new NeedsYes(
        say(
          `${shown} was paid to ${seller.name} on ${same.date} already (${same.id}): enter it once more?`,
          `已于 ${same.date} 付给 ${seller.name} ${shown}（${same.id}），确定再记一笔？`,
        ),
      );
    }
    const change = payBills(told, {
      id: await book.newId(billPayment, told),
      supplier: seller,
      owed,
      balanceMinor: all.reduce((sum, one) => sum + one.open, 0),
      digits: book.digits,
      currency,
      isAdvance: advance === true,
    });
    return { ...change, notes: [...(change.notes ?? []), ...waiting] };
  },
});
