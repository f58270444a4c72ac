import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import { listed, type NameOf } from "../product/names.ts";
import type { Order } from "./order.ts";
import { openMicro } from "./totals.ts";

/**
 * What a confirmed order promised leaves by its day; what has left is signed for by the day it was
 * expected (R-REM-27, R-REM-29).
 */
export function orderDuties(
  orders: readonly Order[],
  names: { readonly customer: NameOf; readonly product: NameOf },
  { calendar, limits, until = "9999" }: DutyFacts,
): Duty[] {
  return orders.flatMap((record) => {
    if (record.cancelled || !record.confirmed) return [];
    const base = () => ({
      noun: "order",
      id: record.id,
      about: names.customer(record.customer),
      who: record.owner,
    });
    const duties: Duty[] = [];
    const { promised } = record;
    const from = promised && calendar.addWorkdays(promised, -limits.shipmentLeadDays);
    const open = from !== undefined && from <= until ? openMicro(record) : undefined;
    if (promised && from && open && open.size > 0) {
      const goods = listed(open, names.product);
      duties.push({
        ...base(),
        rule: "shipment",
        from,
        due: promised,
        what: say(`ship ${record.id}: ${goods.en}`, `发货 ${record.id}：${goods.zh}`),
        command: `rounds order ship ${record.id}`,
      });
    }
    for (const [at, one] of (record.shipments ?? []).entries()) {
      if (one.signed || one.expected === undefined || one.expected > until) continue;
      duties.push({
        ...base(),
        rule: "receipt",
        part: `${at + 1}`,
        from: one.expected,
        due: one.expected,
        what: say(`signed receipt of ${record.id}`, `${record.id} 待签收`),
        command: `rounds order sign ${record.id}`,
      });
    }
    return duties;
  });
}
