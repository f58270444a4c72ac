import type { Change } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import type { ShortageTold } from "./fields/shortage.ts";
import { type Order, order } from "./order.ts";
import { isOpen } from "./progress.ts";
import { orderState } from "./totals.ts";

/** The customer of an open order knows that goods are short, and when the rest comes (R-ORD-24). */
export function tellShort(record: Order, told: ShortageTold): Change {
  const { id } = record;
  if (!isOpen(orderState(record))) {
    refuse(say(`nothing of ${id} is waiting to be shipped`, `${id} 没有待发货物`));
  }
  if (told.date < record.date) {
    refuse(say("told before it was ordered", "告知日期早于下单日期"));
  }
  if (told.ready !== undefined && told.ready < told.date) {
    refuse(say("expected before it was told", "预计到货早于告知日期"));
  }
  const ready = told.ready;
  return {
    steps: [{ do: "set", noun: order, id, fields: { shortage: told } }],
    receipt: say(
      `${id}: the customer knows of the shortage${ready ? `, the rest is expected on ${ready}` : ""}`,
      `${id}：已告知客户缺货${ready ? `，余货预计 ${ready} 到` : ""}`,
    ),
  };
}
