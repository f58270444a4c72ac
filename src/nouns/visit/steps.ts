import type { Checklist } from "../../exchange/checklists.ts";
import { badValue } from "../../law/kind.ts";
import { fold } from "../../law/names.ts";
import { say } from "../../law/words.ts";

/**
 * Steps as they are typed (code, name in either language, number, "1-5") as codes in the order of
 * the checklist. @throws RoundsError bad-value with the codes
 */
export function stepCodes(typed: readonly string[], { items }: Checklist): readonly string[] {
  const keys = items.map(({ key }) => key);
  const done = new Set<string>();
  for (const word of typed) {
    const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(word.normalize("NFKC")) ?? [];
    const found =
      from === undefined
        ? items.filter(({ key, label }) =>
            [key, label.en, label.zh].some((one) => fold(one) === fold(word)),
          )
        : items.slice(Number(from) - 1, Number(to ?? from));
    if (found.length === 0) badValue(word, say("a step of the list", "清单中的步骤"), keys);
    for (const { key } of found) done.add(key);
  }
  return keys.filter((key) => done.has(key));
}
