import type { Book } from "../../../book/book.ts";
import { refuse } from "../../../law/errors.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { product } from "../../product/product.ts";
import { defineVerb } from "../../verb.ts";
import { warehouse } from "../../warehouse/warehouse.ts";
import { overBefore } from "../apart.ts";
import { type Count, count } from "../count.ts";
import { placeName, warehousesOf } from "../facts.ts";
import { namesOf, theNamed } from "../naming.ts";
import { placeKey } from "../place.ts";
import { frozenPlaces } from "../scope.ts";
import { isOpen } from "../states.ts";

const { date, category, cycle, recountAbove, by, notes } = count.fields;

export const verb = defineVerb({
  summary: say("start a stocktake: the book quantities are frozen", "开始盘点，冻结账面数"),
  examples: [
    "rounds count start --warehouse main --blind --recount-above 5%",
    "rounds count start --product TEA-LJ250,CUP-W08 --date yesterday",
    "rounds count start --cycle abc",
  ],
  flags: {
    warehouse: field(wordsKind, say("Only these warehouses", "仅这些仓库"), {
      help: say("main,shop; else all", "main,shop；省略为全部"),
    }),
    category: { ...category, label: say("Only this category", "仅此类别") },
    product: field(wordsKind, say("Only these products", "仅这些产品")),
    cycle: { ...cycle, help: say("what is due by class", "按类别到期的产品") },
    blind: field(switchKind, say("Sheets without book quantities", "盲盘：盘点表不列账面数")),
    recountAbove,
    date,
    by,
    notes,
  },
  writes: true,
  async run({ book, today }, { warehouse: places = [], product: goods = [], ...told }) {
    assertNotAhead(told.date, today);
    const warehouses: string[] = [];
    for (const typed of places) warehouses.push((await theNamed(book, warehouse, typed)).id);
    const products: string[] = [];
    for (const typed of goods) products.push((await theNamed(book, product, typed)).id);
    const { category: kind, cycle: round } = told;
    const scope = { warehouses, products, category: kind, cycle: round };
    const frozen = await frozenPlaces(book, scope, { date: told.date, today });
    if (frozen.length === 0) {
      refuse(
        say("there is nothing to count in this scope", "此范围内没有可盘点的库存"),
        say("see what lies where: rounds stock show", "请查看库存：rounds stock show"),
      );
    }
    const record: Count = {
      ...told,
      id: await book.newId(count, told),
      ...(warehouses.length > 0 ? { warehouses } : {}),
      ...(products.length > 0 ? { products } : {}),
      places: frozen,
      after: overBefore(told.date, await book.all(count)),
    };
    await assertNotCounted(book, record);
    const { id } = record;
    return {
      steps: [{ do: "create", noun: count, record }],
      receipt: say(
        `${id}: ${frozen.length} ${frozen.length === 1 ? "place" : "places"} to count, book as of ${told.date}`,
        `${id}：待盘 ${frozen.length} 项，账面截至 ${told.date}`,
      ),
      notes: [
        say(
          `the sheet: rounds count sheet ${id} --to ${id}.csv · printed: rounds print ${id} --to pdf`,
          `盘点表：rounds count sheet ${id} --to ${id}.csv · 打印：rounds print ${id} --to pdf`,
        ),
      ],
    };
  },
});

/** What is being counted already is not counted in a second stocktake (R-WHS-20). */
async function assertNotCounted(book: Book, record: Count): Promise<void> {
  const own = new Set((record.places ?? []).map(placeKey));
  for (const other of (await book.live(count)).filter(isOpen)) {
    const both = (other.places ?? []).filter((place) => own.has(placeKey(place)));
    if (both.length === 0) continue;
    const nameOf = placeName(await namesOf(book), { warehouses: warehousesOf(record) });
    const some = both.slice(0, 5).map(nameOf).join(", ");
    const more = both.length > 5 ? ` … (${both.length})` : "";
    refuse(
      say(
        `${other.id} is open and covers ${some}${more} already`,
        `${other.id} 尚未结束，已包含 ${some}${more}`,
      ),
      say(
        `finish it: rounds count show ${other.id} · or: rounds count cancel ${other.id} --why "…"`,
        `请先完成：rounds count show ${other.id} · 或作废：rounds count cancel ${other.id} --why "…"`,
      ),
    );
  }
}
