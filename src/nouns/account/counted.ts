import type { AnyStored } from "../../law/noun.ts";
import type { Context } from "../verb.ts";
import { accountClosing } from "./closing.ts";

/**
 * Is an entry of a day for which one of its accounts was closed? Not so the difference that the
 * closing itself booked: that goes with it.
 */
export async function isCounted(book: Context["book"], entry: AnyStored): Promise<boolean> {
  const { id, account, to, date } = entry;
  const closings = await book.live(accountClosing);
  if (closings.some((one) => one.entry === id)) return false;
  const closed = await book.latest(accountClosing, "closedDay");
  return [account, to].some((one) => String(date) <= (closed.get(String(one)) ?? ""));
}
