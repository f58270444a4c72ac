import type { Change } from "../../law/change.ts";
import { fromMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import type { NameOf } from "../product/names.ts";
import { type Asked, cutTo, entryOf, gone } from "./amending.ts";
import { type Order, order } from "./order.ts";
import { openMicro, orderState } from "./totals.ts";

/** Ends what has not been shipped of an order: its lines are cut to what left, as an amendment. */
export function closeOrder(record: Order, told: Asked, nameOf: NameOf): Change {
  const { id } = record;
  const state = orderState(record);
  const lines = cutTo(record.lines, gone(record));
  if (state === "confirmed" || (state === "part-shipped" && lines.length === 0)) {
    refuse(
      say(`nothing of ${id} has been shipped`, `${id} 尚未发货`),
      say(
        `cancel it: rounds order cancel ${id} --why "…"`,
        `请取消订单：rounds order cancel ${id} --why "原因"`,
      ),
    );
  }
  if (state !== "part-shipped") {
    refuse(say(`${id} has no rest to be closed`, `${id} 没有可关闭的余量`));
  }
  const rest = [...openMicro(record)].map(
    ([product, micro]) => `${fromMicro(micro)} ${nameOf(product)}`,
  );
  const entry = entryOf(record, told, { lines, kinds: ["close"] });
  const { date, by, why } = told;
  const fields = {
    lines,
    amendments: [...(record.amendments ?? []), entry],
    closed: { date, by, why },
  };
  return {
    steps: [{ do: "set", noun: order, id, fields }],
    why,
    receipt: say(
      `closed ${id} short: ${rest.join(", ")} not delivered any more`,
      `已关闭 ${id} 余量：${rest.join("、")} 不再交付`,
    ),
  };
}
