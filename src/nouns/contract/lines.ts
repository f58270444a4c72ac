import { toMicro } from "../../law/decimal.ts";
import type { Reading } from "../../law/kind.ts";
import type { Values } from "../../law/noun.ts";
import { type Line, lineFields, parseLine, showLine } from "../order/fields/lines.ts";

/** A product of a contract; in a frame it may be without limit: then it has no quantity. */
export const contractLineFields = {
  ...lineFields,
  quantity: { ...lineFields.quantity, required: undefined },
};

export type ContractLine = Omit<Values<typeof contractLineFields>, "quantity"> & {
  readonly quantity?: string | undefined;
};

/** "TEA-01 x 1000 @ 12.50", or "TEA-01 @ 12.50" for as many as are wanted. */
export function parseContractLine(text: string, reading: Reading): ContractLine | undefined {
  const typed = text.normalize("NFKC").trim();
  const at = typed.indexOf("@");
  const head = typed.slice(0, Math.max(at, 0)).trim();
  // A number of goods stands apart from their name: "CUP-LX4 @ 12" says no number.
  if (at < 0 || (/[\s×*]/.test(head) && parseLine(head, reading))) return parseLine(text, reading);
  const priced = parseLine(`${head} x 1 ${typed.slice(at)}`, reading);
  if (!priced) return undefined;
  const { quantity: _, ...rest } = priced;
  return rest;
}

/** As it is typed. */
export function showContractLine(line: ContractLine): string {
  if (line.quantity !== undefined) return showLine(line as Line);
  return showLine({ ...line, quantity: "1" }).replace(/ x 1( \S+)?(?= @|$)/, "");
}

/** The lines whose quantity is agreed: they make up the amount. */
export function countedLines(lines: readonly ContractLine[] | undefined): readonly Line[] {
  return (lines ?? []).filter((line): line is Line => line.quantity !== undefined);
}

/** How much of each product is agreed, in millionths; a product without limit is left out. */
export function agreedMicro(lines: readonly ContractLine[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const open = new Set(
    lines.filter((line) => line.quantity === undefined).map((one) => one.product),
  );
  for (const { product, quantity } of countedLines(lines)) {
    if (!open.has(product)) sums.set(product, (sums.get(product) ?? 0) + toMicro(quantity));
  }
  return sums;
}
