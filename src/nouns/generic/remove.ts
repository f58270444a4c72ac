import { refuse } from "../../law/errors.ts";
import { textKind } from "../../law/kinds/texts.ts";
import { type AnyStored, callOf, field, type Noun } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { allNouns } from "../index.ts";
import { type Context, defineVerb, NeedsYes, type Verb } from "../verb.ts";
import { assertFree, takeBack } from "./reverse.ts";
import { recordArgument } from "./show.ts";

/** Does a value, or anything inside it, name this record? */
function names(
  fields: Noun["fields"],
  values: Readonly<Record<string, unknown>>,
  target: Target,
): boolean {
  return Object.entries(fields).some(([key, { kind }]) => {
    const value = values[key];
    if (value === undefined) return false;
    if (kind.refers === target.noun && value === target.id) return true;
    if (!kind.inside) return false;
    const inner = (Array.isArray(value) ? value : [value]) as Record<string, unknown>[];
    return inner.some((one) => names(kind.inside as Noun["fields"], one, target));
  });
}

interface Target {
  readonly noun: string;
  readonly id: string;
}

/** The ids of all records and entries that name one record. */
export async function namedBy(target: Target, context: Context): Promise<string[]> {
  const found: string[] = [];
  for (const noun of await allNouns()) {
    for (const record of await context.book.all(noun)) {
      if (names(noun.fields, record, target)) found.push((record as AnyStored).id);
    }
  }
  return found;
}

export function removeVerb(noun: Noun): Verb {
  return defineVerb({
    summary: say(
      `remove a ${noun.label.en} that nothing refers to`,
      `删除未被引用的${noun.label.zh}`,
    ),
    examples: [],
    arguments: recordArgument(noun),
    flags: { why: field(textKind(), say("Why", "原因")) },
    writes: true,
    async run(context, { which: id, why }) {
      const record: AnyStored = await context.book.get(noun, id);
      const call = callOf(noun, record);
      if (noun.shape === "entry") {
        assertFree(noun, record);
        const step = await takeBack(noun, record, context);
        return {
          steps: [step],
          why,
          receipt: say(
            `took back ${noun.label.en} ${id} by ${step.entry.id}`,
            `已用 ${step.entry.id} 冲销${noun.label.zh} ${id}`,
          ),
        };
      }
      const users = await namedBy({ noun: noun.name, id }, context);
      if (users.length > 0) {
        const some = users.slice(0, 5).join(", ");
        const more = users.length > 5 ? ` … (${users.length})` : "";
        refuse(
          say(`${call} is still named by ${some}${more}`, `${call} 仍被引用：${some}${more}`),
          say(
            "papers keep the names they stand on: nothing was removed",
            "单据需要保留其引用，未删除",
          ),
        );
      }
      if (!context.yes) {
        throw new NeedsYes(
          say(`remove ${noun.label.en} ${call}?`, `删除${noun.label.zh} ${call}？`),
        );
      }
      return {
        steps: [{ do: "remove", noun, id }],
        why,
        receipt: say(`removed ${noun.label.en} ${call}`, `已删除${noun.label.zh}：${call}`),
      };
    },
  });
}
