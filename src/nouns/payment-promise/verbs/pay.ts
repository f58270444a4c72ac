import { moneyKind } from "../../../law/kinds/figures.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { invoice } from "../../invoice/invoice.ts";
import { openMinor } from "../../invoice/rules.ts";
import { payment } from "../../payment/payment.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { paymentPromise } from "../payment-promise.ts";
import { livePromises } from "../reading.ts";
import { graceTold, promiseToPay } from "../rules.ts";

const { customer: who, amount, date, due, grace, ...fields } = paymentPromise.fields;
const { invoices, owner, source, paper, who: person, notes } = fields;

/** What a customer owes on all open invoices; smallest unit. */
async function owedMinor({ book }: Context, id: string): Promise<number> {
  const settled = await book.sums(payment, "settled");
  const { digits } = book;
  return (await book.liveWhere(invoice, "customer", id)).reduce(
    (sum, one) => sum + openMinor(one, { settled, digits }),
    0,
  );
}

export const verb = defineVerb({
  summary: say("a customer promised to pay so much by a day", "记下客户的付款承诺：金额与日期"),
  examples: [
    "rounds promise pay jinhong 5000 --by +7d --source call",
    "rounds promise pay jinhong 1200.50 --by friday --grace 2 --who 王经理",
  ],
  arguments: {
    customer: who,
    amount: field(moneyKind({ least: "0" }), amount.label, { required: true }),
  },
  flags: { by: due, grace, date, invoices, owner, source, paper, who: person, notes },
  writes: true,
  async suggest(context, { customer: id }) {
    if (id === undefined) return {};
    const minor = await owedMinor(context, id);
    return minor > 0 ? { amount: fromMinor(minor, context.book.digits) } : {};
  },
  async run(context, { customer: id, by, grace: days, ...told }) {
    const { book, today } = context;
    const buyer = await book.get(customer, id);
    const { promises, states } = await livePromises(book, { asOf: today, customer: id });
    const record = {
      ...told,
      id: await book.newId(paymentPromise, told),
      customer: buyer.id,
      due: by,
      ...graceTold(days, book.settings.limits.promiseGraceDays),
    };
    assertAgrees(paymentPromise, record, book.digits);
    const pending = promises
      .map((one) => states.get(one.id))
      .filter((one) => one?.state === "pending");
    return promiseToPay(record, {
      name: buyer.name,
      currency: book.settings.currency,
      digits: book.digits,
      openMinor: await owedMinor(context, buyer.id),
      pendingMinor: pending.reduce(
        (sum, one) => sum + (one ? one.promisedMinor - one.paidMinor : 0),
        0,
      ),
    });
  },
});
