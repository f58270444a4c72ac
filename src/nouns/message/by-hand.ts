import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import { customer } from "../customer/customer.ts";
import type { Context } from "../verb.ts";
import type { Message } from "./message.ts";
import { against } from "./recipients.ts";
import { tooLong } from "./rules.ts";

/** What is looked at before something written by hand may go out. */
export type Written = Pick<Message, "channel" | "text" | "customer" | "contact">;

/**
 * What is written by hand keeps the rules of drafts: no text that is too long, nothing to people
 * who opted out (R-COM-28, R-COM-30). @throws RoundsError refused
 */
export async function assertMayGo(
  { channel, text, customer: id, contact: name }: Written,
  { book }: Pick<Context, "book">,
): Promise<void> {
  const long = tooLong(
    text,
    channel === "message" ? book.settings.limits.textCharacters : undefined,
  );
  if (long) {
    refuse(long, say("shorten it, or --channel wechat", "请缩短，或改用 --channel wechat"));
  }
  const whom = await book.maybe(customer, id);
  if (!whom) return;
  const contact = whom.contacts?.find((one) => one.name === name);
  // Where it goes and what it is about is known to whoever wrote it.
  const facts = { channel, material: "public" } as const;
  const stop = against({ customer: whom, contact, to: "" }, facts);
  if (stop)
    refuse(say(`${whom.name}: ${stop.why.en}`, `${whom.name}：${stop.why.zh}`), stop.remedy);
}
