import type { Step } from "../../../law/change.ts";
import { addDays, type IsoDate } from "../../../law/dates.ts";
import { fromMicro, toMicro } from "../../../law/decimal.ts";
import type { Facts } from "../../../law/facts.ts";
import type { AnyStored } from "../../../law/noun.ts";
import { type Product, product } from "../../product/product.ts";
import { type Move, move } from "../move.ts";
import { moveStep } from "../rules.ts";
import { pick, pickingOrder, usableOn } from "./picking.ts";
import * as refusals from "./refusals.ts";
import { lotsOfProduct, type PlacedLot, serialPlaces } from "./stock.ts";

/** What a person says of the very goods that move. */
export interface GoodsTold {
  readonly lot?: string | undefined;
  readonly expiry?: IsoDate | undefined;
  readonly serials?: readonly string[] | undefined;
}

interface Options extends GoodsTold {
  /** May the paper's number be the lot, where goods come in without one? Finished goods. */
  readonly paperIsLot?: boolean;
}

/** A part of a move: of one lot, with the serial numbers in it. */
interface Piece extends GoodsTold {
  readonly micro: number;
}

/** Goods leave so also when they have expired: they must not stay for that. */
const anyDay: readonly string[] = ["scrap", "transfer", "adjustment"];

/** What is carried elsewhere is first what can still be used there. */
function usableFirst(lots: readonly PlacedLot[], { kind, date }: Move): readonly PlacedLot[] {
  if (kind !== "transfer") return lots;
  const isUsable = (one: PlacedLot): boolean => usableOn(one, date);
  return [...lots.filter(isUsable), ...lots.filter((one) => !isUsable(one))];
}

/**
 * Says of every move of a product that is kept by lot or serial number which goods they are: those
 * that are named, else by first expired, first out; what was on the way or comes back is what had
 * left. One move becomes several where it takes from several lots.
 * @throws RoundsError refused, with the remedy, where they must be named
 */
export async function assignGoods(
  book: Facts,
  steps: readonly Step[],
  options: Options = {},
): Promise<readonly Step[]> {
  const moves = steps.flatMap((step) => (moved(step) ? [moved(step) as Move] : []));
  const goods = await book.some(product, new Set(moves.map((one) => one.product)));
  const lying = await tracedProducts(book);
  const isTraced = ({ id, lots, serials }: Product): boolean =>
    Boolean(lots || serials) || lying.has(id);
  const tracked = [...goods.values()].filter(isTraced);
  if (tracked.length === 0) return steps;
  const desk = new Desk(book, { ...options, isOnly: tracked.length === 1 });
  const assigned: Step[] = [];
  for (const step of steps) {
    const entry = moved(step);
    const kept = entry && goods.get(entry.product);
    if (!entry || !kept || !isTraced(kept)) assigned.push(step);
    else assigned.push(...(await desk.steps(entry, kept)));
  }
  return assigned;
}

/** The products of which something lies by lot or serial number, whether they ask for it or not. */
async function tracedProducts(book: Facts): Promise<ReadonlySet<string>> {
  const products = new Set<string>();
  for (const name of ["lots", "serials"]) {
    for (const [key, micro] of await book.sums(move, name)) {
      if (micro !== 0) products.add(key.slice(0, key.indexOf("|")));
    }
  }
  return products;
}

function moved(step: Step): Move | undefined {
  return step.do === "append" && step.noun === move ? (step.entry as AnyStored as Move) : undefined;
}

class Desk {
  private readonly book: Facts;
  private readonly options: Options & { readonly isOnly: boolean };
  /** The lots of each product as this change leaves them. */
  private readonly lots = new Map<string, PlacedLot[]>();
  private readonly serials = new Map<string, Map<string, string>>();
  /** What this change has taken out, for what takes the same in elsewhere. */
  private readonly gone: Move[] = [];

  constructor(book: Facts, options: Options & { readonly isOnly: boolean }) {
    this.book = book;
    this.options = options;
  }

  async steps(entry: Move, kept: Product): Promise<Step[]> {
    const isOut = entry.quantity.startsWith("-");
    const pieces = isOut ? await this.leaving(entry, kept) : await this.coming(entry, kept);
    const steps: Step[] = [];
    for (const [at, { micro, lot, expiry, serials }] of pieces.entries()) {
      const id = at === 0 ? entry.id : await this.book.newId(move, { date: entry.date });
      const quantity = fromMicro(isOut ? -micro : micro);
      const said = {
        ...(lot === undefined ? {} : { lot }),
        ...(lot === undefined || expiry === undefined ? {} : { expiry }),
        ...(serials === undefined || serials.length === 0 ? {} : { serials }),
      };
      const { lot: _, expiry: __, serials: ___, ...plain } = entry;
      const whole: Move = { ...plain, id, quantity, ...said };
      this.note(whole);
      steps.push(moveStep(whole));
    }
    return steps;
  }

  private async leaving(entry: Move, kept: Product): Promise<readonly Piece[]> {
    const micro = -toMicro(entry.quantity);
    const serials = await this.serialsOut(entry, kept, micro);
    const all = await this.lotsOf(entry);
    const here = all.filter((one) => one.warehouse === entry.warehouse && one.micro > 0);
    const named = this.namedLot(entry, here);
    const meant = named === undefined ? here : here.filter(({ lot }) => lot === named);
    const fit = anyDay.includes(entry.kind)
      ? meant
      : meant.filter((one) => usableOn(one, entry.date));
    const order = pickingOrder(this.known(fit, entry.date), kept.removalDays);
    const { picked, shortMicro } = pick(usableFirst(order, entry), micro);
    if (shortMicro > 0) {
      refusals.shortOfLots(kept, { entry, named, here, there: micro - shortMicro, wanted: micro });
    }
    return spread(
      picked.map((one) => ({ micro: one.micro, lot: one.from.lot, expiry: one.from.expiry })),
      serials,
    );
  }

  private async coming(entry: Move, kept: Product): Promise<readonly Piece[]> {
    const micro = toMicro(entry.quantity);
    const before = await this.before(entry, micro);
    if (before && !this.isTold(entry)) return before;
    const serials = await this.serialsIn(entry, kept, micro);
    const named = entry.lot ?? this.options.lot;
    if (!kept.lots && named === undefined) return [{ micro, serials }];
    const fallback = this.options.paperIsLot ? entry.paper : undefined;
    const lot = named ?? fallback ?? refusals.lotWanted(kept, entry);
    const known = (await this.lotsOf(entry)).find((one) => one.lot === lot)?.expiry;
    const told = entry.expiry ?? this.options.expiry;
    if (known !== undefined && told !== undefined && known !== told) {
      refusals.otherExpiry(kept, { lot, known, told });
    }
    const reckoned = kept.shelfDays === undefined ? undefined : addDays(entry.date, kept.shelfDays);
    return [{ micro, lot, expiry: known ?? told ?? reckoned, serials }];
  }

  private isTold(entry: Move): boolean {
    const { lot, serials } = this.options;
    return [entry.lot, entry.serials, lot, serials].some((one) => one !== undefined);
  }

  /** What arrives or comes back is what had left on the same paper and is not back yet. */
  private async before(entry: Move, micro: number): Promise<readonly Piece[] | undefined> {
    const { kind, product: id, paper, warehouse } = entry;
    if (kind !== "transfer" && kind !== "return") return undefined;
    const written = paper === undefined ? [] : await this.book.where(move, "paper", paper);
    const kinds = kind === "transfer" ? ["transfer"] : ["shipment", "return"];
    const moves = [...written, ...this.gone].filter(
      (one) => one.product === id && kinds.includes(one.kind) && one.reverses === undefined,
    );
    const rest = new Map<string, { micro: number; lot?: string; expiry?: string; out: string[] }>();
    for (const one of moves) {
      const had = rest.get(one.lot ?? "") ?? { micro: 0, out: [] };
      const isOut = one.quantity.startsWith("-");
      const serials = one.serials ?? [];
      rest.set(one.lot ?? "", {
        ...had,
        ...(one.lot === undefined ? {} : { lot: one.lot }),
        ...(one.expiry === undefined ? {} : { expiry: one.expiry }),
        micro: had.micro - toMicro(one.quantity),
        out: isOut ? [...had.out, ...serials] : had.out.filter((each) => !serials.includes(each)),
      });
    }
    const open = [...rest.values()].filter((one) => one.micro > 0);
    const { picked, shortMicro } = pick(open, micro);
    if (shortMicro > 0 || picked.length === 0) return undefined;
    const known = picked.every(({ from, micro: part }) => from.out.length * 1e6 <= part);
    const isPieces = open.some(({ out }) => out.length > 0);
    if (isPieces && !known && warehouse !== undefined) return undefined;
    return picked.map(({ from, micro: part }) => ({
      micro: part,
      lot: from.lot,
      expiry: from.expiry,
      serials: from.out,
    }));
  }

  private async serialsOut(entry: Move, kept: Product, micro: number): Promise<readonly string[]> {
    const places = await this.placesOf(kept.id);
    const here = [...places].flatMap(([serial, at]) => (at === entry.warehouse ? serial : []));
    const told = entry.serials ?? this.options.serials ?? [];
    const mine = this.options.isOnly ? told : told.filter((one) => places.has(one));
    if (mine.length === 0) {
      if (here.length === 0 && !kept.serials) return [];
      if (here.length * 1e6 === micro) return here.sort();
      const sums = await this.book.sums(move, "stock");
      const all = sums.get(`${kept.id}|${entry.warehouse}`) ?? 0;
      if (all - here.length * 1e6 >= micro) return [];
      refusals.serialsWanted(kept, { entry, here });
    }
    refusals.assertCount(kept, { serials: mine, micro, entry });
    const away = mine.filter((one) => places.get(one) !== entry.warehouse);
    if (away.length > 0) refusals.notHere(kept, { entry, away, places });
    return mine;
  }

  private async serialsIn(entry: Move, kept: Product, micro: number): Promise<readonly string[]> {
    const told = entry.serials ?? this.options.serials;
    if (!told || told.length === 0) {
      if (!kept.serials) return [];
      refusals.serialsWanted(kept, { entry, here: [] });
    }
    refusals.assertCount(kept, { serials: told, micro, entry });
    const places = await this.placesOf(kept.id);
    const there = told.filter((one) => places.has(one));
    if (there.length > 0) refusals.alreadyThere(kept, { there, places });
    return told;
  }

  /** The lot that is named, where it is meant for this product. */
  private namedLot(entry: Move, here: readonly PlacedLot[]): string | undefined {
    const named = entry.lot ?? this.options.lot;
    if (named === undefined || this.options.isOnly || entry.lot !== undefined) return named;
    return here.some(({ lot }) => lot === named) ? named : undefined;
  }

  /** Goods cannot leave before they came. */
  private known(lots: readonly PlacedLot[], date: IsoDate): readonly PlacedLot[] {
    return lots.filter(({ received }) => received === undefined || received <= date);
  }

  private async lotsOf({ product: id, date }: Move): Promise<PlacedLot[]> {
    const known = this.lots.get(id) ?? [...(await lotsOfProduct(this.book, id, date))];
    this.lots.set(id, known);
    return known;
  }

  private async placesOf(id: string): Promise<Map<string, string>> {
    const known = this.serials.get(id) ?? new Map(await serialPlaces(this.book, id));
    this.serials.set(id, known);
    return known;
  }

  private note(entry: Move): void {
    const { product: id, warehouse, lot, expiry, serials = [], quantity } = entry;
    const isOut = quantity.startsWith("-");
    this.gone.push(entry);
    const places = this.serials.get(id);
    for (const one of serials) {
      if (isOut) places?.delete(one);
      else places?.set(one, warehouse);
    }
    const lots = this.lots.get(id);
    if (!lots) return;
    const at = lots.findIndex((one) => one.warehouse === warehouse && one.lot === lot);
    const had = lots[at];
    const micro = (had?.micro ?? 0) + toMicro(quantity);
    if (had) lots[at] = { ...had, micro };
    else lots.push({ product: id, warehouse, lot, expiry, received: entry.date, micro });
  }
}

/** Serial numbers go with the pieces in their order. */
function spread(pieces: readonly Piece[], serials: readonly string[]): readonly Piece[] {
  let from = 0;
  return pieces.map((piece) => {
    const count = Math.round(piece.micro / 1e6);
    const mine = serials.slice(from, from + count);
    from += count;
    return { ...piece, serials: mine };
  });
}
