import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { reservations } from "../../nouns/order/reserving.ts";
import { shortageReport, shortagesOf } from "../../nouns/order/shortages.ts";
import { product } from "../../nouns/product/product.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say(
    "what confirmed orders wait for and cannot have, and when the rest comes",
    "缺货报表：哪些订单缺什么、余货何时可到",
  ),
  examples: [
    "rounds report shortages",
    "rounds report shortages --product TEA-LJ250",
    "rounds report shortages --staff zhou-min --format csv",
  ],
  flags: {
    product: field(refKind("product"), say("Only this product", "仅此产品")),
    customer: field(refKind("customer"), say("Only this customer", "仅此客户")),
    staff: field(refKind("staff"), say("Only this salesperson", "仅此销售员")),
  },
  async run({ book, today }, { product: goods, customer: buyer, staff: person }) {
    const { claims, onHand } = await reservations(book);
    const shortages = shortagesOf(claims, onHand).filter(
      ({ product: id, order: { customer: who, owner } }) =>
        (goods === undefined || id === goods) &&
        (buyer === undefined || who === buyer) &&
        (person === undefined || owner === person),
    );
    const products = await book.some(
      product,
      shortages.map((one) => one.product),
    );
    const customers = await book.some(
      customer,
      shortages.map(({ order }) => order.customer),
    );
    const calls = new Map<string, string>();
    for (const { id, name } of customers.values()) calls.set(`customer:${id}`, name);
    for (const { id, name } of await book.all(staff)) calls.set(`staff:${id}`, name);
    return shortageReport({ shortages, products, today, calls });
  },
});
