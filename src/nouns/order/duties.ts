import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import { besideLoads } from "../dispatch/waiting.ts";
import { listed, type NameOf } from "../product/names.ts";
import { type AgreedSettings, agreedDuties } from "./agreed-duties.ts";
import type { Order } from "./order.ts";
import { openMicro } from "./totals.ts";
import { trackingDuties } from "./tracking/duties.ts";

interface ReceiptSettings {
  readonly receiptRole?: string | undefined;
}

/**
 * What a confirmed order promised leaves by its day; what has left is asked after until it is
 * signed for (R-REM-27). Goods that a planned load holds leave with it: the load's duties say so.
 */
export function orderDuties(
  orders: readonly Order[],
  names: { readonly customer: NameOf; readonly product: NameOf },
  facts: DutyFacts & {
    readonly trackingRole?: string | undefined;
    readonly settings?: (AgreedSettings & ReceiptSettings) | undefined;
    /** What loads that are planned hold of each order, by product: these leave with the load. */
    readonly onLoads?: ReadonlyMap<string, ReadonlyMap<string, number>> | undefined;
  },
): Duty[] {
  const { calendar, limits, until = "9999", onLoads } = facts;
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
    const isSoon = from !== undefined && from <= until;
    const open = isSoon ? besideLoads(openMicro(record), onLoads?.get(record.id)) : undefined;
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
    const receiptRole = facts.settings?.receiptRole;
    const told = { ...facts, receiptRole };
    if (record.shipments) duties.push(...trackingDuties(record, names.customer, told));
    return duties;
  });
}
