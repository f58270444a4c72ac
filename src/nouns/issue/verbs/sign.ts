import { RoundsError, refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { join, say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { issue } from "../issue.ts";
import { missingSignatures } from "../states.ts";

export const verb = defineVerb({
  summary: say("who signed a goods issue note", "登记出仓单签字"),
  examples: [],
  arguments: recordArgument(issue),
  flags: {
    by: field(textKind(), say("For the customer", "客户签字人")),
    supervisor: issue.fields.supervisor,
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book }, { which, by, supervisor, date }) {
    const record = await book.get(issue, which);
    const { id } = record;
    if (by === undefined && supervisor === undefined) {
      throw new RoundsError(
        "missing-value",
        say("missing: --by or --supervisor", "缺少：--by（客户签字人）或 --supervisor（仓库主管）"),
      );
    }
    const { out } = record;
    if (by !== undefined && out === undefined) {
      refuse(
        say(`the goods of ${id} are not out`, `${id} 尚未出仓`),
        say(`first: rounds issue out ${id}`, `请先出仓：rounds issue out ${id}`),
      );
    }
    if (out !== undefined && date < out.date) {
      refuse(say(`it left on ${out.date}, after ${date}`, `出仓日期 ${out.date} 晚于 ${date}`));
    }
    const fields = {
      ...(by === undefined ? {} : { signed: { date, by } }),
      ...(supervisor === undefined ? {} : { supervisor }),
    };
    const missing = join(missingSignatures({ ...record, ...fields }), say(", ", "、"));
    return {
      steps: [{ do: "set", noun: issue, id, fields }],
      receipt: say(`${id} is signed on ${date}`, `${id} 已于 ${date} 签字`),
      notes:
        missing.en === ""
          ? []
          : [say(`signature still missing: ${missing.en}`, `尚缺签字：${missing.zh}`)],
    };
  },
});
