import type { Step } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import type { AnyStored, Noun } from "../../law/noun.ts";
import { takenBackBy } from "../../law/reversal.ts";
import { join, say, type Text } from "../../law/words.ts";
import type { Context } from "../verb.ts";

/** Takes an entry back by its opposite; refused when that has been done already. */
export async function takeBack(
  noun: Noun,
  entry: AnyStored,
  { book }: Pick<Context, "book">,
): Promise<Extract<Step, { do: "append" }>> {
  const others = (await book.all(noun)) as readonly (AnyStored & { reverses?: string })[];
  const by = takenBackBy(entry.id, others);
  if (by) {
    refuse(
      say(`${entry.id} was taken back by ${by.id} already`, `${entry.id} 已由 ${by.id} 冲销`),
      say(
        `to have it back, take that one back: rounds ${noun.name} remove ${by.id}`,
        `如需恢复，请冲销该笔：rounds ${noun.name} remove ${by.id}`,
      ),
    );
  }
  const opposite = { ...entry, ...noun.reverse?.(entry as never) };
  return { do: "append", noun, entry: { ...opposite, id: await book.newId(noun, opposite) } };
}

/** Refuses to take back by itself what is part of something larger, like a shipment's move. */
export function assertFree(noun: Noun, entry: AnyStored): void {
  const why = noun.bound?.(entry as never);
  if (why === undefined) return;
  refuse(
    say(`${entry.id} cannot be taken away alone: ${why.en}`, `${entry.id} 不能单独撤去：${why.zh}`),
    say("to take back the change that made it so: rounds undo", "如需撤销相应的变更：rounds undo"),
  );
}

/** Refuses steps that would bring a noun's floor sum below zero: goods that are gone by now. */
export async function assertFloor(
  steps: readonly Step[],
  { book }: Pick<Context, "book">,
): Promise<void> {
  const added = new Map<Noun, Map<string, number>>();
  for (const step of steps) {
    const of = step.noun.sums?.find(({ name }) => name === step.noun.floor?.sum)?.of;
    if (step.do !== "append" || !of) continue;
    const sums = added.get(step.noun) ?? new Map<string, number>();
    for (const [key, units] of of(step.entry as never, book.digits)) {
      sums.set(key, (sums.get(key) ?? 0) + units);
    }
    added.set(step.noun, sums);
  }
  const short: Text[] = [];
  for (const [noun, sums] of added) {
    if (!noun.floor || noun.floor.mayFall(book.settings)) continue;
    const had = await book.sums(noun, noun.floor.sum);
    for (const [key, units] of sums) {
      const rest = (had.get(key) ?? 0) + units;
      if (units < 0 && rest < 0) short.push(noun.floor.short(key, rest));
    }
  }
  if (short.length > 0) refuse(join(short));
}
