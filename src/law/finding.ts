import type { Problem, Where } from "./errors.ts";
import { type CheckName, type FindingCode, type FindingRule, findings } from "./findings.ts";
import type { Fields } from "./noun.ts";
import { say, type Text } from "./words.ts";

/** The rule of a code, whatever it leaves out. */
export function ruleOf(code: FindingCode): FindingRule & { readonly check: CheckName } {
  return findings[code];
}

/** A finding of a code: level and remedy are those of the table where none is told. */
export function finding(
  code: FindingCode,
  text: Text,
  { hint, ...where }: Where & { readonly hint?: Text },
): Problem {
  const { level, remedy } = ruleOf(code);
  return { code, level, text, where, hint: hint ?? remedy };
}

/** The remedy for an unknown field where there is no place for fields of one's own. */
export function unknownHint(code: FindingCode, fields: Fields): { readonly hint?: Text } {
  if (code !== "unknown-field" || "more" in fields) return {};
  return { hint: say("correct its name, or take it away", "请改正字段名，或删除该字段") };
}
