import { editVerb } from "../../generic/edit.ts";
import { countedWanted } from "../asking.ts";
import type { WantedLine } from "../lines.ts";
import { requisition } from "../requisition.ts";

/** Lines typed for goods that are on it take the old line's place; others are added. */
export const verb = editVerb(requisition, async (record, typed, book) => {
  if (!Array.isArray(typed.lines)) return {};
  const lines = await countedWanted(typed.lines as readonly WantedLine[], book);
  const anew = new Map(lines.map((line) => [line.product, line]));
  const old = (record.lines ?? []) as readonly WantedLine[];
  const kept = old.map((line) => anew.get(line.product) ?? line);
  const known = new Set(old.map(({ product }) => product));
  return { lines: [...kept, ...lines.filter(({ product }) => !known.has(product))] };
});
