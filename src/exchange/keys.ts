import type { AnyStored } from "../law/noun.ts";
import { say } from "../law/words.ts";
import type { PlanStep } from "./plan.ts";
import { type Spot, tell } from "./values.ts";

/** A row, and its fields that have been told of already. */
export interface Doubt {
  readonly spot: Spot;
  readonly wrong: Set<string>;
}

/** Tells of the fields by which a row should be known and that are empty in it. */
export function tellNoKey(
  { key }: Pick<PlanStep, "key">,
  values: Readonly<Record<string, unknown>>,
  { spot, wrong }: Doubt,
): void {
  for (const path of key) {
    if (values[path] !== undefined || wrong.has(path)) continue;
    wrong.add(path);
    tell({ ...spot, path }, say("is empty, but rows are known by it", "为空，但需凭它识别记录"));
  }
}

/** The one record of a key that is in the book; where there are several, that is told. */
export function onlyOf(
  records: readonly AnyStored[],
  { key }: Pick<PlanStep, "key">,
  spot: Spot,
): AnyStored | undefined {
  const [record, ...others] = records;
  if (others.length === 0) return record;
  const ids = records.slice(0, 5).map(({ id }) => id);
  tell(
    { ...spot, path: key.join(", ") },
    say(`several are in the book: ${ids.join(", ")}`, `账册中有多条：${ids.join("、")}`),
  );
  return undefined;
}
