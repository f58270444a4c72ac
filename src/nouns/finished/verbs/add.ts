import { say } from "../../../law/words.ts";
import { typedFields } from "../../generic/add.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { defineVerb } from "../../verb.ts";
import { finished } from "../finished.ts";
import { inOwnPrice } from "../lines.ts";

const flags = typedFields(finished) as Pick<
  typeof finished.fields,
  "date" | "department" | "work" | "order" | "warehouse" | "lines" | "notes" | "owner"
>;

export const verb = defineVerb({
  summary: say("production reports finished goods", "生产部门填写成品入库单"),
  examples: [
    'rounds finished add --department workshop --line "TEA-LJ250 x 20 @ 86" --warehouse main',
  ],
  flags,
  writes: true,
  async run({ book }, input) {
    const lines = await Promise.all(input.lines.map((line) => inOwnPrice(line, book)));
    const record = { ...input, lines };
    assertAgrees(finished, record, book.digits);
    const id = await book.newId(finished, record);
    return {
      steps: [{ do: "create", noun: finished, record: { ...record, id } }],
      receipt: say(`added finished goods receipt ${id}`, `已新建成品入库单 ${id}`),
      notes: [say(`next: rounds finished inspect ${id}`, `下一步：rounds finished inspect ${id}`)],
    };
  },
});
