import { moneyKind } from "../../../law/kinds/figures.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { defineVerb } from "../../verb.ts";
import { owedMinor, pendingOf } from "../making.ts";
import { paymentPromise } from "../payment-promise.ts";
import { graceTold, promiseToPay } from "../rules.ts";

const { customer: who, amount, date, due, grace, ...fields } = paymentPromise.fields;
const { invoices, owner, source, paper, who: person, notes } = fields;

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
    const { book } = context;
    const buyer = await book.get(customer, id);
    const record = {
      ...told,
      id: await book.newId(paymentPromise, told),
      customer: buyer.id,
      due: by,
      ...graceTold(days, book.settings.limits.promiseGraceDays),
    };
    assertAgrees(paymentPromise, record, book.digits);
    return promiseToPay(record, {
      name: buyer.name,
      currency: book.settings.currency,
      digits: book.digits,
      openMinor: await owedMinor(context, buyer.id),
      pending: await pendingOf(context, buyer.id),
    });
  },
});
