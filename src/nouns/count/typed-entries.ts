import type { Book } from "../../book/book.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import { quantityKind } from "../../law/kinds/figures.ts";
import { say } from "../../law/words.ts";
import { product } from "../product/product.ts";
import { inOwnUnit } from "../product/units.ts";
import { warehouse } from "../warehouse/warehouse.ts";
import type { Count } from "./count.ts";
import { theNamed } from "./naming.ts";
import { type Place, parsePlace, placeOf, type TypedPlace, typedPlace } from "./place.ts";

const counted = quantityKind({ least: "0" });

/** "TEA-01@main/A3#L7=38", "TEA-01=2 box": a place and what was counted there. */
const pair = /^(?<place>.+?)\s*[=＝]\s*(?<figure>[^\p{L}=＝]+?)\s*(?<unit>\p{L}.*)?$/u;

interface Typing {
  readonly book: Book;
  readonly record: Count;
  readonly today: string;
  /** What is meant where the place itself does not say it. */
  readonly usual: Partial<Place>;
}

/** What was typed for one place. @throws RoundsError bad-value, not-found, ambiguous */
export async function typedEntry(
  text: string,
  typing: Typing,
): Promise<{ readonly place: Place; readonly quantity: string }> {
  const parts = pair.exec(text.normalize("NFKC").trim())?.groups;
  const typed = parts?.place === undefined ? undefined : parsePlace(parts.place);
  if (!typed || parts?.figure === undefined) {
    throw new RoundsError(
      "bad-value",
      say(`"${text}" does not say place=quantity`, `“${text}”不是 位置=数量 的写法`),
      {
        hint: say(
          "for example TEA-01=38, TEA-01@main/A3=38, TEA-01#L7=2 box",
          "例如 TEA-01=38、TEA-01@main/A3=38、TEA-01#L7=2箱",
        ),
      },
    );
  }
  return placedEntry(typed, { figure: parts.figure, unit: parts.unit }, typing);
}

/** The same of a sheet's row, whose cells say each part by itself. */
export async function placedEntry(
  typed: TypedPlace,
  { figure, unit }: { readonly figure: string; readonly unit?: string | undefined },
  { book, record, today, usual }: Typing,
): Promise<{ readonly place: Place; readonly quantity: string }> {
  const goods = await theNamed(book, product, typed.product);
  const plain = counted.parse(figure, { today, digits: book.digits });
  const quantity = inOwnUnit(plain, unit?.trim() || undefined, goods);
  assertNoBin(typed, record, figure);
  const told: Partial<Place> = {
    product: goods.id,
    ...(typed.bin === undefined ? {} : { bin: typed.bin }),
    ...(typed.lot === undefined ? {} : { lot: typed.lot }),
    ...(typed.warehouse === undefined
      ? {}
      : { warehouse: (await theNamed(book, warehouse, typed.warehouse)).id }),
  };
  const wanted = { ...usual, ...told, product: goods.id };
  const fits = (record.places ?? []).filter((one) => isMeant(one, wanted));
  const exact = fits.filter(({ bin, lot }) => bin === wanted.bin && lot === wanted.lot);
  const [only] = exact.length === 1 ? exact : fits;
  if (only && (exact.length === 1 || fits.length === 1)) return { place: placeOf(only), quantity };
  if (fits.length > 1) {
    refuse(
      say(
        `${goods.name} lies in ${fits.length} places of ${record.id}: say which`,
        `${goods.name} 在 ${record.id} 中有 ${fits.length} 个位置，请指明`,
      ),
      say(
        fits
          .slice(0, 6)
          .map((one) => `${typedPlace(one)}=${quantity}`)
          .join(" · "),
        fits
          .slice(0, 6)
          .map((one) => `${typedPlace(one)}=${quantity}`)
          .join(" · "),
      ),
    );
  }
  const place = placeOf({ ...wanted, warehouse: whereElse(wanted, record) });
  if (goods.lots && place.lot === undefined) {
    const typedSo = `${typedPlace(place)}#`;
    refuse(
      say(`${goods.name} is kept by lot: which lot is it?`, `${goods.name} 按批号管理，请注明批号`),
      say(`${typedSo}LOT=${quantity}`, `${typedSo}批号=${quantity}`),
    );
  }
  return { place, quantity };
}

/** A bin behind the @ alone, where a warehouse is meant: how the place is typed. */
function assertNoBin({ product: goods, warehouse: at }: TypedPlace, record: Count, figure: string) {
  const meant = record.places?.find(({ bin, warehouse: id }) => bin === at && id !== at);
  if (at === undefined || !meant) return;
  const place = `${goods}@${meant.warehouse}/${at}=${figure}`;
  refuse(
    say(`${at} is a bin: its warehouse comes before it`, `${at} 是库位，前面须写仓库`),
    say(place, place),
  );
}

function isMeant(one: Place, wanted: Partial<Place>): boolean {
  return (["product", "warehouse", "bin", "lot"] as const).every(
    (key) => wanted[key] === undefined || wanted[key] === one[key],
  );
}

/** Goods that the sheet does not know lie in the one warehouse that is counted. */
function whereElse(wanted: Partial<Place>, record: Count): string {
  if (wanted.warehouse !== undefined) return wanted.warehouse;
  const all = new Set([
    ...(record.warehouses ?? []),
    ...(record.places ?? []).map((one) => one.warehouse),
  ]);
  const [only] = all;
  if (only !== undefined && all.size === 1) return only;
  throw new RoundsError("missing-value", say("missing: --warehouse", "缺少：--warehouse（仓库）"), {
    candidates: [...all],
    hint: say(
      `in which warehouse: ${wanted.product}@${only ?? "main"}=…`,
      `请指明仓库：${wanted.product}@${only ?? "main"}=…`,
    ),
  });
}
