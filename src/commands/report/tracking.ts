import { addDays } from "../../law/dates.ts";
import { switchKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { wordColumn } from "../../nouns/generic/tables.ts";
import { offences, prohibitions } from "../../nouns/order/tracking/prohibitions.ts";
import { logReport } from "../../nouns/order/tracking/registers.ts";
import { periodOr, reportFacts } from "../../nouns/order/tracking/report-facts.ts";
import { defineVerb } from "../../nouns/verb.ts";
import type { Column } from "../../print/view.ts";

/** A log is about goods that left at the earliest so many days before. */
const longestWayDays = 120;

function columns(): Column[] {
  return [
    { key: "date", label: say("Date", "日期"), weight: 9, whole: true },
    wordColumn(
      { key: "rule", label: say("What must not be", "禁止事项"), weight: 9 },
      new Map(Object.entries(prohibitions)),
    ),
    { key: "order", label: say("Order", "订单"), weight: 8, whole: true },
    { key: "customer", label: say("Customer", "客户"), weight: 6, wrap: true, least: 10 },
    { key: "text", label: say("What", "情况"), weight: 7, wrap: true, least: 14 },
    { key: "days", label: say("Days", "天数"), weight: 7, align: "right" },
    { key: "who", label: say("Who", "责任人"), weight: 8 },
  ];
}

export const verb = defineVerb({
  summary: say(
    "tracking: what was not asked, recorded or cleared in time",
    "跟踪检查：未及时跟踪、登记、查清的事项",
  ),
  examples: ["rounds report tracking", "rounds report tracking --log --period 'this week'"],
  flags: {
    log: field(switchKind, say("The tracking log itself", "跟踪日志（日、周、月合并）")),
    period: {
      ...periodFlag,
      label: say(
        "Shipped, or logged, within; default the last quarter",
        "发货（日志则为登记）期间，默认近三个月",
      ),
    },
  },
  async run(context, { log, period }) {
    const within = periodOr(period, context.today);
    const { from } = within;
    if (log) {
      const facts = await reportFacts(context, { ...within, from: addDays(from, -longestWayDays) });
      return logReport(facts.shipped, { ...facts, from });
    }
    const facts = await reportFacts(context, within);
    const rows = facts.shipped.flatMap((one) =>
      offences(one, facts).map(({ text, who, ...told }) => ({
        ...told,
        order: one.record.id,
        customer: facts.customerName(one.record.customer),
        text: text[context.language],
        who: who && facts.staffName(who),
      })),
    );
    rows.sort((a, b) => (a.date < b.date ? 1 : -1));
    const count = facts.shipped.length;
    return {
      shape: "report",
      title: say("tracking: what must not be", "跟踪检查"),
      ...within,
      columns: columns(),
      rows,
      notes: [say(`${count} shipments looked at`, `共检查 ${count} 次发货`)],
      empty: say("nothing was neglected", "没有疏漏"),
    };
  },
});
