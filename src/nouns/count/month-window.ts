import { addDays, endOf, type IsoDate } from "../../law/dates.ts";

/** The days on which a stocktake is one of this month's end: end of it or beginning of the next. */
export function monthWindow(
  month: string,
  { countLeadDays }: { readonly countLeadDays: number },
): { readonly from: IsoDate; readonly to: IsoDate } {
  const to = endOf(`${month}-01`, "month");
  return { from: addDays(`${month}-01`, countLeadDays), to: addDays(to, countLeadDays) };
}
