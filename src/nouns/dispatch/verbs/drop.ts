import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { order as orderNoun } from "../../order/order.ts";
import { product } from "../../product/product.ts";
import { defineVerb } from "../../verb.ts";
import { stepOf } from "../demand.ts";
import { dispatch } from "../dispatch.ts";
import { sizeOfStops } from "../loaded.ts";
import { dropOrder } from "../rules.ts";

export const verb = defineVerb({
  summary: say("take an order out of a load before it leaves", "发车前将订单移出派车单"),
  examples: [],
  arguments: {
    ...recordArgument(dispatch),
    order: field(refKind("order"), say("Order", "订单"), { required: true }),
  },
  flags: { why: field(textKind(), say("Why", "原因"), { required: true }) },
  writes: true,
  async run({ book }, { which, order, why }) {
    const record = await book.get(dispatch, which);
    const products = await book.some(
      product,
      record.stops.map((one) => one.product),
    );
    const orders = await book.some(
      orderNoun,
      record.stops.map((one) => one.order),
    );
    const sizing = {
      packedOf: (id: string) => products.get(id),
      stepOf: (id: string, goods: string) => stepOf(orders.get(id) ?? { lines: [] }, goods),
    };
    const size = (stops: typeof record.stops) => sizeOfStops(stops, sizing);
    return dropOrder(record, order, { why, size });
  },
});
