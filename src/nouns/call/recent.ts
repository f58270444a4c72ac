import type { Facts } from "../../law/facts.ts";
import { standing } from "../../law/reversal.ts";
import { type Call, call } from "./call.ts";
import { failedResults } from "./choices.ts";

/**
 * The calls with a customer, oldest first: those of the open months, and the others too where the
 * open ones do not say when somebody was reached last.
 */
export async function callsWith(
  book: Pick<Facts, "liveWhere" | "where" | "closedTo">,
  customer: string,
): Promise<readonly Call[]> {
  const live = await book.liveWhere(call, "customer", customer);
  const isEnough = standing(live).some((one) => !failedResults.includes(one.result));
  return isEnough || book.closedTo === undefined ? live : book.where(call, "customer", customer);
}
