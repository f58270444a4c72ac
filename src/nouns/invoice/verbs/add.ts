import { RoundsError } from "../../../law/errors.ts";
import { wholeKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { order } from "../../order/order.ts";
import { assertRate, rate as rates } from "../../rate/rate.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { invoice } from "../invoice.ts";
import { addInvoice, type BillFacts, billed, invoiceOrder } from "../rules.ts";

const { customer: who, order: ofOrder, date, due, amount, code, notes } = invoice.fields;
const { settlement, terms, instalments, currency, rate, taxRate } = invoice.fields;

/** What the customer is called, how he pays, and the firm's usual days. */
async function factsOf(book: Context["book"], id: string, paper: string): Promise<BillFacts> {
  const payer = await book.get(customer, id);
  const { limits, currency } = book.settings;
  const { digits } = book;
  return { id: paper, digits, payer, buyer: payer.name, currency, creditDays: limits.creditDays };
}

function assertByGoods(): never {
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

function assertTold(): never {
  throw new RoundsError(
    "missing-value",
    say("missing: --order, or <customer> and --amount", "缺少：--order，或 <customer> 与 --amount"),
    {
      hint: say(
        "for example: rounds invoice add --order SO261116A",
        "例如：rounds invoice add --order SO261116A",
      ),
    },
  );
}

export const verb = defineVerb({
  summary: say("write an invoice for what was shipped, or by hand", "开应收单：按发货或手工"),
  examples: [
    "rounds invoice add --order SO261116A",
    "rounds invoice add jinhong --amount 1200 --due +30d --notes 样品费",
    "rounds invoice add jinhong --amount 9000 --parts 3 --terms eom",
    "rounds invoice add jinhong --amount 1000 --currency USD --rate 7.12",
  ],
  arguments: { customer: { ...who, required: undefined } },
  flags: {
    order: ofOrder,
    amount: {
      ...amount,
      required: undefined,
      help: say("in the invoice's own currency", "按应收单币种填写"),
    },
    date,
    due: { ...due, required: undefined },
    terms,
    settlement,
    instalments,
    parts: field(wholeKind({ least: "2", most: "60" }), say("Monthly parts", "按月分期数")),
    currency,
    rate,
    taxRate,
    code,
    notes,
  },
  writes: true,
  async run({ book, me }, { customer: named, order: orderId, amount: given, ...told }) {
    const id = await book.newId(invoice, told);
    const record = orderId === undefined ? undefined : await book.get(order, orderId);
    const isForeign = record?.currency !== undefined && given === undefined;
    const foreign = isForeign ? record.currency : told.currency;
    const worth =
      foreign === undefined
        ? told.rate
        : assertRate(await book.all(rates), {
            currency: foreign,
            day: told.date,
            told: told.rate,
            own: book.settings.currency,
          });
    const draft = { ...told, currency: foreign, rate: worth };
    if (record) {
      const facts = await factsOf(book, record.customer, id);
      if (record.currency !== undefined && given !== undefined) {
        const { customer: buyer, owner } = record;
        const paper = { ...draft, customer: buyer, order: record.id, owner, told: given };
        return addInvoice(billed(paper, facts), facts);
      }
      if (given !== undefined || (named ?? record.customer) !== record.customer) assertByGoods();
      const invoices = await book.where(invoice, "order", record.id);
      return invoiceOrder(draft, { order: record, invoices, ...facts });
    }
    if (named === undefined || given === undefined) assertTold();
    const facts = await factsOf(book, named, id);
    // Whoever writes it: it is the salesperson's whose customer it is.
    const owner = (await book.get(customer, named)).owner ?? me;
    return addInvoice(billed({ ...draft, customer: named, owner, told: given }, facts), facts);
  },
});
