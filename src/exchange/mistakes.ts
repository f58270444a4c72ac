import { RoundsError, type Where } from "../law/errors.ts";
import { join, say, type Text } from "../law/words.ts";

/** One thing that is wrong in a plan or a table, and where. */
export interface Mistake {
  readonly where: Where;
  readonly text: Text;
  /** It is only so because another row is wrong: named when rows are left out, else not. */
  readonly follows?: boolean;
  /** It says of somebody new who is there already. */
  readonly same?: boolean;
}

const shownAtMost = 50;

/** A mistake as one line: `customers.csv:12: phone: what is wrong`. */
export function mistakeLine({ where, text }: Mistake): Text {
  const place = [where.file, where.line, where.column].filter((one) => one !== undefined).join(":");
  return say(`${place}: ${text.en}`, `${place}：${text.zh}`);
}

/** The first fifty mistakes, one a line, and how many more there are. */
export function mistakeLines(mistakes: readonly Mistake[]): Text[] {
  const lines = mistakes.slice(0, shownAtMost).map(mistakeLine);
  const rest = mistakes.length - lines.length;
  return rest > 0 ? [...lines, say(`… and ${rest} more`, `……另有 ${rest} 处`)] : lines;
}

/** The refusal that names every mistake; a single one stands by itself, with its place. */
export function mistakesError(mistakes: readonly Mistake[], hint?: Text): RoundsError {
  const details = hint ? { hint } : {};
  const [first] = mistakes;
  if (first && mistakes.length === 1) {
    return new RoundsError("bad-value", first.text, { ...details, where: first.where });
  }
  const title = say(
    `${mistakes.length} findings, nothing was written`,
    `共 ${mistakes.length} 处问题，未写入任何内容`,
  );
  return new RoundsError(
    "bad-value",
    join([title, ...mistakeLines(mistakes)], say("\n  ", "\n  ")),
    details,
  );
}

/** What an error says, with what may have been meant. */
export function saidBy(error: RoundsError): Text {
  const { text, details } = error;
  const meant = (details.candidates ?? []).filter((one) => !text.en.includes(one));
  return withCandidates(text, meant.slice(0, 5));
}

/** A sentence and the words that may have been meant. */
export function withCandidates(text: Text, candidates: readonly string[]): Text {
  if (candidates.length === 0) return text;
  return say(
    `${text.en}; did you mean: ${candidates.join(", ")}`,
    `${text.zh}；可选：${candidates.join("、")}`,
  );
}
