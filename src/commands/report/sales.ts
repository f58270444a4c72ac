import type { Period } from "../../law/dates.ts";
import { RoundsError } from "../../law/errors.ts";
import { dateKind, wholeKind } from "../../law/kinds/figures.ts";
import { choiceKind } from "../../law/kinds/texts.ts";
import { callOf, field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { callsOf } from "../../nouns/generic/columns.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { order } from "../../nouns/order/order.ts";
import { salesReport } from "../../nouns/order/sales.ts";
import { product } from "../../nouns/product/product.ts";
import { defineVerb } from "../../nouns/verb.ts";

const groupings = [
  { value: "customer", label: say("customer", "客户") },
  { value: "staff", label: say("salesperson", "销售员") },
  { value: "product", label: say("product", "产品") },
  { value: "line", label: say("product line", "产品线") },
  { value: "month", label: say("month", "月份") },
] as const;

interface Told {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly period?: string | undefined;
}

/** The period that was asked for: `--period`, or `--from` and `--to`, each of which may be open. */
function periodOf({ from, to, period }: Told, today: string): Partial<Period> {
  const both = period !== undefined && (from !== undefined || to !== undefined);
  const turned = from !== undefined && to !== undefined && from > to;
  if (!both && !turned) {
    return period === undefined
      ? { ...(from ? { from } : {}), ...(to ? { to } : {}) }
      : parsePeriod(period, { today });
  }
  throw new RoundsError(
    "bad-usage",
    both
      ? say("--period and --from or --to were both given", "--period 与 --from、--to 不能同时使用")
      : say(`--to ${to} is before --from ${from}`, `--to ${to} 早于 --from ${from}`),
    {
      hint: say(
        "for example: --period 2026-11, or --from 2026-11-01 --to 2026-11-15",
        "例如：--period 2026-11，或 --from 2026-11-01 --to 2026-11-15",
      ),
    },
  );
}

export const verb = defineVerb({
  summary: say(
    "net sales by customer, staff, product, product line or month",
    "销售净额：按客户、销售员、产品、产品线或月",
  ),
  examples: [
    "rounds report sales --by month",
    "rounds report sales --by customer --top 10",
    "rounds report sales --by product --period 2026Q4 --format csv",
    "rounds report sales --by line",
  ],
  flags: {
    by: field(choiceKind(groupings), say("A line for each", "每行一个"), {
      initial: () => "month",
    }),
    from: field(dateKind, say("From", "起始日期")),
    to: field(dateKind, say("Up to", "截止日期")),
    period: periodFlag,
    top: field(wholeKind({ least: "1" }), say("Only the largest", "仅列前几名")),
  },
  async run(context, { by = "month", top, ...told }) {
    const { book, today } = context;
    const calls = new Map(await callsOf(order, context));
    const units = new Map<string, string>();
    const lines = new Map<string, string>();
    for (const one of by === "product" || by === "line" ? await book.all(product) : []) {
      if (one.line) lines.set(one.id, one.line);
      calls.set(`product:${one.id}`, callOf(product, one));
      if (one.unit) units.set(one.id, one.unit);
    }
    const period = periodOf(told, today);
    const { from = "0001-01-01", to = "9999-12-31" } = period;
    const orders = await book.between(order, { from, to });
    const { digits } = book;
    return salesReport({ ...period, orders, by, top, today, digits, calls, units, lines });
  },
});
