import { staff } from "../staff/staff.ts";
import type { Context } from "../verb.ts";

/** Who signs plans and minutes, and by what rules of the firm. */
export async function signingOf({ book, me, today }: Context) {
  return { me, today, date: today, settings: book.settings, people: await book.all(staff) };
}
