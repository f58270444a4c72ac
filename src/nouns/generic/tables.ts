import { grouped } from "../../law/decimal.ts";
import { invariant } from "../../law/errors.ts";
import type { Text } from "../../law/words.ts";
import type { Cell, Column, TableView } from "../../print/view.ts";
import type { Outcome } from "../verb.ts";

/** A column of decimal strings: on the right, thousands set apart for people. */
export function figureColumn(key: string, label: Text, weight = 5): Column {
  return { key, label, weight, align: "right", format: inThousands };
}

/** A decimal string or a number as a person reads it; empty where there is none. */
export function inThousands(value: Cell): string {
  return value === undefined || value === null ? "" : grouped(String(value));
}

/** A column of codes that people read as words: "not-due" is "Not due". */
export function wordColumn(
  { key, label, weight }: { key: string; label: Text; weight: number },
  words: ReadonlyMap<string, Text>,
): Column {
  return {
    key,
    label,
    weight,
    format: (value, language) => words.get(String(value))?.[language] ?? String(value ?? ""),
  };
}

/** The table that a list verb gave back, to be widened. */
export function tableOf(outcome: Outcome): TableView {
  invariant("shape" in outcome && "rows" in outcome, "a list gives back a table");
  return outcome;
}
