import { daysInMonth, type IsoDate, weekday } from "../../law/dates.ts";
import { say, type Text } from "../../law/words.ts";

/** When a debtor may be called and when it pays, as its file says: R-COL-02. */
export interface Habits {
  readonly payDay?: number | undefined;
  readonly collectAt?: string | undefined;
  readonly collectTaboo?: string | undefined;
  readonly hourToAvoid?: string | undefined;
  readonly paysBy?: string | undefined;
}

/** Hours of a day, "12:00" to "14:00"; the end is free again. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

const span =
  /(\d{1,2})(?:[:：](\d{2})|[点时](半)?)?\s*(?:-|–|—|~|～|至|到|to)\s*(\d{1,2})(?:[:：](\d{2})|[点时](半)?)?/gu;

/** Parts of a day that people name without hours. */
const dayParts: readonly (readonly [RegExp, Hours])[] = [
  [/早上|清晨|early morning/iu, { from: "00:00", to: "09:00" }],
  [/上午|\bmorning/iu, { from: "08:00", to: "12:00" }],
  [/中午|午休|午间|\bnoon|\blunch/iu, { from: "11:30", to: "13:30" }],
  [/下午|\bafternoon/iu, { from: "12:00", to: "18:00" }],
  [/傍晚/u, { from: "17:00", to: "19:00" }],
  [/晚上|晚间|\bevening/iu, { from: "18:00", to: "24:00" }],
];

function clock(hour: string, minutes: string | undefined, half: string | undefined): string {
  return `${hour.padStart(2, "0")}:${minutes ?? (half ? "30" : "00")}`;
}

/** The hours that a text names: "12:00-14:00", "11点半到13点", "上午". Days are none. */
export function hoursIn(text: string): readonly Hours[] {
  const told = [...text.matchAll(span)].flatMap((hit) => {
    const [all, from = "", fromMinutes, fromHalf, to = "", toMinutes, toHalf] = hit;
    const isClock = /[:：点时]/u.test(all);
    if (!isClock || Number(from) > 24 || Number(to) > 24) return [];
    return [{ from: clock(from, fromMinutes, fromHalf), to: clock(to, toMinutes, toHalf) }];
  });
  return told.length > 0
    ? told
    : dayParts.flatMap(([word, hours]) => (word.test(text) ? [hours] : []));
}

const weekdays: readonly RegExp[] = [
  /(?:周|星期|礼拜)一|\bmon(?:day)?s?\b/iu,
  /(?:周|星期|礼拜)二|\btue(?:s|sday)?s?\b/iu,
  /(?:周|星期|礼拜)三|\bwed(?:nesday)?s?\b/iu,
  /(?:周|星期|礼拜)四|\bthu(?:rs|rsday)?s?\b/iu,
  /(?:周|星期|礼拜)五|\bfri(?:day)?s?\b/iu,
  /(?:周|星期|礼拜)六|\bsat(?:urday)?s?\b/iu,
  /(?:周|星期|礼拜)[日天]|\bsun(?:day)?s?\b/iu,
];
const monthDays = /(?<![\d:])(\d{1,2})\s*(?:[-–至到]\s*(\d{1,2}))?\s*(?:号|日)/gu;
const monthEnd = /月底|月末|month'?s? end|end of (?:the )?month/iu;
const monthStart = /月初|(?:start|beginning) of (?:the )?month/iu;
const edgeDays = 3;

/** Which days a text is about: does it name any, and is this one of them? */
function dayIn(text: string, day: IsoDate): { readonly names: boolean; readonly is: boolean } {
  const number = Number(day.slice(8));
  const last = daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
  const told: boolean[] = weekdays.flatMap((word, at) =>
    word.test(text) ? [weekday(day) === at + 1] : [],
  );
  for (const [, from = "", to] of text.matchAll(monthDays)) {
    told.push(number >= Number(from) && number <= Number(to ?? from));
  }
  if (monthEnd.test(text)) told.push(number > last - edgeDays);
  if (monthStart.test(text)) told.push(number <= edgeDays);
  return { names: told.length > 0, is: told.includes(true) };
}

/** What is said of one day or one hour stands between commas. */
function clauses({ collectTaboo = "", hourToAvoid = "" }: Habits): readonly string[] {
  return [collectTaboo, hourToAvoid].flatMap((text) => text.split(/[,，;；。]/u)).filter(Boolean);
}

/** Is a debtor not to be called on a day at all? Only where the day is named without hours. */
export function isTabooDay(habits: Habits, day: IsoDate): boolean {
  return clauses(habits).some((text) => dayIn(text, day).is && hoursIn(text).length === 0);
}

/** The hours of taboo of a day into which a time falls; undefined: a call is welcome. */
export function tabooAt(
  habits: Habits,
  { date, time }: { readonly date: IsoDate; readonly time: string | undefined },
): Hours | undefined {
  if (time === undefined) return undefined;
  return clauses(habits)
    .filter((text) => !dayIn(text, date).names || dayIn(text, date).is)
    .flatMap(hoursIn)
    .find(({ from, to }) => time >= from && time < to);
}

/** Is a day the debtor's pay day? In a shorter month its last day stands for the 31st. */
export function isPayDay({ payDay }: Habits, day: IsoDate): boolean {
  if (payDay === undefined) return false;
  const last = daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
  return Number(day.slice(8)) === Math.min(payDay, last);
}

/** In a few words: when it pays, when to call, when not. */
export function habitsText({ payDay, collectAt, collectTaboo, hourToAvoid }: Habits): Text {
  const avoid = [collectTaboo, hourToAvoid].filter(Boolean);
  const en = [
    payDay === undefined ? "" : `pays on day ${payDay}`,
    collectAt === undefined ? "" : `best: ${collectAt}`,
    avoid.length === 0 ? "" : `not: ${avoid.join(", ")}`,
  ];
  const zh = [
    payDay === undefined ? "" : `每月 ${payDay} 日付款`,
    collectAt === undefined ? "" : `宜：${collectAt}`,
    avoid.length === 0 ? "" : `忌：${avoid.join("、")}`,
  ];
  return say(en.filter(Boolean).join("; "), zh.filter(Boolean).join("；"));
}
