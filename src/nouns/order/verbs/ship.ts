import { fromMicro } from "../../../law/decimal.ts";
import { refuse } from "../../../law/errors.ts";
import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { join, say, type Text } from "../../../law/words.ts";
import { loadTexts } from "../../dispatch/waiting.ts";
import { recordArgument } from "../../generic/show.ts";
import { availability, needsWarehouse, theWarehouse } from "../../move/facts.ts";
import { assignGoods } from "../../move/lots/assign.ts";
import { move } from "../../move/move.ts";
import { type Available, assertInStock, assertNotAhead } from "../../move/rules.ts";
import { type NameOf, productNames } from "../../product/names.ts";
import { type Context, defineVerb } from "../../verb.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { shipmentFields } from "../fields/shipments.ts";
import { assertShippable } from "../gate.ts";
import { type Order, order } from "../order.ts";
import { coverOf, heedReservations, shippable, shortNotes } from "../reserving.ts";
import { type Quantities, shipOrder, toShip } from "../rules.ts";
import { ownUnits } from "../tracking/goods.ts";

const { date, warehouse, carrier, waybill, expected, lines, supervisor } = shipmentFields;

/** What is meant to leave, and from where. */
interface Load {
  readonly record: Order;
  readonly wanted: Quantities;
  readonly place: Warehouse;
  readonly available: Available;
  readonly nameOf: NameOf;
}

/** What is there of a load after earlier claims. @throws RoundsError where that is nothing */
async function whatIsThere(load: Load, { book, today }: Context): Promise<Quantities> {
  const { record, wanted, place, available, nameOf } = load;
  const covers = (await coverOf(record, { book, today })).filter((one) => wanted.has(one.product));
  const free = shippable(covers, (id) => Math.min(wanted.get(id) ?? 0, available(id, place.id)));
  if (free.size > 0) return free;
  const told = covers.map(({ product, before }) => {
    const there = fromMicro(Math.max(0, available(product, place.id)));
    const who = [...new Set(before.map((one) => one.order.id))].slice(0, 3).join(", ");
    const name = nameOf(product);
    return say(
      `${name}: ${there} in ${place.id}${who ? `, claimed before by ${who}` : ""}`,
      `${name}：${place.id} 现有 ${there}${who ? `，已先为 ${who} 预留` : ""}`,
    );
  });
  const list = join(told);
  const [first = ""] = wanted.keys();
  refuse(
    say(`nothing is free for ${record.id}: ${list.en}`, `${record.id} 暂无可发：${list.zh}`),
    say(
      `who waits: rounds stock available ${nameOf(first)}; to take it all the same: --line`,
      `查看预留：rounds stock available ${nameOf(first)}；如需先发，请用 --line 指明`,
    ),
  );
}

/** What can be shipped of a load that is not all there, when the rest, and how (R-ORD-24). */
async function insteadOf(load: Load, { book, today }: Context): Promise<Text> {
  const covers = await coverOf(load.record, { book, today });
  const free = shippable(covers, (id) => load.available(id, load.place.id));
  const { id } = load.record;
  const missing = [...load.wanted].flatMap(([product, micro]) => {
    const more = micro - Math.max(0, load.available(product, load.place.id));
    return more > 0 ? `rounds stock in ${load.nameOf(product)} ${fromMicro(more)}` : [];
  });
  const how =
    free.size > 0
      ? say(
          `ship what is there: rounds order ship ${id} --available`,
          `先发现有部分：rounds order ship ${id} --available`,
        )
      : say(`take in goods first: ${missing.join(", ")}`, `请先入库：${missing.join("、")}`);
  return join([...shortNotes(covers, load.nameOf), how]);
}

export const verb = defineVerb({
  summary: say("ship an order, or a part of it", "发货，可分批"),
  examples: [
    "rounds order ship SO261112A-chen-jie --warehouse main --carrier 德邦 --waybill DB9020",
    'rounds order ship SO261112A-chen-jie --warehouse main --line "CUP-LX4 x 2" --expected +3d',
    "rounds order ship SO261112A-chen-jie --warehouse main --available",
  ],
  arguments: recordArgument(order),
  flags: {
    line: { ...lines, required: undefined },
    available: field(switchKind, say("Only what is there for it", "只发现有的、未为他单预留的")),
    warehouse,
    carrier,
    waybill,
    expected,
    supervisor,
    date: { ...date, initial: ({ today }: { today: string }) => today },
    lot: move.fields.lot,
    serials: move.fields.serials,
  },
  needs: needsWarehouse,
  writes: true,
  async run(
    context,
    { which, line, available: onlyFree, warehouse: named, lot, serials, ...told },
  ) {
    const { book, me, today } = context;
    assertNotAhead(told.date, today);
    const record = await book.get(order, which);
    const gates = await assertShippable(context, record);
    const nameOf = await productNames(book);
    const asked = toShip(record, line && (await ownUnits(line, book)), nameOf);
    const place = await theWarehouse(book, named);
    const all = [...asked].map(([product, micro]) => ({ product, warehouse: place.id, micro }));
    const available = await availability(book, all, { date: told.date, today, usable: true });
    const load = { record, wanted: asked, place, available, nameOf };
    const wanted = onlyFree ? await whatIsThere(load, context) : asked;
    const goods = all.flatMap((one) => {
      const micro = wanted.get(one.product);
      return micro === undefined ? [] : [{ ...one, micro }];
    });
    const { negativeStock } = book.settings;
    const isShort = goods.some(({ product, micro }) => micro > available(product, place.id));
    const hint = isShort && !negativeStock ? await insteadOf(load, context) : undefined;
    const placeOf = (): string => place.name;
    assertInStock(goods, { available, negativeStock, nameOf, placeOf, hint });
    const taken = await heedReservations({ wanted, order: record }, { book, today, nameOf });
    const moveIds: string[] = [];
    for (const _ of goods) moveIds.push(await book.newId(move, { date: told.date }));
    const change = shipOrder(
      record,
      { ...told, warehouse: place.id, by: me },
      { wanted, moveIds, nameOf },
    );
    const steps = await assignGoods(book, change.steps, { lot, serials });
    const loads = (await loadTexts(record.id, book)).map(({ en, zh }) =>
      say(
        `it stood on a load, which holds goods that have left: ${en}`,
        `该单已排车，请核对：${zh}`,
      ),
    );
    return { ...change, steps, notes: [...(change.notes ?? []), ...gates, ...taken, ...loads] };
  },
});
