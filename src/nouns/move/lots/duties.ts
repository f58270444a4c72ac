import { addDays } from "../../../law/dates.ts";
import { fromMicro } from "../../../law/decimal.ts";
import type { Duty } from "../../../law/duty.ts";
import { say } from "../../../law/words.ts";
import { removalDate, usableOn } from "./picking.ts";
import { expiringLots, type LotFactsShown } from "./view.ts";

/**
 * What is about to expire is sold first, what has expired is taken off the shelf; it falls to the
 * storekeeper of the lot's warehouse.
 */
export function expiryDuties(
  facts: LotFactsShown & { readonly keepers: ReadonlyMap<string, string | undefined> },
  expiryDays: number,
): Duty[] {
  const { date, keepers } = facts;
  return expiringLots(facts, expiryDays).map(({ lot, goods }) => {
    const { product, warehouse, expiry = date, micro } = lot;
    const isOver = !usableOn(lot, date);
    const count = `${fromMicro(micro)}${goods?.unit ? ` ${goods.unit}` : ""}`;
    const due = removalDate(expiry, goods?.removalDays) ?? expiry;
    const name = goods?.sku ?? product;
    return {
      rule: "expiring",
      noun: "product",
      id: product,
      part: `${warehouse} ${lot.lot ?? ""}`,
      about: `${goods?.name ?? product} ${lot.lot ?? ""}`.trimEnd(),
      who: keepers.get(warehouse),
      role: "storekeeper",
      from: addDays(due, -expiryDays),
      due,
      what: isOver
        ? say(
            `${count} in ${warehouse} expired on ${expiry}`,
            `${warehouse} ${count} 已于 ${expiry} 到期`,
          )
        : say(
            `${count} in ${warehouse} expires on ${expiry}`,
            `${warehouse} ${count} 将于 ${expiry} 到期`,
          ),
      command: `rounds stock lots ${name}`,
    };
  });
}
