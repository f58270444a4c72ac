import { addDays } from "../../law/dates.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { move } from "../../nouns/move/move.ts";
import { reservedMicro } from "../../nouns/order/reservation.ts";
import { reservations } from "../../nouns/order/reserving.ts";
import { natures } from "../../nouns/product/fields.ts";
import { product } from "../../nouns/product/product.ts";
import { onOrderMicro, openPurchases } from "../../nouns/purchase/known.ts";
import { dayView, readers } from "../../nouns/stock-reports/day.ts";

import { type Context, defineVerb } from "../../nouns/verb.ts";
import { warehouse } from "../../nouns/warehouse/warehouse.ts";

/** What is promised to customers now, in millionths by product. */
async function reservedNow({ book }: Pick<Context, "book">): Promise<ReadonlyMap<string, number>> {
  const { claims } = await reservations(book);
  return new Map([...claims].map(([goods, all]) => [goods, reservedMicro(all)]));
}

export const verb = defineVerb({
  summary: say(
    "the day's stock for production, purchasing or sales",
    "库存日报表：供生产、采购、销售",
  ),
  examples: [
    "rounds report stock-day",
    "rounds report stock-day --for purchasing",
    "rounds report stock-day --for sales --at yesterday",
    "rounds report stock-day --nature merchandise --period 'this week' --format csv",
  ],
  flags: {
    for: field(choiceKind(readers), say("For whom", "供谁使用")),
    nature: field(choiceKind(natures), say("Only this kind of goods", "仅此存货类别")),
    at: field(dateKind, say("On this day", "日期")),
    period: periodFlag,
    warehouse: field(refKind("warehouse"), say("Only this warehouse", "仅此仓库")),
  },
  async run({ book, today }, { for: reader, nature, at = today, period, warehouse: place }) {
    const within = period === undefined ? { from: at, to: at } : parsePeriod(period, { today });
    const opening = new Map<string, number>();
    for (const [key, micro] of await book.sumsAt(move, "stock", addDays(within.from, -1))) {
      const [goods = "", at] = key.split("|");
      if (place !== undefined && at !== place) continue;
      opening.set(goods, (opening.get(goods) ?? 0) + micro);
    }
    const moves = (await book.between(move, within)).filter(
      (one) => place === undefined || one.warehouse === place,
    );
    const isNow = within.to >= today;
    return dayView({
      ...within,
      products: await book.all(product),
      opening,
      moves,
      reserved: isNow ? await reservedNow({ book }) : undefined,
      onOrder: isNow ? onOrderMicro(await openPurchases(book)) : undefined,
      reader,
      nature,
      place: place === undefined ? undefined : (await book.get(warehouse, place)).name,
    });
  },
});
