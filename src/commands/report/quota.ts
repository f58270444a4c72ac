import { endOf, startOf } from "../../law/dates.ts";
import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { quotasOf, spanAround } from "../../nouns/staff/quota.ts";
import { countedIn } from "../../nouns/staff/quota-facts.ts";
import { quotaReport } from "../../nouns/staff/quota-report.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say(
    "calls, visits and new customers against the quotas",
    "电话、拜访与新客户的指标完成情况",
  ),
  examples: ["rounds report quota", "rounds report quota --staff wu-tao --period 'last month'"],
  flags: {
    staff: field(refKind("staff"), say("Only of this person", "只看此员工")),
    period: { ...periodFlag, label: say("Period; default this month", "期间，默认本月") },
  },
  async run(context, { staff: only, period }) {
    const { book, today } = context;
    const within =
      period === undefined ? spanAround(today, "month") : parsePeriod(period, { today });
    const people = (await book.all(staff))
      .filter(({ id, left }) => (only === undefined ? !left : id === only))
      .map((one) => ({ id: one.id, name: one.name, quotas: quotasOf(one, book.settings) }));
    const quotas = people.flatMap((one) => one.quotas);
    // A week may begin before the period, or end after it.
    const from = startOf(within.from, "week");
    const counted = await countedIn({ from, to: endOf(within.to, "week") }, quotas, book);
    const calendar = await context.calendar();
    const isWorkday = (day: string): boolean => calendar.isWorkday(day);
    return quotaReport({ ...within, people, counted, today, isWorkday });
  },
});
