import type { AnyStored, Noun } from "../law/noun.ts";

/** An entry as it is written: its id first, then its fields in the definition's order. */
export function inOrder(noun: Noun, entry: AnyStored): AnyStored {
  if (isInOrder(noun, entry)) return entry;
  const ordered: Record<string, unknown> & { id: string } = { id: entry.id };
  for (const key in noun.fields) if (entry[key] !== undefined) ordered[key] = entry[key];
  return ordered;
}

/** The places of a noun's fields, the id first. */
function placesOf(noun: Noun): ReadonlyMap<string, number> {
  const known = places.get(noun);
  if (known) return known;
  const made = new Map(["id", ...Object.keys(noun.fields)].map((key, at) => [key, at]));
  places.set(noun, made);
  return made;
}

const places = new WeakMap<Noun, ReadonlyMap<string, number>>();

function isInOrder(noun: Noun, entry: AnyStored): boolean {
  const known = placesOf(noun);
  let last = -1;
  for (const key in entry) {
    const at = known.get(key);
    if (at === undefined || at <= last || entry[key] === undefined) return false;
    last = at;
  }
  return true;
}
