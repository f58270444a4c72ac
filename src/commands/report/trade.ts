import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { tradeBook } from "../../nouns/customer/trade.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { order } from "../../nouns/order/order.ts";
import { product } from "../../nouns/product/product.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { visit } from "../../nouns/visit/visit.ts";

export const verb = defineVerb({
  summary: say(
    "a customer's purchases and sales: what came, what was counted, what was sold",
    "客户进销记录簿：进货、盘点与销售",
  ),
  examples: [
    "rounds report trade jinhong",
    "rounds report trade jinhong --period 2026Q4 --format csv",
  ],
  arguments: {
    customer: field(refKind("customer"), say("Customer", "客户"), { required: true }),
  },
  flags: { period: periodFlag },
  async run({ book, today }, { customer: id, period }) {
    const within = period === undefined ? undefined : parsePeriod(period, { today });
    const { name } = await book.get(customer, id);
    const products = new Map((await book.all(product)).map((one) => [one.id, one]));
    return tradeBook({
      ...within,
      orders: await book.where(order, "customer", id),
      visits: await book.where(visit, "customer", id),
      digits: book.digits,
      customer: name,
      nameOf: (goods) => products.get(goods)?.name ?? goods,
      unitOf: (goods) => products.get(goods)?.unit,
    });
  },
});
