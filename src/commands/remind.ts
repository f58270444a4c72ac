import { wholeKind } from "../law/kinds/figures.ts";
import { switchKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { defineVerb } from "../nouns/verb.ts";
import { dueOf, dutyStaff, listOf } from "./duties.ts";

export const verb = defineVerb({
  summary: say(
    "what is due, silent when nothing is (for cron)",
    "到期提醒，无事则不输出（供 cron 使用）",
  ),
  examples: [
    "rounds remind --staff chen-jie",
    "rounds remind --days 3 --exit-code",
    "rounds remind --staff all --format md",
    "rounds remind --staff chen-jie --ics",
  ],
  flags: {
    staff: dutyStaff,
    days: field(
      wholeKind(),
      say("Days to look ahead, 31 in a calendar", "向后查看的天数，日历默认 31"),
    ),
    ics: field(switchKind, say("As a calendar feed (iCalendar)", "输出日历订阅文件（iCalendar）")),
    exitCode: field(
      switchKind,
      say("Exit with 10 when something is due", "有到期事项时以 10 退出"),
    ),
  },
  personal: true,
  wide: true,
  async run(context, { staff, days, ics, exitCode }) {
    const asked = staff ?? context.me;
    if (ics) {
      const { calendarFeed, feedDays } = await import("./calendar-feed.ts");
      const due = await dueOf(context, { staff: asked, days: days ?? feedDays });
      return { view: await calendarFeed(context, due), exitCode: 0 };
    }
    const due = await dueOf(context, { staff: asked, days: days ?? 0 });
    if (due.duties.length === 0) return { view: undefined, exitCode: 0 };
    const view = listOf(context, due);
    const { digest } = await import("./digest.ts");
    const letter = due.asked ? undefined : digest(context, due);
    return { view: letter ? { ...view, letter } : view, exitCode: exitCode ? 10 : 0 };
  },
});
