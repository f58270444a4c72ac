import { fromMicro } from "../../law/decimal.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { join, say } from "../../law/words.ts";
import type { NameOf } from "../product/names.ts";
import type { Product } from "../product/product.ts";
import { suppliedOn } from "../product/supply.ts";
import type { OpenOrder } from "./reservation.ts";
import type { Shortage } from "./shortages.ts";

interface Known {
  readonly products: ReadonlyMap<string, Product>;
  readonly names: { readonly customer: NameOf; readonly product: NameOf };
}

/**
 * Whose goods will not be there on the day promised is told so, and when they come (R-ORD-24); told
 * once, and again when the day that was named has passed.
 */
export function shortageDuties(
  shortages: readonly Shortage[],
  { products, names }: Known,
  facts: DutyFacts & { readonly until: string },
): Duty[] {
  const byOrder = new Map<OpenOrder, Shortage[]>();
  for (const one of shortages) {
    const known = byOrder.get(one.order);
    if (known) known.push(one);
    else byOrder.set(one.order, [one]);
  }
  return [...byOrder].flatMap(([order, all]) => {
    if (isTold(order, facts.today)) return [];
    const late = all.flatMap((one) => {
      const from = missedFrom(one, products.get(one.product), facts);
      return from === undefined ? [] : [{ ...one, from }];
    });
    const [first, ...others] = late;
    if (!first) return [];
    const from = others.reduce((day, one) => (one.from < day ? one.from : day), first.from);
    if (from > facts.until) return [];
    const days = late.map(({ product }) => suppliedOn(products.get(product), facts.today));
    const ready = days.some((day) => day === undefined) ? "DATE" : (days.sort().at(-1) ?? "DATE");
    const goods = join(
      late.map(({ product, shortMicro }) => {
        const [count, name] = [fromMicro(shortMicro), names.product(product)];
        return say(`${count} ${name}`, `${name} ×${count}`);
      }),
      say(", ", "、"),
    );
    return [
      {
        rule: "shortage",
        noun: "order",
        id: order.id,
        about: names.customer(order.customer),
        who: order.owner,
        from,
        due: from,
        what: say(`${order.id} is short of ${goods.en}`, `${order.id} 缺 ${goods.zh}`),
        command: `rounds order short ${order.id} --ready ${ready}`,
      },
    ];
  });
}

/** Does the customer know, and is the day that was named still ahead? */
function isTold({ shortage }: OpenOrder, today: string): boolean {
  return shortage !== undefined && (shortage.ready === undefined || shortage.ready >= today);
}

/** Since when it is plain that the day promised will be missed; undefined while it may be kept. */
function missedFrom(
  { order: { promised } }: Shortage,
  goods: Product | undefined,
  { today, calendar, limits }: DutyFacts,
): string | undefined {
  const ready = suppliedOn(goods, today);
  if (promised === undefined || (ready !== undefined && ready > promised)) return today;
  if (ready !== undefined) return undefined;
  return calendar.addWorkdays(promised, -limits.shipmentLeadDays);
}
