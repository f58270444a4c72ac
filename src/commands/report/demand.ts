import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { callsOf } from "../../nouns/generic/columns.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { order } from "../../nouns/order/order.ts";
import { productNames } from "../../nouns/product/names.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { demandReport } from "../../nouns/visit/demand-report.ts";
import { visit } from "../../nouns/visit/visit.ts";

export const verb = defineVerb({
  summary: say(
    "next month's demand and the stock that visits found",
    "客户需求与库存：拜访采集的下月需求、库存与动销",
  ),
  examples: [
    "rounds report demand",
    "rounds report demand --product TEA-LJ250",
    "rounds report demand --customer jinhong --period 'this year'",
  ],
  flags: {
    customer: field(refKind("customer"), say("Only this customer", "仅此客户")),
    product: field(refKind("product"), say("Only this product", "仅此产品")),
    period: periodFlag,
  },
  async run(context, { customer, product, period }) {
    const { book } = context;
    const calls = await callsOf(visit, context);
    return demandReport({
      ...(period === undefined ? {} : parsePeriod(period, context)),
      ...{ customer, product },
      visits: await (customer ? book.where(visit, "customer", customer) : book.all(visit)),
      orders: await (customer ? book.where(order, "customer", customer) : book.all(order)),
      customerName: (id) => calls.get(`customer:${id}`) ?? id,
      productName: await productNames(book),
    });
  },
});
