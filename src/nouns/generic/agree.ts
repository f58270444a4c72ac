import { RoundsError } from "../../law/errors.ts";
import type { Noun } from "../../law/noun.ts";
import { join } from "../../law/words.ts";

/** Refuses a record whose fields do not agree with one another, naming every finding. */
export function assertAgrees(
  noun: Noun,
  record: Readonly<Record<string, unknown>>,
  digits: number,
): void {
  const findings = noun.agree?.(record as never, { digits }) ?? [];
  if (findings.length === 0) return;
  throw new RoundsError("refused", join(findings.map((finding) => finding.text)));
}
