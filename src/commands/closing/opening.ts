import { parseDayId } from "../../book/ids.ts";
import type { Opening } from "../../law/change.ts";

/** Before the first closing nothing is brought forward. */
export const nothingBefore: Opening = {
  sums: () => new Map(),
  latest: () => new Map(),
  bound: () => undefined,
  rows: () => [],
};

/** The month of a paper, YYYY-MM, as its id says it. */
export const paperMonth = (id: string): string | undefined => parseDayId(id)?.month;
