import { textKind } from "../law/kinds/texts.ts";
import { fieldWords } from "../law/mentions.ts";
import { fold } from "../law/names.ts";
import { type AnyStored, callOf, field, type Noun } from "../law/noun.ts";
import { same, say, type Text } from "../law/words.ts";
import { allNouns } from "../nouns/index.ts";
import { defineVerb } from "../nouns/verb.ts";
import type { Row } from "../print/view.ts";

/** The first field of a record in which the text stands, with what stands there. */
function hitOf(noun: Noun, record: AnyStored, key: string): { field: string; said: Text } {
  if (fold(record.id).includes(key)) return { field: "id", said: same(record.id) };
  for (const [name, one] of Object.entries(noun.fields)) {
    const value = record[name];
    if (!fieldWords(one, value).some((word) => word.includes(key))) continue;
    const { kind } = one;
    const said = kind.inside
      ? say(kind.show(value, "en"), kind.show(value, "zh"))
      : same(String(kind.cell(value)));
    return { field: name, said };
  }
  // What is found by its sound is found by its name.
  return { field: "name", said: same(callOf(noun, record)) };
}

export const verb = defineVerb({
  summary: say("find text anywhere in the book", "在账册中查找"),
  examples: ["rounds find 龙井", "rounds find 13800", "rounds find jhsh"],
  wide: true,
  arguments: {
    text: field(textKind({ name: "text" }), say("Text", "文字"), { required: true }),
  },
  async run({ book, language }, { text }) {
    const key = fold(text);
    const rows: Row[] = [];
    const told = new Map<Row, { readonly field: Text; readonly said: Text }>();
    for (const noun of await allNouns()) {
      for (const record of await book.mentioning(noun, text)) {
        const name = callOf(noun, record);
        const { field: hit, said } = hitOf(noun, record, key);
        const row: Row = { noun: noun.name, id: record.id, name, field: hit, text: said.en };
        const label = noun.fields[hit]?.label ?? (hit === "id" ? say("Id", "编号") : same(hit));
        told.set(row, { field: label, said });
        rows.push(row);
      }
    }
    const labels = new Map((await allNouns()).map((noun) => [noun.name, noun]));
    return {
      shape: "list",
      title: say(`"${text}"`, `“${text}”`),
      columns: [
        {
          key: "noun",
          label: say("Kind", "类别"),
          weight: 8,
          format: (value) => labels.get(String(value))?.label[language] ?? "",
        },
        { key: "id", label: say("Id", "编号"), weight: 9 },
        { key: "name", label: say("Name", "名称"), weight: 7 },
        {
          key: "field",
          label: say("Field", "字段"),
          weight: 5,
          tell: (row) => told.get(row)?.field[language] ?? "",
        },
        {
          key: "text",
          label: say("Text", "内容"),
          weight: 8,
          wrap: true,
          tell: (row) => told.get(row)?.said[language] ?? "",
        },
      ],
      rows,
      empty: say("nothing found", "没有找到"),
    };
  },
});
