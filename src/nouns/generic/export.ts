import type { Noun } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { defineVerb, type Verb } from "../verb.ts";
import { columnsOf, rowOf } from "./columns.ts";

export function exportVerb(noun: Noun): Verb {
  return defineVerb({
    summary: say(
      `all ${noun.plural.en} with every field, as CSV`,
      `导出全部${noun.plural.zh}（CSV）`,
    ),
    examples: [`rounds ${noun.name} export`, `rounds ${noun.name} export --format jsonl`],
    async run({ book }) {
      const groups = Object.entries(noun.fields).filter(([, { kind }]) => kind.inside);
      const records = await book.all(noun);
      return {
        shape: "list",
        title: noun.plural,
        format: "csv",
        columns: columnsOf(noun),
        rows: records.map((record) => {
          const exact = groups.flatMap(([key]) => {
            const value = (record as Record<string, unknown>)[key];
            return value === undefined ? [] : [[key, JSON.stringify(value)]];
          });
          return { ...rowOf(noun, record), ...Object.fromEntries(exact) };
        }),
      };
    },
  });
}
