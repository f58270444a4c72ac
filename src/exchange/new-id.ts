import { dayStart, parseDayId, recordPath } from "../book/ids.ts";
import type { Facts } from "../law/facts.ts";
import type { Noun } from "../law/noun.ts";
import { say, withArticle } from "../law/words.ts";
import type { PlanStep } from "./plan.ts";
import { type Spot, tell } from "./values.ts";

interface Wanted {
  readonly values: Readonly<Record<string, unknown>>;
  /** What the plan's `id` gives for the row. */
  readonly text: string | undefined;
  readonly spot: Spot;
  readonly book: Pick<Facts, "newId">;
}

/**
 * The id of a new record: the table's own where records are known by it, else the book's next one,
 * a slug of the plan's text. Undefined, and taken down, when the table's is no id of the noun.
 */
export async function newId(
  { noun, key }: PlanStep,
  { values, text, spot, book }: Wanted,
): Promise<string | undefined> {
  if (key.includes("id") && text !== undefined) {
    if (isIdOf(noun, text, values)) return text;
    tell(
      { ...spot, path: "id" },
      say(
        `"${text}" is no id of ${withArticle(noun.label.en)}`,
        `“${text}”不是${noun.label.zh}的编号`,
      ),
    );
    return undefined;
  }
  const { naming } = noun;
  const [first] = naming.by === "slug" ? naming.of : [];
  return book.newId(noun, first && text !== undefined ? { ...values, [first]: text } : values);
}

/** May this be the id of a noun's record? An entry's must be of the entry's day. */
function isIdOf(noun: Noun, id: string, values: Readonly<Record<string, unknown>>): boolean {
  const { naming } = noun;
  if (noun.shape === "record" || naming.by === "slug") return recordPath(noun, id) !== undefined;
  const date = values[naming.date];
  const start = typeof date === "string" ? dayStart(naming.prefix, date) : naming.prefix;
  return parseDayId(id) !== undefined && id.startsWith(start);
}
