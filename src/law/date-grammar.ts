import {
  addDays,
  addMonths,
  endOf,
  type IsoDate,
  isDate,
  makeDate,
  type Period,
  type Span,
  startOf,
  startOfIsoWeek,
  weekday,
} from "./dates.ts";

export interface DateContext {
  readonly today: IsoDate;
  /** The weekday weeks begin on, 1 Monday (default) to 7 Sunday. */
  readonly weekStart?: number;
}

/**
 * What a text means: one day, or a longer period; `missing` is a day the calendar does not have.
 */
export type Reading =
  | (Period & { readonly span: Span | "day" })
  | { readonly missing: readonly [year: number, month: number, day: number] };

type Parts = readonly string[];
interface Rule {
  readonly pattern: RegExp;
  readonly read: (parts: Parts, context: DateContext) => Reading | undefined;
}

const dayWords = new Map([
  ["today", 0],
  ["今天", 0],
  ["今日", 0],
  ["yesterday", -1],
  ["昨天", -1],
  ["昨日", -1],
  ["前天", -2],
  ["大前天", -3],
  ["tomorrow", 1],
  ["明天", 1],
  ["明日", 1],
  ["后天", 2],
  ["大后天", 3],
]);

const weekdayWords = new Map(
  [
    "mon monday 1",
    "tue tues tuesday 2",
    "wed wednesday 3",
    "thu thur thurs thursday 4",
    "fri friday 5",
    "sat saturday 6",
    "sun sunday 日 天",
  ].flatMap((words, index) => words.split(" ").map((word) => [word, index + 1] as const)),
);

const spanWords = new Map<string, Span>(
  (
    [
      ["week", "w week 周 星期 礼拜"],
      ["month", "m month 月"],
      ["quarter", "q quarter 季 季度"],
      ["year", "y year 年"],
    ] as const
  ).flatMap(([span, words]) => words.split(" ").map((word) => [word, span] as const)),
);

const shifts = new Map([
  ["上上", -2],
  ["前", -2],
  ["last", -1],
  ["上", -1],
  ["去", -1],
  ["this", 0],
  ["本", 0],
  ["这", 0],
  ["今", 0],
  ["next", 1],
  ["下", 1],
  ["明", 1],
  ["下下", 2],
  ["后", 2],
]);

/** A span named alone before 底 or 初 is the present one: 月底 is the end of this month. */
const bareSpans = new Map([
  ["月", "本月"],
  ["季", "本季"],
  ["季度", "本季度"],
  ["年", "今年"],
]);

const oneDay = (date: IsoDate): Reading => ({ from: date, to: date, span: "day" });

function around(date: IsoDate, span: Span, weekStart?: number): Reading {
  return { from: startOf(date, span, weekStart), to: endOf(date, span, weekStart), span };
}

function dayOf(year: number, month: number, day: number): Reading {
  const date = makeDate(year, month, day);
  return isDate(date) ? oneDay(date) : { missing: [year, month, day] };
}

function monthOfYear(year: number, month: number): Reading | undefined {
  const first = makeDate(year, month, 1);
  return isDate(first) ? around(first, "month") : undefined;
}

function quarterOfYear(year: number, quarter: number): Reading | undefined {
  const first = makeDate(year, quarter * 3 - 2, 1);
  return isDate(first) ? around(first, "quarter") : undefined;
}

function weekOfYear(year: number, week: number): Reading | undefined {
  const monday = year > 0 ? startOfIsoWeek(year, week) : undefined;
  return monday === undefined ? undefined : around(monday, "week");
}

function shifted(span: Span, by: number, { today, weekStart }: DateContext): Reading {
  if (span === "week") return around(addDays(today, by * 7), span, weekStart);
  const months = span === "month" ? 1 : span === "quarter" ? 3 : 12;
  return around(addMonths(startOf(today, span), by * months), span);
}

/** The given weekday of this week, or of a week before or after it. */
function inWeek(day: number, by: number, { today, weekStart = 1 }: DateContext): Reading {
  const first = startOf(addDays(today, by * 7), "week", weekStart);
  return oneDay(addDays(first, (day - weekStart + 7) % 7));
}

/** The nearest such weekday that is not today: after it, or before it. */
function nearestWeekday(day: number, way: 1 | -1, today: IsoDate): Reading {
  const ahead = (day - weekday(today) + 7) % 7 || 7;
  const behind = (weekday(today) - day + 7) % 7 || 7;
  return oneDay(addDays(today, way === 1 ? ahead : -behind));
}

/** So many days, weeks, months or years from today; the unit in either language. */
function away(count: number, unit: string, today: IsoDate): Reading {
  if (/^d|天|日/.test(unit)) return oneDay(addDays(today, count));
  if (/^w|周|星期|礼拜/.test(unit)) return oneDay(addDays(today, count * 7));
  return oneDay(addMonths(today, /^y|年/.test(unit) ? count * 12 : count));
}

/** "" is this year, as are 今 and 本; 去 and 明 are its neighbours; else the number itself. */
function yearNamed(word: string, today: IsoDate): number {
  const shift = word === "" ? 0 : shifts.get(word);
  return shift === undefined ? Number(word) : Number(today.slice(0, 4)) + shift;
}

const countOf = (word: string): number => (/^an?$/.test(word) ? 1 : Number(word));

const isoRules: readonly Rule[] = [
  {
    pattern: /^(\d{4})-(\d\d)-(\d\d)$/,
    read: ([y, m, d]) => dayOf(Number(y), Number(m), Number(d)),
  },
  { pattern: /^(\d{4})(\d\d)(\d\d)$/, read: ([y, m, d]) => dayOf(Number(y), Number(m), Number(d)) },
  { pattern: /^(\d{4})-(\d\d)$/, read: ([y, m]) => monthOfYear(Number(y), Number(m)) },
  { pattern: /^(\d{4})-?w(\d\d)$/, read: ([y, week]) => weekOfYear(Number(y), Number(week)) },
  { pattern: /^(\d{4})-?q([1-4])$/, read: ([y, q]) => quarterOfYear(Number(y), Number(q)) },
  // Four other digits are likelier a month and day, or a slip.
  { pattern: /^((?:19|20|21)\d\d)年?$/, read: ([y]) => around(`${y}-01-01`, "year") },
];

const englishRules: readonly Rule[] = [
  {
    pattern: /^([se])o([wmqy])$/,
    read: ([edge, unit = ""], context) => {
      const span = spanWords.get(unit);
      return span && edgeOf(shifted(span, 0, context), edge === "s");
    },
  },
  {
    pattern: /^(?:(this|last|next) )?([a-z]+)$/,
    read: ([which = "", name = ""], context) => {
      const day = weekdayWords.get(name);
      if (day === undefined) return undefined;
      if (which === "this") return inWeek(day, 0, context);
      return nearestWeekday(day, which === "last" ? -1 : 1, context.today);
    },
  },
  {
    pattern: /^([a-z]+) (this|last|next) week$/,
    read: ([name = "", which = ""], context) => {
      const day = weekdayWords.get(name);
      return day === undefined ? undefined : inWeek(day, shifts.get(which) ?? 0, context);
    },
  },
  {
    pattern: /^(this|last|next) (week|month|quarter|year)$/,
    read: ([which = "", unit = ""], context) => {
      const span = spanWords.get(unit);
      return span && shifted(span, shifts.get(which) ?? 0, context);
    },
  },
  {
    pattern: /^([+-])(\d{1,4}) ?(d|w|m|y|days?|weeks?|months?|years?)$/,
    read: ([sign, count, unit = ""], { today }) => away(Number(`${sign}${count}`), unit, today),
  },
  {
    pattern: /^(\d{1,4}|an?) (days?|weeks?|months?|years?) ago$/,
    read: ([count = "", unit = ""], { today }) => away(-countOf(count), unit, today),
  },
  {
    pattern: /^in (\d{1,4}|an?) (days?|weeks?|months?|years?)$/,
    read: ([count = "", unit = ""], { today }) => away(countOf(count), unit, today),
  },
];

const chineseRules: readonly Rule[] = [
  {
    pattern: /^(?:周|星期|礼拜)([1-6日天])$/,
    read: ([name = ""], { today }) => nearestWeekday(weekdayWords.get(name) ?? 7, 1, today),
  },
  {
    pattern: /^(这|本|上上|上|下下|下)个?(?:周|星期|礼拜)([1-6日天])$/,
    read: ([which = "", name = ""], context) =>
      inWeek(weekdayWords.get(name) ?? 7, shifts.get(which) ?? 0, context),
  },
  {
    pattern: /^(这|本|上上|上|下下|下)个?(周|星期|礼拜|月|季度?)$|^(本|今|去|明|前|后)(年)$/,
    read: ([which, unit, whichYear = "", year = ""], context) => {
      const span = spanWords.get(unit || year);
      return span && shifted(span, shifts.get(which || whichYear) ?? 0, context);
    },
  },
  {
    // Not for weeks: 周末 is the weekend, two days.
    pattern: /^(.*(?:年|月|季|季度))(底|末|初)$/,
    read: ([named = "", edge], context) => {
      const base = bareSpans.get(named) ?? named.replace(/年年$/, "年").replace(/月月$/, "月");
      const whole = readWords(base, context);
      return whole && edgeOf(whole, edge === "初");
    },
  },
  {
    pattern: /^(\d{1,4})(天|日|周|个?星期|个?礼拜|个月|年)(?:之|以)?([后前])$/,
    read: ([count, unit = "", way], { today }) =>
      away(way === "前" ? -Number(count) : Number(count), unit, today),
  },
  {
    pattern: /^(?:(\d{4}|[今本明去])年)?(\d{1,2})月(\d{1,2})[日号]?$/,
    read: ([year = "", month, day], { today }) =>
      dayOf(yearNamed(year, today), Number(month), Number(day)),
  },
  {
    pattern: /^(?:(这|本|上|下)个?月)?(\d{1,2})[日号]$/,
    read: ([which = "", day], { today }) => {
      const month = addMonths(startOf(today, "month"), shifts.get(which) ?? 0);
      return dayOf(Number(month.slice(0, 4)), Number(month.slice(5, 7)), Number(day));
    },
  },
  {
    pattern: /^(?:(\d{4}|[今本明去])年)?(\d{1,2})月份?$/,
    read: ([year = "", month], { today }) => monthOfYear(yearNamed(year, today), Number(month)),
  },
  {
    pattern: /^(?:(\d{4}|[今本明去])年)?第?([1-4])季度$/,
    read: ([year = "", quarter], { today }) =>
      quarterOfYear(yearNamed(year, today), Number(quarter)),
  },
  {
    pattern: /^(?:(\d{4}|[今本明去])年)?第(\d{1,2})周$/,
    read: ([year = "", week], { today }) => weekOfYear(yearNamed(year, today), Number(week)),
  },
];

const rules: readonly Rule[] = [...isoRules, ...englishRules, ...chineseRules];

/** The first or the last day of a period. */
function edgeOf(whole: Reading, first: boolean): Reading {
  if ("missing" in whole) return whole;
  return oneDay(first ? whole.from : whole.to);
}

/**
 * Reads one tidied text (lower case, half-width, Chinese numerals already digits); undefined when
 * no rule knows it. Throws a RangeError when the answer lies outside years 1 to 9999.
 */
export function readWords(text: string, context: DateContext): Reading | undefined {
  const days = dayWords.get(text);
  if (days !== undefined) return oneDay(addDays(context.today, days));
  for (const { pattern, read } of rules) {
    const found = pattern.exec(text);
    const reading = found && read(found.slice(1), context);
    if (reading) return reading;
  }
  return undefined;
}
