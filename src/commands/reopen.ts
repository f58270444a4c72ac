import { closing } from "../book/closings.ts";
import { RoundsError, refuse } from "../law/errors.ts";
import { textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { allNouns } from "../nouns/index.ts";
import { assertRight, type Right } from "../nouns/staff/rights.ts";
import { defineVerb } from "../nouns/verb.ts";
import { monthKind } from "./closing/month.ts";

/** Who may reopen a month. */
const reopenRight: Right = { setting: "reopenRoles", usual: ["bookkeeper", "director"] };

export const verb = defineVerb({
  summary: say(
    "reopen the last closed month, with a reason",
    "反结账：重新打开最近结账的月份，须写明原因",
  ),
  examples: [],
  arguments: { month: field(monthKind, say("Month", "月份"), { required: true }) },
  flags: { why: field(textKind(), say("Why", "原因"), { required: true }) },
  writes: true,
  async run(context, { month, why }) {
    const { book } = context;
    const last = book.closedMonth;
    if (last === undefined || !book.closedMonths.includes(month)) {
      throw new RoundsError("not-found", say(`${month} is not closed`, `${month} 尚未结账`), {
        candidates: book.closedMonths.slice(-5),
      });
    }
    if (month !== last) {
      refuse(
        say(`later months rest on ${month}`, `${month} 之后的月份已结账`),
        say(
          `reopen them first, the last one first: rounds reopen ${last} --why "..."`,
          `请从最后一个月开始依次反结账：rounds reopen ${last} --why "原因"`,
        ),
      );
    }
    await assertRight(reopenRight, context, ({ en, zh }) =>
      say(`a closed month is reopened by: ${en}`, `反结账须由${zh}办理`),
    );
    return {
      steps: [{ do: "reopen", noun: closing, month, nouns: await allNouns() }],
      why,
      receipt: say(`reopened ${month}: ${why}`, `已反结账 ${month}：${why}`),
      back: say(`close it again: rounds close ${month}`, `重新结账：rounds close ${month}`),
    };
  },
});
