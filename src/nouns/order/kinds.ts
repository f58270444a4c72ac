import { addDays, type IsoDate } from "../../law/dates.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import { say, type Text } from "../../law/words.ts";
import type { Calendar } from "../../law/workdays.ts";
import type { Product } from "../product/product.ts";
import type { Order } from "./order.ts";

type Making = Pick<Product, "id" | "name" | "makeToOrder" | "purchaseDays" | "makingDays">;

/** A rush or inserted order names who wants it before the others: R-ORD-19. */
export function assertRaised({
  id,
  kind,
  raisedBy,
}: Pick<Order, "kind" | "raisedBy"> & { readonly id?: string }): void {
  if ((kind !== "rush" && kind !== "inserted") || raisedBy !== undefined) return;
  const command = id === undefined ? "" : `rounds order edit ${id} `;
  throw new RoundsError(
    "missing-value",
    say("who wants it before the others?", "由谁提出加急或插单？"),
    { hint: say(`${command}--raised-by NAME`, `${command}--raised-by 提出人`) },
  );
}

/** The longest way of an order's goods: purchasing and making together (R-ORD-17). */
export function leadTime(
  record: Pick<Order, "kind" | "lines">,
  products: ReadonlyMap<string, Making>,
): { readonly days: number; readonly longest: Making } | undefined {
  let found: { days: number; longest: Making } | undefined;
  for (const { product } of record.lines) {
    const goods = products.get(product);
    if (!goods || (record.kind !== "make-to-order" && !goods.makeToOrder)) continue;
    const days = (goods.purchaseDays ?? 0) + (goods.makingDays ?? 0);
    if (days > 0 && (!found || days > found.days)) found = { days, longest: goods };
  }
  return found;
}

/** What is to be said of goods made to order: the earliest day, and promises before it. */
export function leadNotes(
  record: Pick<Order, "kind" | "lines" | "promised">,
  products: ReadonlyMap<string, Making>,
  from: IsoDate,
): Text[] {
  const all = leadTime(record, products);
  if (!all) return [];
  const { name, purchaseDays = 0, makingDays = 0 } = all.longest;
  const earliest = addDays(from, all.days);
  const how = say(
    `${name}: ${purchaseDays} days purchasing and ${makingDays} making`,
    `${name} 采购 ${purchaseDays} 天、生产 ${makingDays} 天`,
  );
  const { promised } = record;
  if (promised === undefined) {
    return [
      say(
        `made to order, earliest ${earliest} (${how.en})`,
        `按单生产，最早 ${earliest}（${how.zh}）`,
      ),
    ];
  }
  const early = record.lines.filter((line) => {
    const own = leadTime({ kind: record.kind, lines: [line] }, products);
    return own !== undefined && (line.due ?? promised) < addDays(from, own.days);
  });
  const day = early.map(({ due }) => due ?? promised).sort()[0];
  if (day === undefined) return [];
  return [
    say(
      `promised for ${day}, but made to order it is ready on ${earliest} at the earliest (${how.en})`,
      `承诺 ${day}，但按单生产最早 ${earliest} 完成（${how.zh}）`,
    ),
  ];
}

interface Installing {
  readonly date: IsoDate;
  readonly today: IsoDate;
  /** Installations of other orders, by day. */
  readonly taken: ReadonlyMap<IsoDate, number>;
  /** The most of a day; undefined: no limit. */
  readonly capacity: number | undefined;
  readonly calendar: Pick<Calendar, "isWorkday">;
}

/**
 * Nothing is arranged above the capacity of a day; the refusal names the next day with room
 * (R-ORD-30). @throws RoundsError refused
 */
export function assertRoom({ date, today, taken, capacity, calendar }: Installing): void {
  if (date < today) refuse(say(`${date} is past`, `${date} 已过`));
  if (capacity === undefined) return;
  const count = (day: IsoDate): number => taken.get(day) ?? 0;
  if (count(date) < capacity) return;
  let free = addDays(date, 1);
  while (count(free) >= capacity || !calendar.isWorkday(free)) free = addDays(free, 1);
  refuse(
    say(
      `on ${date} ${count(date)} installations are arranged, no more than ${capacity} can be done`,
      `${date} 已安排 ${count(date)} 单安装，每日最多 ${capacity} 单，不可超排`,
    ),
    say(`the next day with room: --date ${free}`, `最近可安排日期：--date ${free}`),
  );
}
