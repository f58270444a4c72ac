import type { Facts } from "../../law/facts.ts";
import { type Priceable, priced } from "../order/priced.ts";
import type { ContractLine } from "./lines.ts";

/** The products of a contract with the list's price where none is typed. */
export async function pricedLines(
  lines: readonly ContractLine[],
  paper: Priceable,
  book: Facts,
): Promise<readonly ContractLine[]> {
  const all: ContractLine[] = [];
  for (const line of lines) {
    const [kept] = await priced([{ ...line, quantity: line.quantity ?? "1" }], book, paper);
    if (!kept) continue;
    const { quantity, ...rest } = kept;
    all.push(line.quantity === undefined ? rest : { ...rest, quantity });
  }
  return all;
}

/** Lines typed for a product that the contract has take the old line's place; others are added. */
export function relisted(
  was: readonly ContractLine[],
  typed: readonly ContractLine[],
): readonly ContractLine[] {
  const anew = new Set(typed.map((line) => line.product));
  return [...was.filter(({ product }) => !anew.has(product)), ...typed];
}
