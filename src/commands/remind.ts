import { switchKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { defineVerb } from "../nouns/verb.ts";
import { dutyView } from "./duties.ts";
import { dutyFlags } from "./today.ts";

export const verb = defineVerb({
  summary: say(
    "what is due, silent when nothing is (for cron)",
    "到期提醒，无事则不输出（供 cron 使用）",
  ),
  examples: ["rounds remind --staff chen-jie", "rounds remind --days 3 --exit-code"],
  flags: {
    ...dutyFlags,
    exitCode: field(
      switchKind,
      say("Exit with 10 when something is due", "有到期事项时以 10 退出"),
    ),
  },
  personal: true,
  async run(context, { staff, days, exitCode }) {
    const view = await dutyView(context, { staff: staff ?? context.me, days: days ?? 0 });
    const isDue = view.rows.length > 0;
    return { view: isDue ? view : undefined, exitCode: isDue && exitCode ? 10 : 0 };
  },
});
