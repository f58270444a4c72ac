import { ClosingFile } from "../../book/closings.ts";
import type { BalanceRow } from "../../law/change.ts";
import { fromMicro, isDecimal, toMicro } from "../../law/decimal.ts";
import { RoundsError } from "../../law/errors.ts";
import { same, say, type Text } from "../../law/words.ts";

/**
 * Who closed a month and when, and to which totals it came where another closing of it came to
 * others; undefined where either text is no closing.
 */
export function closingDifference(path: string, text: string, other: string): Text | undefined {
  if (!path.startsWith("closings/")) return undefined;
  try {
    const [one, two] = [new ClosingFile(path, text), new ClosingFile(path, other)];
    const { by, closed } = one.head;
    const when = closed.slice(0, 16).replace("T", " ");
    const names = [...new Set([...one.sections, ...two.sections])];
    const totals = names.flatMap((name) => {
      const [mine, others] = [totalsOf(one.rows(name)), totalsOf(two.rows(name))];
      const isAlike = JSON.stringify(one.rows(name)) === JSON.stringify(two.rows(name));
      if (isAlike) return [];
      const shown = mine === "" ? "∅" : mine;
      const more = mine === others ? ` (${one.rows(name).length})` : "";
      return [`${name} ${shown}${more}`];
    });
    const figures = totals.length > 0 ? same(totals.join(", ")) : say("same balances", "余额相同");
    return say(`closed by ${by} at ${when}: ${figures.en}`, `${by} 于 ${when} 结账：${figures.zh}`);
  } catch (error) {
    if (error instanceof RoundsError) return undefined;
    throw error;
  }
}

/** The totals of the columns of figures in a section: "quantity 120, amount 4500.5". */
function totalsOf(rows: readonly BalanceRow[]): string {
  const sums = new Map<string, number>();
  for (const row of rows) {
    for (const [key, value] of Object.entries(row)) {
      if (isDecimal(value)) sums.set(key, (sums.get(key) ?? 0) + toMicro(value));
    }
  }
  return [...sums].map(([key, micro]) => `${key} ${fromMicro(micro)}`).join(" ");
}
