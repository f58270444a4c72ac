import { type DateContext, type Reading, readWords } from "./date-grammar.ts";
import { daysInMonth, type IsoDate, isDate, makeDate, type Period, type Span } from "./dates.ts";
import { RoundsError } from "./errors.ts";
import { say, type Text } from "./words.ts";

const spanNames: Record<Span, Text> = {
  week: say("week", "周"),
  month: say("month", "月"),
  quarter: say("quarter", "季度"),
  year: say("year", "年"),
};

const help = say(
  "`rounds help dates` lists what may be typed",
  "可输入的写法见 `rounds help dates`",
);

/** Patterns of Chinese take a millisecond to compile: plain English goes past them. */
const ascii = /^[ -~]*$/;

/** The refusal of a typed date: what is wrong, and the dates that may have been meant. */
function badDate(text: Text, candidates: readonly string[] = []): RoundsError {
  return new RoundsError("bad-date", text, { hint: help, candidates });
}

/** Chinese numerals up to 99 as digits; a run that is not one number (三四天) is left as it is. */
function withDigits(text: string): string {
  if (ascii.test(text)) return text;
  const digits = "一二三四五六七八九";
  return text
    .replace(/两(?=个|天|日|周|星期|礼拜|年)/g, "二")
    .replace(/(?<!\d)[一二三四五六七八九十]+(?!\d)/g, (run) => {
      if (run.length === 1 && run !== "十") return `${digits.indexOf(run) + 1}`;
      const ten = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(run);
      if (!ten) return run;
      const [, tens = "", ones = ""] = ten;
      return `${(tens ? digits.indexOf(tens) + 1 : 1) * 10 + digits.indexOf(ones || "零") + 1}`;
    });
}

/** Half-width, lower case, single blanks, and none beside a Chinese character. */
function tidy(text: string): string {
  const plain = text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
  if (ascii.test(plain)) return plain;
  return plain.replace(/ (?=\p{Script=Han})|(?<=\p{Script=Han}) /gu, "");
}

/** The real days nearest to one that the calendar lacks; day and month may have been exchanged. */
function nearest(year: number, month: number, day: number): IsoDate[] {
  const length = daysInMonth(year, month);
  const guess =
    length > 0
      ? makeDate(year, month, Math.min(Math.max(day, 1), length))
      : makeDate(year, day, month);
  return isDate(guess) ? [guess] : [];
}

/** Dates written in another order or with other signs: never taken, only offered. */
function otherWritings(text: string, today: IsoDate): string[] {
  const all: string[] = [];
  const offer = (year: string, month: string, day: string): void => {
    const date = makeDate(Number(year), Number(month), Number(day));
    if (isDate(date) && !all.includes(date)) all.push(date);
  };
  const [, a = "", b = "", c = ""] = /^(\d+)[-/. ](\d+)(?:[-/. ](\d+))?$/.exec(text) ?? [];
  if (a.length === 4 && c) offer(a, b, c);
  else if (c.length === 4) {
    offer(c, b, a);
    offer(c, a, b);
  } else if (a && b && !c && a.length <= 2) {
    offer(today.slice(0, 4), a, b);
    offer(today.slice(0, 4), b, a);
  }
  const [, year = "", month = ""] = /^(\d{4})[-/. ]?(\d{1,2})$/.exec(text)?.map(String) ?? [];
  if (year && isDate(makeDate(Number(year), Number(month), 1))) {
    all.push(makeDate(Number(year), Number(month), 1).slice(0, 7));
  }
  if (/^\d{1,4} ?[dwmy]$/.test(text)) all.push(`+${text}`, `-${text}`);
  return all;
}

/** How many letters must change to turn one word into the other. */
function spellingDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The words of the help page that differ from the text by a slip of the finger. */
function similarWords(text: string): string[] {
  if (!/^[a-z][a-z ]{3,}$/.test(text)) return [];
  return dateWords
    .map((word) => word.example)
    .filter((word) => /^[a-z][a-z ]{3,}$/.test(word) && spellingDistance(text, word) <= 2);
}

const aDate = say("a date", "日期");
const aPeriod = say("a period", "期间");

/** Reads one day or one period, or refuses it with what may have been meant. */
function readOne(
  text: string,
  { shown, wanted }: { shown: string; wanted: Text },
  context: DateContext,
): Period & { span: Span | "day" } {
  let reading: Reading | undefined;
  try {
    reading = readWords(withDigits(text), context);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw badDate(
      say(`"${shown}" is outside the years 0001 to 9999`, `“${shown}”超出了 0001 至 9999 年的范围`),
    );
  }
  if (reading === undefined) {
    throw badDate(say(`"${shown}" is not ${wanted.en}`, `“${shown}”不是${wanted.zh}`), [
      ...otherWritings(text, context.today),
      ...similarWords(text),
    ]);
  }
  if (!("missing" in reading)) return reading;
  throw badDate(
    say(`there is no day "${shown}" in the calendar`, `${shown} 不存在`),
    nearest(...reading.missing),
  );
}

/** Where a range is cut; undefined for a text that is not a range. */
function cutRange(text: string): { start: string; end: string } | undefined {
  const cut = /^(.*?)(?:\.\.|到|至)(.*)$/.exec(text);
  return cut ? { start: (cut[1] ?? "").trim(), end: (cut[2] ?? "").trim() } : undefined;
}

/**
 * The day a person typed (see {@link dateWords}), as ISO. Throws "bad-date" for a period, a range,
 * a day the calendar lacks and anything else, with suggestions; it never guesses.
 */
export function parseDate(text: string, context: DateContext): IsoDate {
  if (isDate(text)) return text;
  const tidied = tidy(text);
  if (cutRange(tidied)) {
    const { from, to } = parsePeriod(text, context);
    throw badDate(
      say(`"${text}" is a range, and one day is wanted`, `“${text}”是一段时间，这里请填某一天`),
      from === to ? [from] : [from, to],
    );
  }
  const { from, to, span } = readOne(tidied, { shown: text, wanted: aDate }, context);
  if (span === "day") return from;
  const name = spanNames[span];
  throw badDate(
    say(
      `"${text}" is a whole ${name.en}, and one day is wanted`,
      `“${text}”是一段时间，这里请填某一天`,
    ),
    [from, to],
  );
}

/**
 * The period a person typed, both ends included: a day, a period word, or a range "a..b" (also
 * 到 or 至), from the first day of a to the last of b. With one end open the other is today:
 * "a.." runs up to today, "..b" from today on. Throws "bad-date" as {@link parseDate} does, and
 * when the range would end before it begins.
 */
export function parsePeriod(text: string, context: DateContext): Period {
  const tidied = tidy(text);
  const range = cutRange(tidied);
  if (!range) {
    const { from, to } = readOne(tidied, { shown: text, wanted: aPeriod }, context);
    return { from, to };
  }
  if (range.start === "" && range.end === "") {
    throw badDate(say(`"${text}" is not a period: it has no day`, `“${text}”不是期间：没有日期`));
  }
  const { today } = context;
  const from =
    range.start === ""
      ? today
      : readOne(range.start, { shown: range.start, wanted: aPeriod }, context).from;
  const to =
    range.end === ""
      ? today
      : readOne(range.end, { shown: range.end, wanted: aPeriod }, context).to;
  if (from <= to) return { from, to };
  throw badDate(
    say(
      `"${text}" ends before it begins: ${from} to ${to}`,
      `“${text}”的结束日早于开始日：${from} 至 ${to}`,
    ),
    [`${to}..${from}`],
  );
}

/** What may be typed for a date, an example each: the table of `rounds help dates`. */
export const dateWords: readonly { readonly example: string; readonly meaning: Text }[] = (
  [
    ["2026-11-22", "that day (ISO); also 20261122", "这一天（ISO 写法），也可写 20261122"],
    ["today", "today", "今天"],
    ["yesterday", "the day before today", "昨天"],
    ["tomorrow", "the day after today", "明天"],
    ["friday", "the next Friday after today; also fri", "今天之后的第一个周五，也可写 fri"],
    ["next friday", "the same as friday", "与 friday 相同"],
    ["last friday", "the latest Friday before today", "今天之前最近的一个周五"],
    ["this friday", "the Friday of this week", "本周的周五"],
    ["friday next week", "the Friday of next week; also last week", "下周的周五；也可用 last week"],
    ["+3d", "3 days from today", "3 天后"],
    ["-2w", "2 weeks before today", "2 周前"],
    ["+1m", "the same day next month, or its last", "下个月的同一天，没有则为月末"],
    ["+1y", "the same day next year", "明年的同一天"],
    ["3 days ago", "also weeks, months, years", "3 天前；也可用 weeks、months、years"],
    ["in 2 weeks", "also days, months, years", "2 周后；也可用 days、months、years"],
    ["sow", "the first day of this week", "本周第一天"],
    ["eow", "the last day of this week", "本周最后一天"],
    ["som", "the first day of this month", "本月第一天"],
    ["eom", "the last day of this month", "本月最后一天"],
    ["soq", "the first day of this quarter", "本季度第一天"],
    ["eoq", "the last day of this quarter", "本季度最后一天"],
    ["soy", "the first day of this year", "今年第一天"],
    ["eoy", "the last day of this year", "今年最后一天"],
    ["2026-W34", "that ISO week (a period)", "这一 ISO 周（一段日期）"],
    ["2026-08", "that month (a period)", "这个月（一段日期）"],
    ["2026Q3", "that quarter (a period)", "这个季度（一段日期）"],
    ["2026", "that year (a period)", "这一年（一段日期）"],
    ["this week", "also month, quarter, year (a period)", "本周；也可用 month、quarter、year"],
    ["last month", "the calendar month before this one", "上个月（一段日期）"],
    ["next quarter", "the calendar quarter after this one", "下个季度（一段日期）"],
    ["2026-08-01..2026-08-22", "from a to b, both included", "从 a 到 b，首尾都算"],
    ["2026-08..2026-10", "from the first of a to the last of b", "从 a 的首日到 b 的末日"],
    ["2026-08-01..", "from then up to today", "从那天到今天"],
    ["..eom", "from today up to then", "从今天到那天"],
    [
      "今天",
      "today; also 昨天 前天 大前天 明天 后天 大后天",
      "也可写 昨天 前天 大前天 明天 后天 大后天",
    ],
    ["周五", "the next Friday after today", "今天之后的第一个周五；也可写 星期五、礼拜五"],
    ["本周五", "the Friday of this week", "本周的周五"],
    ["上周五", "the Friday of last week", "上一周的周五"],
    ["下周一", "the Monday of next week", "下一周的周一"],
    ["3天后", "in 3 days; also 周 个月 年, and 前", "也可用 周、个月、年，以及 前"],
    ["两周后", "in 2 weeks", "2 周后"],
    ["22日", "that day of this month; also 22号", "本月的这一天，也可写 22号"],
    ["11月22日", "that day of this year", "今年的这一天"],
    ["2026年11月22日", "that day", "这一天"],
    [
      "月底",
      "the last day of this month; also 上月底 季末 年底",
      "本月最后一天；也可写 上月底、季末、年底",
    ],
    [
      "月初",
      "the first day of this month; also 下月初 季初 年初",
      "本月第一天；也可写 下月初、季初、年初",
    ],
    ["本周", "this week; also 上周 下周 (a period)", "也可写 上周、下周（一段日期）"],
    ["上月", "last month; also 本月 下月 (a period)", "也可写 本月、下月（一段日期）"],
    ["本季度", "this quarter; also 上季度 下季度", "也可写 上季度、下季度（一段日期）"],
    ["今年", "this year; also 去年 明年 (a period)", "也可写 去年、明年（一段日期）"],
    ["2026年8月", "that month (a period); also 8月", "这个月（一段日期），也可写 8月"],
    ["8月1日到8月22日", "from a to b; also 至", "从 a 到 b，也可写 至"],
  ] as const
).map(([example, en, zh]) => ({ example, meaning: say(en, zh) }));
