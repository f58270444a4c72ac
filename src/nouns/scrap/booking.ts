import type { Change } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import { assertApproved } from "../approval/gate.ts";
import { assignGoods, type GoodsTold } from "../move/lots/assign.ts";
import { assertThere, moveSteps, perProduct } from "../move/papers.ts";
import { listed, productNames } from "../product/names.ts";
import type { Context } from "../verb.ts";
import { warehouse } from "../warehouse/warehouse.ts";
import { type Scrap, scrap } from "./scrap.ts";
import { scrapState } from "./states.ts";
import { costValue } from "./value.ts";

/** Writes the goods off and takes their usable parts in, once that is approved. */
export async function bookScrap(
  context: Context,
  {
    record,
    date,
    goods,
  }: {
    readonly record: Scrap;
    readonly date: string;
    readonly goods: GoodsTold;
  },
): Promise<Change & { readonly fields: Pick<Scrap, "booked" | "value"> }> {
  const { book, me } = context;
  const { id, lines, parts = [], why } = record;
  const state = scrapState(record);
  if (state === "cancelled") refuse(say(`${id} is cancelled`, `${id} 已取消`));
  if (state === "scrapped") refuse(say(`${id} is scrapped already`, `${id} 已报废出库`));
  await assertApproved(context, { noun: scrap, record }, say("scrapped", "报废"));
  const quantities = perProduct(lines);
  const taken = await assertThere(context, { date, warehouse: record.warehouse, quantities });
  const place = await book.get(warehouse, record.warehouse);
  const common = { date, warehouse: place.id, paper: id, by: me, why };
  const out = { ...common, kind: "scrap" as const };
  const back = { ...common, kind: "in" as const };
  const priceOf = (id: string): string | undefined =>
    parts.find(({ product }) => product === id)?.price;
  const nameOf = await productNames(book);
  const [gone, kept] = [listed(quantities, nameOf), listed(perProduct(parts), nameOf)];
  const isAny = parts.length > 0;
  return {
    fields: { booked: { date, by: me }, value: await costValue(context, lines) },
    steps: [
      ...(await assignGoods(
        book,
        await moveSteps(book, { heading: out, way: "out" }, { quantities }),
        goods,
      )),
      ...(await assignGoods(
        book,
        await moveSteps(
          book,
          { heading: back, way: "in" },
          { quantities: perProduct(parts), priceOf },
        ),
        { paperIsLot: true },
      )),
    ],
    why,
    receipt: say(
      `scrapped ${id}: ${gone.en} in ${place.name}${isAny ? `; kept as parts: ${kept.en}` : ""}`,
      `已报废 ${id}：${gone.zh}，${place.name}${isAny ? `；可利用配件入库：${kept.zh}` : ""}`,
    ),
    notes: taken,
  };
}
