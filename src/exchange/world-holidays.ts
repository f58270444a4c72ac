import Holidays from "date-holidays";
import { addDays, type IsoDate } from "../law/dates.ts";
import { RoundsError } from "../law/errors.ts";
import { say } from "../law/words.ts";
import type { YearTable } from "../law/workdays.ts";

const dayMilliseconds = 86_400_000;
const hourMilliseconds = 3_600_000;

/** Refuses a code the library lacks, for which it would answer that there are no holidays. */
function checkCountry(country: string, state: string | undefined): void {
  const known = new Holidays();
  const countries = Object.keys(known.getCountries() ?? {});
  const states = Object.keys(known.getStates(country) ?? {});
  if (!countries.includes(country)) {
    throw new RoundsError(
      "bad-settings",
      say(
        `the public holidays of country "${country}" are not known`,
        `没有国家“${country}”的法定节假日资料`,
      ),
      {
        hint: say(
          "the calendar's country is a two-letter ISO code such as CN, DE or US",
          "日历的国家应填两个字母的 ISO 代码，例如 CN、DE、US",
        ),
        candidates: countries.filter((code) => code.startsWith(country.slice(0, 1))),
      },
    );
  }
  if (state === undefined || states.includes(state)) return;
  throw new RoundsError(
    "bad-settings",
    say(`${country} has no state "${state}"`, `${country} 没有名为“${state}”的州或省`),
    {
      hint: say(
        `write ${country} alone, or with one of its states`,
        `请只写 ${country}，或加上它的一个州或省的代码`,
      ),
      candidates: states.map((code) => `${country}-${code}`),
    },
  );
}

/** The whole days a holiday covers; one that begins at noon leaves its first day a working day. */
function wholeDays(holiday: { date: string; start: Date; end: Date }): IsoDate[] {
  const hour = Number(holiday.date.slice(11, 13)) || 0;
  const hours = (holiday.end.getTime() - holiday.start.getTime()) / hourMilliseconds;
  const skipped = hour > 0 ? 1 : 0;
  // A day on which the clocks change has 23 or 25 hours.
  const last = Math.round(((hour + hours) * hourMilliseconds) / dayMilliseconds);
  const first = holiday.date.slice(0, 10);
  return Array.from({ length: Math.max(0, last - skipped) }, (_, i) => addDays(first, i + skipped));
}

/**
 * The public holidays of a country ("DE") or of one of its states ("DE-BY"): whole closed days
 * only, no make-up days, no lunar calendar.
 */
export function countryTable(code: string, year: number): YearTable {
  const [country = "", state] = code.split("-");
  checkCountry(country, state);
  const calendar =
    state === undefined
      ? new Holidays(country, { types: ["public"] })
      : new Holidays(country, state, { types: ["public"] });
  // A holiday of several days may begin in the year before.
  const days = [year - 1, year].flatMap((y) => calendar.getHolidays(y).flatMap(wholeDays));
  const off = [...new Set(days)].filter((day) => Number(day.slice(0, 4)) === year).sort();
  return { year, off, work: [], lunar: [] };
}
