import { addDays, type IsoDate, nextAnniversary } from "../../law/dates.ts";
import { isLunarAnniversary } from "../../law/lunar.ts";
import type { Settings } from "../../law/settings.ts";
import type { Calendar } from "../../law/workdays.ts";

/** Whoever has a birthday, by the solar or the lunar calendar. */
export interface Born {
  readonly birthday?: string | undefined;
  readonly lunarBirthday?: string | undefined;
}

/** A birthday to come, on a solar day. */
export interface Birthday {
  readonly day: IsoDate;
  readonly isLunar: boolean;
}

type Window = Pick<Settings["limits"], "birthdayFirstDays" | "birthdayLastDays">;

/** The birthdays that are to be greeted on a day: two to seven days before them (R-COM-33). */
export function birthdaysAhead(
  { birthday, lunarBirthday }: Born,
  { today, calendar, limits }: { today: IsoDate; calendar: Calendar; limits: Window },
): Birthday[] {
  const [first, last] = [
    addDays(today, limits.birthdayLastDays),
    addDays(today, limits.birthdayFirstDays),
  ];
  const found: Birthday[] = [];
  if (birthday !== undefined) {
    const day = nextAnniversary(birthday, today);
    if (day >= first && day <= last) found.push({ day, isLunar: false });
  }
  if (lunarBirthday === undefined) return found;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (isLunarAnniversary(day, lunarBirthday, calendar.lunarOf))
      found.push({ day, isLunar: true });
  }
  return found;
}

/** Is a contact's birthday near, so that a greeting written now is meant for that one? */
export function bornSoon(
  today: IsoDate,
  calendar: Calendar,
  limits: Window,
): (contact: Born) => boolean {
  const near = { ...limits, birthdayLastDays: 0 };
  return (contact) => birthdaysAhead(contact, { today, calendar, limits: near }).length > 0;
}
