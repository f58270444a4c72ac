import { fromMicro, toMicro } from "../../law/decimal.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import { say } from "../../law/words.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { move } from "./move.ts";

/** Refuses a bin that the warehouse does not name, where it names any. @throws RoundsError */
export function assertBin({ id, name, bins = [] }: Warehouse, bin: string | undefined): void {
  if (bin === undefined || bins.length === 0 || bins.includes(bin)) return;
  throw new RoundsError(
    "bad-value",
    say(`${name} has no bin "${bin}"`, `${name} 没有库位“${bin}”`),
    {
      candidates: [...bins],
      hint: say(
        `to add it: rounds warehouse edit ${id} --bins "${[...bins, bin].join(", ")}"`,
        `新增库位：rounds warehouse edit ${id} --bins "${[...bins, bin].join(", ")}"`,
      ),
    },
  );
}

/** A product in one bin of a warehouse. */
interface Shelf {
  readonly product: string;
  readonly warehouse: string;
  readonly bin: string;
}

/** What lies in a bin of one product, in millionths; only that product's moves are read. */
export async function inBin(book: Facts, { product, warehouse, bin }: Shelf): Promise<number> {
  const moves = await book.where(move, "product", product);
  return moves
    .filter((one) => one.warehouse === warehouse && one.bin === bin)
    .reduce((sum, one) => sum + toMicro(one.quantity), 0);
}

/** Refuses to take more out of a bin than lies in it. @throws RoundsError refused */
export async function assertInBin(
  book: Facts,
  shelf: Shelf,
  wanted: { readonly quantity: string; readonly name: string; readonly place: string },
): Promise<void> {
  const there = await inBin(book, shelf);
  if (toMicro(wanted.quantity) <= there) return;
  const { bin, product } = shelf;
  refuse(
    say(
      `${wanted.name}: ${wanted.quantity} wanted, ${fromMicro(there)} in bin ${bin} of ${wanted.place}`,
      `${wanted.name}：需要 ${wanted.quantity}，${wanted.place}库位 ${bin} 仅有 ${fromMicro(there)}`,
    ),
    say(`what lies where: rounds stock card ${product}`, `查看库位：rounds stock card ${product}`),
  );
}
