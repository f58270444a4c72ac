import { addDays } from "../../../law/dates.ts";
import { RoundsError } from "../../../law/errors.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { order } from "../../order/order.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { invoice } from "../invoice.ts";
import { addInvoice, invoiceOrder } from "../rules.ts";

const { customer: who, order: ofOrder, date, due, amount, code, notes } = invoice.fields;

/** What the customer is called, and the days he has to pay: his own, else the firm's usual ones. */
async function terms(
  book: Context["book"],
  id: string,
): Promise<{ readonly buyer: string; readonly currency: string; readonly creditDays: number }> {
  const { name, creditDays } = await book.get(customer, id);
  const { limits, currency } = book.settings;
  return { buyer: name, currency, creditDays: creditDays ?? limits.creditDays };
}

export const verb = defineVerb({
  summary: say("write an invoice for what was shipped, or by hand", "开应收单：按发货或手工"),
  examples: [
    "rounds invoice add --order SO261116A",
    "rounds invoice add jinhong --amount 1200 --due +30d --notes 样品费",
  ],
  arguments: { customer: { ...who, required: undefined } },
  flags: {
    order: ofOrder,
    amount: { ...amount, required: undefined },
    date,
    due: { ...due, required: undefined },
    code,
    notes,
  },
  writes: true,
  async run({ book, me }, { customer: named, order: orderId, amount: given, ...told }) {
    const id = await book.newId(invoice, told);
    const { digits } = book;
    if (orderId !== undefined) {
      const record = await book.get(order, orderId);
      if (record.currency !== undefined && given !== undefined) {
        const { creditDays, ...words } = await terms(book, record.customer);
        const due = told.due ?? addDays(told.date, creditDays);
        const { customer: buyer, owner } = record;
        return addInvoice(
          { ...told, id, customer: buyer, order: orderId, owner, due, amount: given },
          words,
        );
      }
      if (given !== undefined || (named ?? record.customer) !== record.customer) {
        throw new RoundsError(
          "bad-usage",
          say(
            "customer and amount of an order's invoice are told by what was shipped",
            "按订单开单时，客户和金额以发货为准",
          ),
          {
            hint: say(
              "leave out --amount and <customer>, or leave out --order",
              "请去掉 --amount 和 <customer>，或去掉 --order",
            ),
          },
        );
      }
      const invoices = await book.where(invoice, "order", orderId);
      const of = await terms(book, record.customer);
      return invoiceOrder(told, { order: record, invoices, id, digits, ...of });
    }
    if (named === undefined || given === undefined) {
      throw new RoundsError(
        "missing-value",
        say(
          "missing: --order, or <customer> and --amount",
          "缺少：--order，或 <customer> 与 --amount",
        ),
        {
          hint: say(
            "for example: rounds invoice add --order SO261116A",
            "例如：rounds invoice add --order SO261116A",
          ),
        },
      );
    }
    const { creditDays, ...words } = await terms(book, named);
    const last = told.due ?? addDays(told.date, creditDays);
    return addInvoice({ ...told, id, customer: named, owner: me, due: last, amount: given }, words);
  },
});
