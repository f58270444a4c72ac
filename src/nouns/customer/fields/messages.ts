import { severalKind } from "../../../law/kinds/several.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { channels } from "../../call/choices.ts";

/** Several ways of being in touch, or "all" of them. */
const waysKind = {
  ...severalKind([{ value: "all", label: say("all", "全部") }, ...channels]),
  placeholder: "all|channels",
};

/** Does not want to be written to or called: R-COM-28. Of a customer or of one contact. */
export const optOutFields = {
  optOut: field(waysKind, say("Opted out of", "拒收"), {
    headers: ["do not contact", "免打扰"],
    help: say(
      "all, or message, wechat, email, phone…: nothing is drafted for them there",
      "all 或 message、wechat、email、phone 等：不再为其拟稿",
    ),
  }),
};

interface MayRefuse {
  readonly optOut?: readonly string[] | undefined;
}

/** Has one of them (the customer, the contact) refused this channel, or all of them? */
export function optedOut(channel: string, ...whom: readonly (MayRefuse | undefined)[]): boolean {
  return whom.some((one) => one?.optOut?.some((way) => way === "all" || way === channel));
}
