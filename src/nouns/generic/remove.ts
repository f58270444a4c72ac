import { refuse } from "../../law/errors.ts";
import { textKind } from "../../law/kinds/texts.ts";
import { type AnyStored, callOf, type Fields, field, type Noun } from "../../law/noun.ts";
import { standing } from "../../law/reversal.ts";
import { say, withArticle } from "../../law/words.ts";
import { allNouns } from "../index.ts";
import { type Context, defineVerb, NeedsYes, type Verb } from "../verb.ts";
import { assertReads } from "./reading.ts";
import { assertFloor, assertFree, takeBack } from "./reverse.ts";
import { recordArgument } from "./show.ts";

/** Every "noun:id" that a record's values name, those inside groups too. */
export function* named(
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
): Generator<string> {
  for (const [key, { kind }] of Object.entries(fields)) {
    const value = values[key];
    if (value === undefined) continue;
    if (kind.refers) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (typeof one === "string") yield `${kind.refers}:${one}`;
      }
    }
    if (!kind.inside) continue;
    const inside = kind.inside as Fields;
    for (const one of Array.isArray(value) ? value : [value]) yield* named(inside, one);
  }
}

/**
 * For each "noun:id" the ids of all records and entries that name it; `standing`: but for entries
 * that were taken back, and what took them back.
 */
export async function references(
  { book }: Pick<Context, "book">,
  which: "all" | "standing" = "all",
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const noun of await allNouns()) {
    const all = (await book.all(noun)) as readonly AnyStored[];
    const counts = which === "standing" && noun.shape === "entry" ? standing(all) : all;
    for (const record of counts) {
      for (const target of new Set(named(noun.fields, record))) {
        const users = found.get(target);
        if (users) users.push(record.id);
        else found.set(target, [record.id]);
      }
    }
  }
  return found;
}

/** Refuses to take away what others still name. */
export function assertUnnamed(call: string, users: readonly string[]): void {
  if (users.length === 0) return;
  const some = users.slice(0, 5).join(", ");
  const more = users.length > 5 ? ` … (${users.length})` : "";
  refuse(
    say(`${call} is still named by ${some}${more}`, `${call} 仍被引用：${some}${more}`),
    say("papers keep the names they stand on: nothing was removed", "单据需要保留其引用，未删除"),
  );
}

export function removeVerb(noun: Noun): Verb {
  return defineVerb({
    summary: say(
      `remove ${withArticle(noun.label.en)} that nothing refers to`,
      `删除未被引用的${noun.label.zh}`,
    ),
    examples: [],
    arguments: recordArgument(noun),
    flags: { why: field(textKind(), say("Why", "原因")) },
    writes: true,
    async run(context, { which: id, why }) {
      const record: AnyStored = await context.book.get(noun, id);
      await assertReads(context, noun, record);
      const call = callOf(noun, record);
      assertFree(noun, record);
      if (noun.shape === "entry") {
        const step = await takeBack(noun, record, context);
        await assertFloor([step], context);
        return {
          steps: [step],
          why,
          receipt: say(
            `took back ${noun.label.en} ${id} by ${step.entry.id}`,
            `已用 ${step.entry.id} 冲销${noun.label.zh} ${id}`,
          ),
        };
      }
      assertUnnamed(call, (await references(context)).get(`${noun.name}:${id}`) ?? []);
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
