import { RoundsError } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { installersTold, installOrder } from "../installing.ts";
import { assertRoom } from "../kinds.ts";
import { order } from "../order.ts";

export const verb = defineVerb({
  summary: say(
    "arrange the installation of an order within the day's capacity",
    "安排安装日期（不超过每日安装能力）",
  ),
  examples: [
    'rounds order install SO261113A-zhou-min --date +9d --conditions "water and power are there"',
    "rounds order install SO261113A-zhou-min --date 2026-11-30 --told",
  ],
  arguments: recordArgument(order),
  flags: {
    date: field(dateKind, say("Installed on", "安装日期")),
    conditions: field(textKind(), say("Conditions on the spot", "现场安装条件"), { ask: true }),
    told: field(switchKind, say("The installers were told", "已通知安装部")),
  },
  writes: true,
  async run(context, { which, date, conditions, told }) {
    const { book, me, today } = context;
    const record = await book.get(order, which);
    if (told && date === undefined) return installersTold(record, { date: today, by: me });
    if (date === undefined) {
      throw new RoundsError("missing-value", say("missing: --date", "缺少：--date（安装日期）"), {
        hint: say(
          "--date DAY arranges it, --told says that the installers know",
          "--date 安排日期，--told 登记已通知安装部",
        ),
      });
    }
    const taken = new Map<string, number>();
    for (const { id, installation, cancelled } of await book.live(order)) {
      if (!installation || cancelled || id === record.id) continue;
      taken.set(installation.date, (taken.get(installation.date) ?? 0) + 1);
    }
    const capacity = book.settings.installationsPerDay;
    assertRoom({ date, today, taken, capacity, calendar: await context.calendar() });
    const notice = book.settings.limits.installationNoticeDays;
    return installOrder(record, {
      date,
      conditions,
      by: me,
      told: told ? today : undefined,
      notice,
    });
  },
});
