import type { Step } from "../../law/change.ts";
import { invariant } from "../../law/errors.ts";
import type { Text } from "../../law/words.ts";
import { assertConfirmable } from "../order/gate.ts";
import { goodsNotes } from "../order/goods-notes.ts";
import { type Order, order } from "../order/order.ts";
import { confirmOrder } from "../order/rules.ts";
import type { Context } from "../verb.ts";

/** An order that is made and confirmed in one go, by the same rules as `order confirm`. */
export async function confirmedOrder(
  context: Context,
  record: Order,
  { date }: { readonly date: string },
): Promise<{ readonly steps: readonly Step[]; readonly notes: readonly Text[] }> {
  const { steps, notes = [] } = confirmOrder(record, { date, by: context.me });
  const gates = await assertConfirmable(context, record);
  const [set] = steps;
  invariant(set?.do === "set", "confirming sets fields of the order");
  const fields = Object.entries(set.fields).filter(([, value]) => value !== undefined);
  const confirmed: Order = { ...record, ...Object.fromEntries(fields) };
  const goods = await goodsNotes(context, record, date);
  return {
    steps: [{ do: "create", noun: order, record: confirmed }, ...steps.slice(1)],
    notes: [...notes, ...gates, ...goods],
  };
}
