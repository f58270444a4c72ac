import type { AnyStored, Noun } from "../law/noun.ts";

/** An entry as it is written: its id first, then its fields in the definition's order. */
export function inOrder(noun: Noun, entry: AnyStored): AnyStored {
  if (isInOrder(noun, entry)) return entry;
  const ordered: Record<string, unknown> & { id: string } = { id: entry.id };
  for (const key in noun.fields) if (entry[key] !== undefined) ordered[key] = entry[key];
  return ordered;
}

function isInOrder(noun: Noun, entry: AnyStored): boolean {
  const wanted = ["id", ...Object.keys(noun.fields)];
  let at = 0;
  for (const key in entry) {
    while (at < wanted.length && wanted[at] !== key) at++;
    if (at === wanted.length || entry[key] === undefined) return false;
  }
  return true;
}
