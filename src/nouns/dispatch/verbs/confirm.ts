import { dateKind } from "../../../law/kinds/figures.ts";
import { switchKind, textKind } from "../../../law/kinds/texts.ts";
import { timeKind } from "../../../law/kinds/times.ts";
import { field } from "../../../law/noun.ts";
import { join, say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { dispatch } from "../dispatch.ts";
import { confirmPickup } from "../rules.ts";

export const verb = defineVerb({
  summary: say("the warehouse confirmed the pickup of loads", "仓库确认提货，可一次确认多车"),
  examples: ["rounds dispatch confirm DP261124B --by 何军"],
  arguments: recordArgument(dispatch),
  variadic: true,
  flags: {
    warehouse: field(switchKind, say("Confirmed by the warehouse", "仓库已确认"), {
      help: say("what is meant when nothing is said", "省略时即为仓库确认"),
    }),
    by: field(textKind(), say("Who of the warehouse", "仓库确认人"), { ask: true }),
    time: field(timeKind, say("At", "时间")),
    date: field(dateKind, say("On", "日期"), { initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, today }, { which, date = today, time, by }) {
    const ids = [...new Set(Array.isArray(which) ? (which as string[]) : [which])];
    const changes = [];
    for (const id of ids) {
      changes.push(confirmPickup(await book.get(dispatch, id), { date, time, by }));
    }
    return {
      steps: changes.flatMap(({ steps }) => steps),
      receipt: join(changes.map(({ receipt }) => receipt)),
      notes: changes.flatMap(({ notes = [] }) => notes),
    };
  },
});
