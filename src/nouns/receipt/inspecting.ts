import { fromMicro, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import type { Goods } from "../order/fields/tracking.ts";
import type { NameOf } from "../product/names.ts";
import type { ReceiptLine } from "./fields.ts";

/** What the inspection found beside what is good: goods to be held, and goods not to be taken. */
export interface Found {
  readonly hold: readonly Goods[];
  readonly reject: readonly Goods[];
  readonly why: string | undefined;
  readonly replace: boolean | undefined;
}

type Marks = { -readonly [K in keyof ReceiptLine]: ReceiptLine[K] };

/**
 * Marks what of the lines is on quality hold and what is rejected; of several lines of a product
 * the first that has room. @throws RoundsError where more is marked than was delivered
 */
export function inspected(
  lines: readonly ReceiptLine[],
  { hold, reject, why, replace }: Found,
  nameOf: NameOf,
): readonly ReceiptLine[] {
  const now: Marks[] = lines.map((line) => ({ ...line }));
  const told = why === undefined ? {} : { why };
  for (const goods of reject) {
    const isReplaced = replace === undefined ? {} : { replace };
    mark(now, goods, { key: "rejected", with: { ...told, ...isReplaced }, nameOf });
  }
  for (const goods of hold) mark(now, goods, { key: "held", with: told, nameOf });
  return now;
}

function mark(
  lines: Marks[],
  { product, quantity }: Goods,
  how: { key: "held" | "rejected"; with: Partial<ReceiptLine>; nameOf: NameOf },
): void {
  let rest = toMicro(quantity);
  for (const line of lines) {
    if (line.product !== product || rest <= 0) continue;
    const part = Math.min(rest, freeMicro(line));
    if (part <= 0) continue;
    rest -= part;
    line[how.key] = fromMicro(toMicro(line[how.key] ?? "0") + part);
    Object.assign(line, how.with);
  }
  if (rest <= 0) return;
  const name = how.nameOf(product);
  refuse(
    say(
      `${fromMicro(rest)} ${name} more held or rejected than was delivered`,
      `${name} 待检与拒收比实到多 ${fromMicro(rest)}`,
    ),
  );
}

/** What of a line is neither held nor rejected yet. */
function freeMicro({ quantity, held, rejected }: ReceiptLine): number {
  return toMicro(quantity) - toMicro(held ?? "0") - toMicro(rejected ?? "0");
}

/** All that would be accepted waits on quality hold instead. */
export function allHeld(lines: readonly ReceiptLine[]): readonly ReceiptLine[] {
  return lines.map((line) => {
    const micro = toMicro(line.quantity) - toMicro(line.rejected ?? "0");
    return micro === 0 ? line : { ...line, held: fromMicro(micro) };
  });
}

/** What is beyond the order waits on quality hold until somebody may take it: R-WHS-04. */
export function overHeld(
  lines: readonly ReceiptLine[],
  over: ReadonlyMap<string, number>,
): readonly ReceiptLine[] {
  const rest = new Map(over);
  return lines
    .toReversed()
    .map((line) => {
      const part = Math.min(freeMicro(line), rest.get(line.product) ?? 0);
      if (part <= 0) return line;
      rest.set(line.product, (rest.get(line.product) ?? 0) - part);
      return { ...line, held: fromMicro(toMicro(line.held ?? "0") + part) };
    })
    .toReversed();
}
