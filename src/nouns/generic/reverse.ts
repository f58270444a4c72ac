import type { Step } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import type { AnyStored, Noun } from "../../law/noun.ts";
import { takenBackBy } from "../../law/reversal.ts";
import { say } from "../../law/words.ts";
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
    say(`${entry.id} cannot be changed alone: ${why.en}`, `${entry.id} 不能单独更改：${why.zh}`),
    say("take back the whole change instead: rounds undo", "请撤销整个变更：rounds undo"),
  );
}
