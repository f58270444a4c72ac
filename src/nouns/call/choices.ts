import { say } from "../../law/words.ts";

/**
 * How a call ended: R-COM-01, R-COM-47. The first ones reached somebody; the attempts that failed
 * are kept too.
 */
export const callResults = [
  { value: "reached", label: say("talked", "已沟通") },
  { value: "nobody", label: say("nobody there", "无人接听") },
  { value: "away", label: say("not in", "本人不在"), also: ["out", "外出"] },
  { value: "meeting", label: say("in a meeting", "正在开会"), also: ["busy", "忙"] },
  { value: "send-material", label: say("send material", "寄送资料") },
  { value: "call-again", label: say("call again", "再次致电") },
  { value: "appointment", label: say("appointment made", "已约见") },
  { value: "no-interest", label: say("no interest", "无意向") },
] as const;

/** Results of attempts that did not reach the person. */
export const failedResults: readonly string[] = ["nobody", "away", "meeting"];

/** The ways of being in touch besides visits: R-COM-04. */
export const channels = [
  { value: "phone", label: say("phone", "电话") },
  { value: "wechat", label: say("WeChat", "微信") },
  { value: "message", label: say("text message", "短信"), also: ["sms", "text"] },
  { value: "email", label: say("e-mail", "邮件"), also: ["mail"] },
  { value: "letter", label: say("letter", "信函"), also: ["card", "贺卡"] },
  { value: "fax", label: say("fax", "传真") },
  { value: "qq", label: say("QQ", "QQ") },
  { value: "tm", label: say("TM", "TM") },
  { value: "msn", label: say("MSN", "MSN") },
  { value: "skype", label: say("Skype", "Skype") },
  { value: "whatsapp", label: say("WhatsApp", "WhatsApp") },
  { value: "website", label: say("website", "网站") },
  { value: "home", label: say("at home", "登门") },
  { value: "other", label: say("other", "其他") },
] as const;

/** Who picked up: whoever answers is treated like the person asked for (R-COM-48). */
export const answerers = [
  { value: "self", label: say("the person", "本人") },
  { value: "assistant", label: say("assistant", "助理"), also: ["秘书", "secretary"] },
  { value: "colleague", label: say("colleague", "同事") },
  { value: "family", label: say("family", "家人") },
] as const;

/** What is talked about after a sale: R-FUP-39. Other words are topics too. */
export const callTopics = [
  { value: "experience", label: say("experience with the product", "使用体验") },
  { value: "service", label: say("opinion of the service", "服务评价") },
  { value: "needs", label: say("new needs", "新需求") },
  { value: "usage", label: say("usage and cautions", "使用知识") },
  { value: "new-service", label: say("new services", "新服务") },
  { value: "campaign", label: say("campaign", "活动") },
  { value: "consultation", label: say("consultation", "咨询") },
  { value: "visit", label: say("a visit", "拜访") },
] as const;

/** Reasons to decide now: R-FUP-47; each is a section of the script closing-arguments. */
export const closingArguments = [
  { value: "trial", label: say("trial order", "先试一单") },
  { value: "two-ways", label: say("two ways to choose from", "二选一") },
  { value: "sell-through", label: say("it sells", "动销") },
  { value: "stock-out", label: say("stock runs out", "避免断货") },
  { value: "season", label: say("season begins", "赶上旺季") },
  { value: "margin", label: say("margin", "毛利") },
  { value: "reference", label: say("others' experience", "同行口碑") },
  { value: "service", label: say("service behind it", "服务保障") },
] as const;

type Choices = readonly {
  readonly value: string;
  readonly label: { readonly en: string; readonly zh: string };
}[];

/** Known words are kept as their codes, whatever language they were typed in; others as typed. */
export function coded(words: readonly string[], choices: Choices): readonly string[] {
  const codes = words.map((word) => {
    const key = word.toLowerCase();
    const known = choices.find(({ value, label }) =>
      [value, label.en.toLowerCase(), label.zh].includes(key),
    );
    return known?.value ?? word;
  });
  return [...new Set(codes)];
}

/** The words of a list of codes in one language. */
export function worded(
  codes: readonly string[],
  { choices, language }: { choices: Choices; language: "en" | "zh" },
): string {
  return codes
    .map((code) => choices.find(({ value }) => value === code)?.label[language] ?? code)
    .join(language === "zh" ? "、" : ", ");
}
