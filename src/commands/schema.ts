import { groupSchema } from "../law/kinds/groups.ts";
import { choiceKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { nounOf, topics } from "../nouns/index.ts";
import { defineOutsideVerb } from "../nouns/verb.ts";

const names = Object.entries(topics)
  .filter(([, topic]) => topic.noun)
  .map(([name, topic]) => ({ value: name, label: topic.summary }));

export const verb = defineOutsideVerb({
  summary: say(
    "the JSON Schema of a noun, for editors and other programs",
    "输出 JSON Schema，供编辑器等使用",
  ),
  examples: ["rounds schema customer"],
  arguments: { noun: field(choiceKind(names), say("Noun", "类别"), { required: true }) },
  async outside(_, { noun: name }) {
    const noun = await nounOf(name);
    const schema = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: noun.name,
      ...groupSchema(noun.fields),
    };
    return { shape: "text", text: `${JSON.stringify(schema, null, 2)}\n` };
  },
});
