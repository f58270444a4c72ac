import { approvalStanding } from "../approval/gate.ts";
import type { Context } from "../verb.ts";
import { type Quote, quote } from "./quote.ts";
import type { Approved } from "./states.ts";

/** Where the firm's approval of a quote stands; undefined where the firm asks for none. */
export async function approvedOf(
  context: Pick<Context, "book" | "today">,
  record: Quote,
): Promise<Approved> {
  if (record.sent || record.accepted || record.declined) return undefined;
  const { state } = await approvalStanding(context, quote, record);
  return state === "unneeded" ? undefined : state === "approved" ? "approved" : "waiting";
}
