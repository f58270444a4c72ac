import { hash } from "../book/disk.ts";
import { addDays } from "../law/dates.ts";
import { type Duty, overdueDays } from "../law/duty.ts";
import { say, toType } from "../law/words.ts";
import type { Context } from "../nouns/verb.ts";
import type { TextView } from "../print/view.ts";
import { type Due, groupOf, ruleLabel } from "./duties.ts";
import { dutyGroups } from "./duty-sources.ts";

/** A calendar looks further ahead than a list. */
export const feedDays = 31;

/** The hour of the due day at which a phone rings, in seconds after midnight. */
const alarmSeconds = 9 * 3600;

/**
 * The name by which calendars know an event again: of the rule and what it is about, not of the
 * day, so that a moved date moves the event.
 */
export function uidsOf(duties: readonly Duty[]): string[] {
  const seen = new Map<string, number>();
  return duties.map(({ rule, noun, id, part = "" }) => {
    const key = [rule, noun, id, part].join("\n");
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return `${hash(nth === 1 ? key : `${key}\n${nth}`).slice(0, 32)}@rounds`;
  });
}

/**
 * Duties as an iCalendar feed (RFC 5545): each a day-long event on its due day; what is overdue
 * goes on until today. The same day gives the same bytes.
 */
export async function calendarFeed(context: Context, due: Due): Promise<TextView> {
  const library = await import("ical-generator");
  const { book, today, language } = context;
  const { people, asked, duties } = due;
  const name = asked ? `${book.settings.name} · ${asked.name}` : book.settings.name;
  const calendar = new library.ICalCalendar({
    name: library.escape(name, false),
    prodId: { company: "rounds", product: "rounds", language: language.toUpperCase() },
    ttl: 3600,
  });
  const uids = uidsOf(duties);
  for (const [at, duty] of duties.entries()) {
    const late = overdueDays(duty, today) > 0;
    const who = asked === undefined && duty.who !== undefined ? people.get(duty.who)?.name : "";
    const label = ruleLabel(duty.rule, language);
    const event = calendar.createEvent({
      id: uids[at] ?? "",
      stamp: `${today}T00:00:00Z`,
      allDay: true,
      start: duty.due,
      end: addDays(late ? today : duty.due, 1),
      summary: say(
        `${label}: ${duty.about}${who ? ` (${who})` : ""}`,
        `${label} ${duty.about}${who ? `（${who}）` : ""}`,
      )[language],
      description: `${duty.what[language]}\n${toType(duty.command)[language]}`,
      categories: [{ name: dutyGroups[groupOf(duty)][language] }],
      transparency: library.ICalEventTransparency.TRANSPARENT,
    });
    if (late) continue;
    const alarm = event.createAlarm({
      type: library.ICalAlarmType.display,
      trigger: -alarmSeconds,
    });
    // Else it would count from the end of the day.
    alarm.relatesTo(library.ICalAlarmRelatesTo.start);
  }
  return { shape: "text", text: `${calendar.toString()}\r\n` };
}
