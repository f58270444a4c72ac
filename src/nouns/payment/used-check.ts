import { atField, type Found, type Spot } from "../../law/check.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { type Entry, pursesOf } from "./allocating.ts";

/** An entry among the payments and where it stands. */
export interface Seen {
  readonly entry: Entry;
  readonly at: Spot;
}

/**
 * Money that was used twice, as when two people set the same credit against invoices in two clones:
 * the last entry that names the payment is told.
 */
export function usedTwice(seen: readonly Seen[], digits: number): Found[] {
  const users = new Map<string, Spot>();
  for (const { entry, at } of seen) {
    for (const [index, { from }] of (entry.allocations ?? []).entries()) {
      if (from !== undefined) users.set(from, atField(at, "allocations", index, "from"));
    }
  }
  if (users.size === 0) return [];
  const purses = pursesOf(
    seen.map(({ entry }) => entry),
    digits,
  );
  return [...users].flatMap(([id, at]): Found[] => {
    const purse = purses.get(id);
    if (!purse) return [];
    const used = [...purse.settles.values()].reduce((sum, minor) => sum + minor, 0);
    if (used <= purse.funds) return [];
    const [settled, had] = [fromMinor(used, digits), fromMinor(purse.funds, digits)];
    const text = say(
      `${settled} is settled out of ${id}, which was ${had}`,
      `收款 ${id} 共 ${had}，已核销 ${settled}`,
    );
    return [{ code: "settled-twice", at, text }];
  });
}
