import { badValue, type Kind } from "../../../law/kind.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { choiceKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { channels } from "../../call/choices.ts";

const ways = choiceKind([{ value: "all", label: say("all", "全部") }, ...channels]);

/** Several ways of being in touch, or "all" of them. */
const waysKind: Kind<readonly string[]> = {
  ...wordsKind,
  placeholder: "all|channels",
  parse: (text, reading) => {
    const words = wordsKind.parse(text, reading);
    if (words.length === 0) badValue(text, say("a way of being in touch", "联系方式"));
    return [...new Set(words.map((word) => ways.parse(word, reading)))];
  },
  read(value, report, digits) {
    const words = wordsKind.read(value, report, digits);
    return words?.flatMap((word, index) => {
      const known = ways.read(word, (_, text, code) => report([index], text, code), digits);
      return known === undefined ? [] : [known];
    });
  },
  show: (value, language) =>
    value.map((one) => ways.show(one as "all", language)).join(language === "zh" ? "、" : ", "),
  schema: () => ({ type: "array", items: ways.schema(), uniqueItems: true }),
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
