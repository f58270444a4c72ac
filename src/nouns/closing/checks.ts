import type { BalanceRow } from "../../law/change.ts";
import type { Found } from "../../law/check.ts";
import { say } from "../../law/words.ts";
import type { Section } from "./month-end.ts";

/** The figures of a closing that follow from entries and invoices alone. */
const figures: Readonly<Partial<Record<Section, readonly [keys: string[], columns: string[]]>>> = {
  stock: [
    ["product", "warehouse"],
    ["quantity", "cost", "value"],
  ],
  receivables: [["customer"], ["owed", "credit"]],
  open: [["invoice"], ["amount", "settled"]],
  cash: [["account"], ["received"]],
  accounts: [["account"], ["received", "paid", "moved"]],
  payables: [["supplier"], ["owed", "advance"]],
  lots: [
    ["product", "warehouse", "lot"],
    ["quantity", "expiry"],
  ],
  bins: [["product", "warehouse", "bin", "lot"], ["quantity"]],
  serials: [["product", "warehouse", "serial"], ["quantity"]],
  costs: [
    ["product", "layer"],
    ["quantity", "value", "cost"],
  ],
};

type Sections = Readonly<Record<string, readonly BalanceRow[]>>;

/** Where the figures of a closing are not what all entries and papers up to its month come to. */
export function balanceFindings(
  told: Sections,
  reckoned: Sections,
  { file, lineOf }: { file: string; lineOf: (row: BalanceRow) => number | undefined },
): Found[] {
  return Object.entries(figures).flatMap(([section, [keys, columns]]) => {
    if (told[section] === undefined) return [];
    const keyOf = (row: BalanceRow): string => keys.map((key) => row[key]).join(" · ");
    // Whether a paper that was settled stands there still depends on what came later.
    const rowsOf = (sections: Sections): Map<string, BalanceRow> =>
      new Map(
        (sections[section] ?? [])
          .filter((row) => row.amount === undefined || row.amount !== row.settled)
          .map((row) => [keyOf(row), row]),
      );
    const [right, written] = [rowsOf(reckoned), rowsOf(told)];
    return [...new Set([...written.keys(), ...right.keys()])].flatMap((key) =>
      columns.flatMap((column): Found[] => {
        const [was, is] = [written.get(key)?.[column], right.get(key)?.[column]];
        if (was === is) return [];
        const row = written.get(key);
        const text = say(
          `${section} ${key}: ${column} ${was ?? "-"}, but all entries come to ${is ?? "-"}`,
          `${section} ${key}：${column} 为 ${was ?? "无"}，按全部流水应为 ${is ?? "无"}`,
        );
        return [{ code: "closing-balance", at: { file, line: row && lineOf(row) }, text }];
      }),
    );
  });
}
