import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { typedFields } from "../../generic/add.ts";
import { defineVerb } from "../../verb.ts";
import { type Promised, promise } from "../promise.ts";
import { assertDue } from "../rules.ts";

const { customer, what, ...flags } = typedFields(promise) as typeof promise.fields;

export const verb = defineVerb({
  summary: say("note what was promised, and by when", "记下对客户的承诺和日期"),
  examples: [
    'rounds promise add jinhong "answer on the credit line" --by friday',
    "rounds promise add jinhong 样品目录 --kind material --by +4d",
  ],
  arguments: { customer, what: field(what.kind, what.label, { required: true }) },
  flags,
  writes: true,
  async run({ book }, input) {
    assertDue(input.due, input.date);
    const record = { ...input, id: await book.newId(promise, input) } as unknown as Promised;
    return {
      steps: [{ do: "create", noun: promise, record }],
      receipt: say(
        `promised ${record.id}: ${record.what}, by ${record.due}`,
        `已记承诺 ${record.id}：${record.what}，${record.due} 前`,
      ),
    };
  },
});
