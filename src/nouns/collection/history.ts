import { join, type Language, same, say, type Text } from "../../law/words.ts";
import type { Collection } from "./collection.ts";
import { answers } from "./fields.ts";
import { stageWords } from "./stages.ts";

/** The dunning history in one text: stages, how often asked, by which answers (R-COL-22). */
export function historyOf(
  { talks = [], steps = [] }: Pick<Collection, "talks" | "steps">,
  language: Language,
): string {
  const counts = new Map<string, number>();
  for (const { answer } of talks) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  const said = answers.flatMap(({ value, label }): Text[] => {
    const count = counts.get(value);
    return count === undefined ? [] : [say(`${label.en} ${count}`, `${label.zh} ${count} 次`)];
  });
  const stages = steps.map(({ stage, date }): Text => {
    const label = stageWords.get(stage) ?? same(stage);
    return say(`${date} ${label.en}`, `${date} ${label.zh}`);
  });
  return join([...stages, ...said], say("; ", "；"))[language];
}
