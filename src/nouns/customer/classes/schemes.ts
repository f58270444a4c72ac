import { addDays, addMonths, endOf, type Period, quarterOf, startOf } from "../../../law/dates.ts";
import { RoundsError } from "../../../law/errors.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { parsePeriod } from "../../../law/typed-dates.ts";
import { say } from "../../../law/words.ts";
import { veilFor } from "../../generic/reading.ts";
import type { Context } from "../../verb.ts";
import { type Customer, customer } from "../customer.ts";
import { type Classes, proposeClasses } from "./classing.ts";
import { boughtIn } from "./turnover.ts";

/** The schemes that are assigned anew each quarter, in the order in which they are shown. */
export const schemes = ["tier", "valueClass", "consumption", "visitCycle", "sample"] as const;

export type Scheme = (typeof schemes)[number];

/** How a class of a scheme is called. */
export function classWord(scheme: Scheme, value: unknown, language: "en" | "zh"): string {
  if (value === undefined || value === null || value === "") return "";
  return customer.fields[scheme].kind.show(value as never, language);
}

const quarterShape = /^\d{4}-?Q[1-4]$/i;

export const quarterFlag = field(
  textKind({
    name: "quarter",
    pattern: quarterShape,
    wanted: say("a quarter like 2026Q3", "2026Q3 这样的季度"),
  }),
  say("Quarter", "季度"),
  { help: say("else the last one that is over", "省略时为最近已结束的季度") },
);

/** A quarter of the calendar; where none is named, the last one that is over. */
export function quarterPeriod(typed: string | undefined, today: string): Period {
  if (typed !== undefined) return parsePeriod(typed.replace("-", "").toUpperCase(), { today });
  const to = addDays(startOf(today, "quarter"), -1);
  return { from: startOf(to, "quarter"), to: endOf(to, "quarter") };
}

/** The customers that whoever gives the command may read, also while a proposal is decided. */
export async function readable(context: Context): Promise<readonly Customer[]> {
  const all = await context.book.all(customer);
  const veil = await veilFor(context);
  return veil ? all.filter(({ id }) => !veil.hidden.has(id)) : all;
}

export interface Classing {
  /** "2026Q3", as the quarter is called. */
  readonly quarter: string;
  readonly period: Period;
  /** Whom the classes are for: all but those that are lost. */
  readonly customers: readonly Customer[];
  /** Turnover of the twelve months that end with the quarter, in the smallest unit. */
  readonly year: ReadonlyMap<string, number>;
  readonly proposed: ReadonlyMap<string, Classes>;
}

/** The classes that a quarter speaks for. @throws RoundsError when it has not begun */
export async function classing(context: Context, typed: string | undefined): Promise<Classing> {
  const { book, today } = context;
  const period = quarterPeriod(typed, today);
  if (period.from > today) {
    throw new RoundsError(
      "bad-value",
      say(`${period.from} is still to come`, `${period.from} 尚未到来`),
      {
        hint: say(
          "without --quarter: the last quarter that is over",
          "不写 --quarter 则取最近一个已结束的季度",
        ),
      },
    );
  }
  const customers = (await readable(context)).filter(({ stage }) => stage !== "lost");
  const known = new Set(customers.map(({ id }) => id));
  const turnover = async (within: Period): Promise<ReadonlyMap<string, number>> =>
    new Map(
      [...(await boughtIn(context, within))].flatMap(([id, { minor }]) =>
        known.has(id) ? [[id, minor] as const] : [],
      ),
    );
  const from = addMonths(addDays(period.to, 1), -12);
  const year = await turnover({ from, to: period.to });
  const quarter = await turnover(period);
  const { classRules: rules, sampleBy = "region" } = book.settings;
  const proposed = proposeClasses({ customers, year, quarter, rules, sampleBy });
  return { quarter: quarterOf(period.from), period, customers, year, proposed };
}
