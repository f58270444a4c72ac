import type { Book } from "../../book/book.ts";
import { RoundsError } from "../../law/errors.ts";
import type { Noun, Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { product } from "../product/product.ts";
import { staff } from "../staff/staff.ts";
import { warehouse } from "../warehouse/warehouse.ts";

/** A record of a noun by what a person typed. @throws RoundsError not-found, ambiguous */
export async function theNamed<N extends Noun>(
  book: Book,
  noun: N,
  typed: string,
): Promise<Stored<N>> {
  const matches = (await book.find(noun, typed)).filter(({ by }) => by !== "spelling");
  const exact = matches.filter(({ by }) => by === "exact");
  const hits = exact.length > 0 ? exact : matches;
  const [hit] = hits;
  if (hit && hits.length === 1) return hit.record as Stored<N>;
  throw new RoundsError(
    hit ? "ambiguous" : "not-found",
    hit
      ? say(`"${typed}" may be several ${noun.plural.en}`, `“${typed}”对应多个${noun.label.zh}`)
      : say(`there is no ${noun.label.en} "${typed}"`, `找不到${noun.label.zh}“${typed}”`),
    {
      candidates: hits.map(({ record }) => record.id).slice(0, 8),
      hint: say(`see: rounds ${noun.name} list`, `请查看：rounds ${noun.name} list`),
    },
  );
}

/** How people call products, warehouses and members of staff; the id where there is no name. */
export interface Names {
  readonly product: (id: string) => string;
  readonly sku: (id: string) => string;
  readonly unit: (id: string) => string;
  readonly specification: (id: string) => string;
  readonly warehouse: (id: string) => string;
  readonly staff: (id: string) => string;
  /** Is each piece of the product told by its serial number? */
  readonly hasSerials: (id: string) => boolean;
}

export async function namesOf(book: Book): Promise<Names> {
  const products = new Map((await book.all(product)).map((one) => [one.id, one]));
  const places = new Map((await book.all(warehouse)).map((one) => [one.id, one.name]));
  const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
  return {
    product: (id) => products.get(id)?.name ?? id,
    sku: (id) => products.get(id)?.sku ?? id,
    unit: (id) => products.get(id)?.unit ?? "",
    specification: (id) => products.get(id)?.specification ?? "",
    warehouse: (id) => places.get(id) ?? id,
    staff: (id) => people.get(id) ?? id,
    hasSerials: (id) => products.get(id)?.serials === true,
  };
}
