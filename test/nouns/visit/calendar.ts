import { makeCalendar } from "../../../src/law/workdays.ts";

/** Monday to Friday, and 1 to 7 October 2026 closed with 10 October worked. */
export const calendar = makeCalendar({
  tables: [
    {
      year: 2026,
      off: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"],
      work: ["2026-10-10"],
      lunar: [],
    },
  ],
});
