import type { Book } from "../../book/book.ts";
import { addDays, type IsoDate } from "../../law/dates.ts";
import { fromMicro } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import { accountOf } from "../move/ledger.ts";
import { move, stockKey } from "../move/move.ts";
import { stockOfPlaces } from "./book-places.ts";
import { count } from "./count.ts";
import { countingOf } from "./counting.ts";
import { type Names, namesOf } from "./naming.ts";
import { type Place, placeKey, placeOf } from "./place.ts";
import { bookedBy, placeRows } from "./reckoning.ts";

/** Ledger, card and goods of one product in one warehouse; millionths. */
export interface Agreement {
  readonly product: string;
  readonly warehouse: string;
  /** The balance as it is carried from month to month. */
  readonly ledger: number;
  /** The balance that the stock card comes to, entry by entry. */
  readonly card: number;
  /** What was counted last and what moved since; undefined: never counted in the time looked at. */
  readonly goods: number | undefined;
  readonly counted: { readonly date: IsoDate; readonly paper: string } | undefined;
}

/** Which of the three are at odds; agreed where all that is known is equal. */
export function agreementState({
  ledger,
  card,
  goods,
}: Agreement): "agreed" | "ledger" | "goods" | "uncounted" {
  if (ledger !== card) return "ledger";
  if (goods === undefined) return "uncounted";
  return goods === ledger ? "agreed" : "goods";
}

/** Stocktakes further back than this say nothing about today. */
const longestDays = 731;

interface Scope {
  readonly product?: string | undefined;
  readonly warehouse?: string | undefined;
}

/** The triple agreement of ledger, goods and card (账物卡一致): R-WHS-15. */
export async function agreements(
  book: Book,
  scope: Scope,
  today: IsoDate,
): Promise<readonly Agreement[]> {
  const isMeant = (product: string, warehouse: string): boolean =>
    (scope.product === undefined || scope.product === product) &&
    (scope.warehouse === undefined || scope.warehouse === warehouse);
  const cards = await cardBalances(book, scope);
  const ledgers = await book.sums(move, "stock");
  const goods = await goodsOf(book, today);
  const keys = new Set([...ledgers.keys(), ...cards.keys(), ...goods.keys()]);
  return [...keys].flatMap((key): Agreement[] => {
    const [product = "", warehouse = ""] = key.split("|");
    if (!isMeant(product, warehouse)) return [];
    const ledger = ledgers.get(key) ?? 0;
    const card = cards.get(key) ?? 0;
    const found = goods.get(key);
    if (ledger === 0 && card === 0 && !found) return [];
    const { date, paper, micro } = found ?? {};
    const counted = date !== undefined && paper !== undefined ? { date, paper } : undefined;
    return [{ product, warehouse, ledger, card, goods: micro, counted }];
  });
}

/** What the stock cards come to: every entry of every card added up anew. */
async function cardBalances(book: Book, { product }: Scope): Promise<ReadonlyMap<string, number>> {
  const moves =
    product === undefined ? await book.all(move) : await book.where(move, "product", product);
  const perCard = new Map<string, (typeof moves)[number][]>();
  for (const one of moves) {
    const key = stockKey(one.product, one.warehouse);
    const known = perCard.get(key);
    if (known) known.push(one);
    else perCard.set(key, [one]);
  }
  return new Map([...perCard].map(([key, all]) => [key, accountOf(all, {}).closingMicro]));
}

interface Goods {
  readonly date: IsoDate;
  readonly paper: string;
  /** What lies there by the last count of each of its places. */
  readonly micro: number;
}

/**
 * What must lie there: at each place what was counted last, and what moved since. A difference that
 * is not booked shows here; a place of the product that was never counted counts as the book says.
 */
async function goodsOf(book: Book, today: IsoDate): Promise<ReadonlyMap<string, Goods>> {
  const papers = await book.between(count, { from: addDays(today, -longestDays), to: today });
  const inTurn = [...papers]
    .filter((one) => !one.cancelled)
    .sort((a, b) => (`${a.date}${a.id}` < `${b.date}${b.id}` ? -1 : 1));
  const off = new Map<string, { place: Place; micro: number; date: IsoDate; paper: string }>();
  for (const record of inTurn) {
    const counting = await countingOf(book, record);
    const booked = bookedBy(counting.moves, record.id);
    for (const row of placeRows(counting)) {
      if (row.counted === undefined || row.state === "double") continue;
      // What is booked is in the book by now; what is not, it still lacks.
      const micro = row.difference - (booked.get(placeKey(row.place)) ?? 0);
      const date = row.date ?? record.date;
      off.set(placeKey(row.place), { place: placeOf(row.place), micro, date, paper: record.id });
    }
  }
  const stock = await stockOfPlaces(book);
  const goods = new Map<string, Goods>();
  for (const { place, micro, date, paper } of off.values()) {
    const key = stockKey(place.product, place.warehouse);
    const known = goods.get(key);
    const here = (stock.get(placeKey(place)) ?? 0) + micro;
    const last = known && known.date > date ? known : { date, paper };
    goods.set(key, { date: last.date, paper: last.paper, micro: (known?.micro ?? 0) + here });
  }
  for (const [key, micro] of stock) {
    const [product = "", warehouse = ""] = key.split("|");
    const own = stockKey(product, warehouse);
    const known = goods.get(own);
    if (known && !off.has(key)) goods.set(own, { ...known, micro: known.micro + micro });
  }
  return goods;
}

const words = new Map<string, Text>([
  ["agreed", say("agreed", "相符")],
  ["ledger", say("ledger and card differ", "账卡不符")],
  ["goods", say("goods differ", "账物不符")],
  ["uncounted", say("not counted", "未盘点")],
]);

/** The report: only what does not agree, unless all of it is asked for. */
export function agreementView(
  all: readonly Agreement[],
  { names, every }: { readonly names: Names; readonly every: boolean },
): TableView {
  const wrong = all.filter((one) => ["ledger", "goods"].includes(agreementState(one)));
  const shown = (every ? all : wrong).map((one) => ({ one, name: names.product(one.product) }));
  const places = [...new Set(all.map((one) => one.warehouse))];
  const called = new Map(places.map((id) => [id, say(names.warehouse(id), names.warehouse(id))]));
  const uncounted = all.filter((one) => one.goods === undefined).length;
  return {
    shape: "report",
    title: say("Agreement of ledger, goods and card", "账物卡核对表"),
    columns: [
      { key: "name", label: say("Product", "品名"), weight: 9, wrap: true, least: 10 },
      { key: "sku", label: say("SKU", "货号"), weight: 4 },
      wordColumn({ key: "warehouse", label: say("Warehouse", "仓库"), weight: 8 }, called),
      figureColumn("ledger", say("Ledger", "账"), 9),
      figureColumn("goods", say("Goods", "物"), 9),
      figureColumn("card", say("Card", "卡"), 9),
      figureColumn("difference", say("Goods less ledger", "物账差"), 7),
      { key: "countedOn", label: say("Counted on", "盘点日"), weight: 5 },
      wordColumn({ key: "state", label: say("State", "结果"), weight: 8 }, words),
    ],
    hidden: [
      { key: "id", label: say("Product id", "产品 ID") },
      { key: "paper", label: say("Stocktake", "盘点单") },
    ],
    rows: shown
      .sort((a, b) => (`${a.name}${a.one.warehouse}` < `${b.name}${b.one.warehouse}` ? -1 : 1))
      .map(({ one, name }) => ({
        id: one.product,
        name,
        sku: names.sku(one.product),
        warehouse: one.warehouse,
        ledger: fromMicro(one.ledger),
        goods: one.goods === undefined ? undefined : fromMicro(one.goods),
        card: fromMicro(one.card),
        difference: one.goods === undefined ? undefined : fromMicro(one.goods - one.ledger),
        countedOn: one.counted?.date,
        paper: one.counted?.paper,
        state: agreementState(one),
      })),
    notes: [
      say(
        `${all.length - wrong.length - uncounted} agree, ${wrong.length} do not, ${uncounted} were not counted.`,
        `相符 ${all.length - wrong.length - uncounted} 项，不符 ${wrong.length} 项，未盘点 ${uncounted} 项。`,
      ),
    ],
    empty: every
      ? say("nothing in stock", "没有库存")
      : say("ledger, goods and card agree", "账、物、卡相符"),
  };
}

/** All of it, read and shown. */
export async function agreementReport(
  book: Book,
  scope: Scope & { readonly every: boolean },
  today: IsoDate,
): Promise<TableView> {
  const all = await agreements(book, scope, today);
  return agreementView(all, { names: await namesOf(book), every: scope.every });
}
