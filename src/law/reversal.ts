/** An entry that may take back another one; nothing that is written is ever rubbed out. */
interface Entry {
  readonly id: string;
  readonly reverses?: string | undefined;
}

/**
 * The entries that count: those that are no reversal and have not been taken back. A reversal that
 * was itself taken back takes nothing back any more.
 */
export function standing<E extends Entry>(entries: readonly E[]): readonly E[] {
  const find = holdingReversals(entries);
  return entries.filter((one) => one.reverses === undefined && find(one.id) === undefined);
}

/**
 * Finds for an entry's id the reversal by which it has been taken back and which still holds, if
 * there is one; the reversals are gathered once.
 */
export function holdingReversals<E extends Entry>(
  entries: readonly E[],
): (id: string) => E | undefined {
  const reversals = new Map<string, E[]>();
  for (const one of entries) {
    if (one.reverses === undefined) continue;
    const same = reversals.get(one.reverses);
    if (same) same.push(one);
    else reversals.set(one.reverses, [one]);
  }
  const find = (target: string, seen: readonly string[]): E | undefined => {
    // Hand-made entries may take back one another in a circle.
    if (seen.includes(target)) return undefined;
    const path = [...seen, target];
    return reversals.get(target)?.find((one) => find(one.id, path) === undefined);
  };
  return (id) => (reversals.has(id) ? find(id, []) : undefined);
}
