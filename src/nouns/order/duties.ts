import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import { listed, type NameOf } from "../product/names.ts";
import { type AgreedSettings, agreedDuties } from "./agreed-duties.ts";
import type { Order } from "./order.ts";
import { openMicro } from "./totals.ts";
import { trackingDuties } from "./tracking/duties.ts";

/**
 * What a confirmed order promised leaves by its day; what has left is asked after until it is
 * signed for (R-REM-27).
 */
export function orderDuties(
  orders: readonly Order[],
  names: { readonly customer: NameOf; readonly product: NameOf },
  facts: DutyFacts & {
    readonly trackingRole?: string | undefined;
    readonly settings?: AgreedSettings | undefined;
  },
): Duty[] {
  const { calendar, limits, until = "9999" } = facts;
  return orders.flatMap((record) => {
    const agreed = agreedDuties(record, names.customer(record.customer), facts);
    if (record.cancelled || !record.confirmed) return agreed;
    const base = () => ({
      noun: "order",
      id: record.id,
      about: names.customer(record.customer),
      who: record.owner,
    });
    const duties: Duty[] = [...agreed];
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
    if (record.shipments) duties.push(...trackingDuties(record, names.customer, facts));
    return duties;
  });
}
