import { addDays, daysBetween, type IsoDate } from "../../../law/dates.ts";
import { fromMicro, grouped, toMicro } from "../../../law/decimal.ts";
import {
  economicQuantity,
  reorderPoint,
  replenish,
  safetyStock,
  serviceFactor,
  type Usage,
} from "../../../law/reorder.ts";
import type { Settings } from "../../../law/settings.ts";
import { join, say, type Text } from "../../../law/words.ts";
import type { Product } from "../../product/product.ts";
import type { Lot } from "../../supplier/agreed.ts";
import { pace, type Weeks } from "./demand.ts";

/** All that a suggestion for one product is reckoned from; quantities in millionths. */
export interface Needs {
  readonly goods: Product;
  readonly weeks: Weeks;
  /** Days from the order to the goods; undefined: nobody knows. */
  readonly leadDays: number | undefined;
  readonly lot: Lot;
  readonly onHandMicro: number;
  /** What open orders of customers wait for. */
  readonly reservedMicro: number;
  /** What suppliers still owe. */
  readonly onOrderMicro: number;
  /** On purchase orders that were not sent yet. */
  readonly draftMicro: number;
  /** On requisitions that were not ordered yet. */
  readonly requestedMicro: number;
  /** A price for one, as far as it is known. */
  readonly price?: string | undefined;
}

export interface Horizon {
  readonly today: IsoDate;
  /** The last day of the month that is planned; undefined: what is to be ordered now. */
  readonly until?: IsoDate | undefined;
  readonly limits: Settings["limits"];
}

export interface Suggestion {
  readonly goods: Product;
  readonly needs: Needs;
  /** Millionths; zero: nothing. */
  readonly micro: number;
  readonly pointMicro: number;
  /** What there will be without an order. */
  readonly projectedMicro: number;
  readonly perDay: number;
  /** The day on which it should be ordered at the latest. */
  readonly orderBy: IsoDate;
  /** The day on which ordered goods are wanted. */
  readonly wantedOn: IsoDate;
  /** The day on which the shelf is empty at this pace; undefined: nobody asks for it. */
  readonly lastsTo: IsoDate | undefined;
  readonly why: Text;
}

/** Whole units, up; a hair above a whole number is that number. */
function wholeMicro(value: number): number {
  return Math.max(0, Math.ceil(value - 1e-6)) * 1_000_000;
}

/** A thousandth of a unit a day is shown as nothing. */
function shown(value: number): string {
  return String(Math.round(value * 100) / 100);
}

interface Level {
  readonly pointMicro: number;
  readonly why: Text;
}

/** From which stock on it is ordered, and why. */
function levelOf({ goods, leadDays, weeks }: Needs, { limits }: Horizon): Level {
  const { reorderPoint: set, minimum, makeToOrder, discontinued } = goods;
  if (makeToOrder || discontinued) {
    return {
      pointMicro: 0,
      why: makeToOrder
        ? say("made to order: only what orders wait for", "按单生产，仅补订单所需")
        : say("no longer sold: only what orders wait for", "已停售，仅补订单所需"),
    };
  }
  if (set !== undefined) {
    return {
      pointMicro: toMicro(set),
      why: say(`reorder point ${set}, as set`, `再订货点 ${set}（人工设定）`),
    };
  }
  const { perDay, sigma } = pace(weeks);
  const days = leadDays ?? limits.purchaseDays;
  const usage: Usage = {
    perDay,
    sigma,
    leadDays: days,
    factor: serviceFactor(limits.servicePercent),
  };
  const reckoned = wholeMicro(reorderPoint(usage));
  const least = toMicro(minimum ?? "0");
  const floor = told(least);
  const safety = told(wholeMicro(safetyStock(usage)));
  const pointMicro = Math.max(reckoned, least);
  const point = told(pointMicro);
  if (perDay === 0) {
    return {
      pointMicro,
      why:
        minimum === undefined
          ? say("not asked for lately", "近期无需求")
          : say(`minimum ${floor}, not asked for lately`, `最低库存 ${floor}，近期无需求`),
    };
  }
  const parts = say(
    `${shown(perDay)} a day × ${days} days + safety ${safety}`,
    `日均 ${shown(perDay)} × 交货 ${days} 天 + 安全库存 ${safety}`,
  );
  const above =
    least > reckoned
      ? say(`minimum ${floor} (above ${parts.en})`, `最低库存 ${floor}（高于 ${parts.zh}）`)
      : say(`reorder point ${point} = ${parts.en}`, `再订货点 ${point} = ${parts.zh}`);
  return { pointMicro, why: above };
}

/** What is there, what is spoken for, and what is on its way. */
function availableOf(needs: Needs): { readonly micro: number; readonly why: Text } {
  const { onHandMicro, reservedMicro, onOrderMicro, draftMicro, requestedMicro } = needs;
  const micro = onHandMicro - reservedMicro + onOrderMicro + draftMicro + requestedMicro;
  const parts = [
    say(`on hand ${told(onHandMicro)}`, `现存 ${told(onHandMicro)}`),
    ...(reservedMicro > 0
      ? [say(`- reserved ${told(reservedMicro)}`, `- 预留 ${told(reservedMicro)}`)]
      : []),
    ...(onOrderMicro > 0
      ? [say(`+ on order ${told(onOrderMicro)}`, `+ 在订 ${told(onOrderMicro)}`)]
      : []),
    ...(draftMicro > 0
      ? [say(`+ in drafts ${told(draftMicro)}`, `+ 草稿 ${told(draftMicro)}`)]
      : []),
    ...(requestedMicro > 0
      ? [say(`+ asked for ${told(requestedMicro)}`, `+ 已申请 ${told(requestedMicro)}`)]
      : []),
  ];
  const sum = parts.length > 1 ? say(` = ${told(micro)}`, ` = ${told(micro)}`) : say("", "");
  const list = join(parts, say(" ", " "));
  return { micro, why: say(`${list.en}${sum.en}`, `${list.zh}${sum.zh}`) };
}

/** What will be asked for besides what is reserved already, and up to how much is ordered. */
function targetOf(
  needs: Needs,
  { level, horizon }: { readonly level: Level; readonly horizon: Horizon },
): { readonly goneMicro: number; readonly upToMicro: number; readonly why: Text | undefined } {
  const { goods, weeks, reservedMicro } = needs;
  const { today, until, limits } = horizon;
  const { pointMicro } = level;
  const isOnlyOrdered = goods.makeToOrder === true || goods.discontinued === true;
  const perDay = isOnlyOrdered ? 0 : pace(weeks).perDay;
  const maximum = goods.maximum === undefined || isOnlyOrdered ? undefined : toMicro(goods.maximum);
  if (until === undefined) {
    const cover = wholeMicro(perDay * limits.coverDays);
    const upToMicro = Math.max(maximum ?? pointMicro + cover, pointMicro);
    const upTo = told(upToMicro);
    const why =
      maximum !== undefined
        ? say(`up to ${upTo}, as set`, `补至最高库存 ${upTo}`)
        : cover > 0
          ? say(
              `${limits.coverDays} days more: up to ${upTo}`,
              `再备 ${limits.coverDays} 天：补至 ${upTo}`,
            )
          : undefined;
    return { goneMicro: 0, upToMicro, why };
  }
  const days = daysBetween(today, until);
  const expected = wholeMicro(perDay * days);
  const goneMicro = Math.max(0, expected - reservedMicro);
  const why = say(
    `${told(expected)} wanted to ${until}${reservedMicro > 0 && expected > 0 ? ", the reserved among them" : ""}`,
    `至 ${until} 预计需求 ${told(expected)}${reservedMicro > 0 && expected > 0 ? "（含预留）" : ""}`,
  );
  return { goneMicro, upToMicro: Math.max(maximum ?? pointMicro, pointMicro), why };
}

/** The least that is worth an order, where the firm says what ordering and holding cost. */
function worthwhileMicro({ price, weeks }: Needs, { limits }: Horizon): number {
  const { orderCost, holdingPercent } = limits;
  if (orderCost === 0 || holdingPercent === 0 || price === undefined) return 0;
  const perYear = pace(weeks).perDay * 365;
  const holdingCost = (Number(price) * holdingPercent) / 100;
  return wholeMicro(economicQuantity({ perYear, orderCost, holdingCost }));
}

/** How much of a product is to be ordered, and why so many. */
export function suggestionOf(needs: Needs, horizon: Horizon): Suggestion {
  const { goods, lot, leadDays, onHandMicro, reservedMicro } = needs;
  const { today, limits } = horizon;
  const level = levelOf(needs, horizon);
  const available = availableOf(needs);
  const target = targetOf(needs, { level, horizon });
  const projectedMicro = available.micro - target.goneMicro;
  const { pointMicro } = level;
  const wanted = replenish({
    projected: projectedMicro,
    point: pointMicro,
    upTo: target.upToMicro,
  });
  const worthwhile = wanted > 0 ? worthwhileMicro(needs, horizon) : 0;
  const micro = replenish({
    projected: projectedMicro,
    point: pointMicro,
    upTo: target.upToMicro,
    least: Math.max(lot.leastMicro, worthwhile),
    multiple: lot.multipleMicro,
  });
  const { perDay } = pace(needs.weeks);
  const daysTo = (stock: number): number => Math.max(0, Math.floor(stock / 1e6 / perDay));
  const orderBy =
    perDay > 0 ? addDays(today, Math.min(daysTo(available.micro - pointMicro), 3650)) : today;
  const lastsTo =
    perDay > 0 ? addDays(today, Math.min(daysTo(onHandMicro - reservedMicro), 3650)) : undefined;
  const parts = [level.why, available.why, ...(target.why ? [target.why] : [])];
  return {
    goods,
    needs,
    micro,
    pointMicro,
    projectedMicro,
    perDay,
    orderBy,
    wantedOn: addDays(orderBy, leadDays ?? limits.purchaseDays),
    lastsTo,
    why: join([...parts, ...roundedWhy({ wanted, micro, worthwhile, lot })], say("; ", "；")),
  };
}

/** Why it is more than what is wanted. */
function roundedWhy({
  wanted,
  micro,
  worthwhile,
  lot,
}: {
  readonly wanted: number;
  readonly micro: number;
  readonly worthwhile: number;
  readonly lot: Lot;
}): readonly Text[] {
  const [want, total] = [told(wanted), told(micro)];
  if (micro === 0) return [];
  if (micro === wanted) return [say(`wanted ${want}`, `需 ${want}`)];
  const reasons = [
    ...(lot.leastMicro > wanted
      ? [say(`at least ${told(lot.leastMicro)}`, `起订 ${told(lot.leastMicro)}`)]
      : []),
    ...(worthwhile > Math.max(wanted, lot.leastMicro)
      ? [say(`worth an order from ${told(worthwhile)}`, `经济批量 ${told(worthwhile)}`)]
      : []),
    ...(lot.multipleMicro > 0
      ? [
          lot.unit === undefined
            ? say(`in multiples of ${told(lot.multipleMicro)}`, `倍数 ${told(lot.multipleMicro)}`)
            : say(
                `by the ${lot.unit} of ${told(lot.multipleMicro)}`,
                `整${lot.unit}（${told(lot.multipleMicro)}）`,
              ),
        ]
      : []),
  ];
  const because = join(reasons, say(", ", "，"));
  return [say(`wanted ${want}, ${because.en}: ${total}`, `需 ${want}，${because.zh}：${total}`)];
}

/** A quantity of millionths as a person reads it. */
function told(micro: number): string {
  return grouped(fromMicro(micro));
}
