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
  const find = holding(entries);
  return entries.filter((one) => one.reverses === undefined && find(one.id) === undefined);
}

/** The reversal by which an entry has been taken back and which still holds, if there is one. */
export function takenBackBy<E extends Entry>(id: string, entries: readonly E[]): E | undefined {
  return holding(entries)(id);
}

/** Finds for an id the reversal that holds; the reversals are gathered once. */
function holding<E extends Entry>(entries: readonly E[]): (id: string) => E | undefined {
  const reversals = new Map<string, E[]>();
  for (const one of entries) {
    if (one.reverses === undefined) continue;
    reversals.set(one.reverses, [...(reversals.get(one.reverses) ?? []), one]);
  }
  const find = (target: string, seen: readonly string[]): E | undefined => {
    // Hand-made entries may take back one another in a circle.
    if (seen.includes(target)) return undefined;
    const path = [...seen, target];
    return reversals.get(target)?.find((one) => find(one.id, path) === undefined);
  };
  return (id) => (reversals.has(id) ? find(id, []) : undefined);
}
