import type { Kind } from "../../law/kind.ts";
import { textKind } from "../../law/kinds/texts.ts";
import { say } from "../../law/words.ts";

/** What money is spent on and comes from besides customers and suppliers: R-COL-40. */
export const spendingClasses = [
  { value: "wages", label: say("wages", "工资") },
  { value: "rent", label: say("rent", "房租") },
  { value: "utilities", label: say("utilities", "水电费") },
  { value: "office", label: say("office", "办公费") },
  { value: "travel", label: say("travel", "差旅费") },
  { value: "entertainment", label: say("entertainment", "业务招待费") },
  { value: "transport", label: say("transport", "运输费") },
  { value: "vehicle", label: say("vehicle", "车辆费") },
  { value: "repair", label: say("repair", "维修费") },
  { value: "advertising", label: say("advertising", "广告宣传费") },
  { value: "communication", label: say("communication", "通讯费") },
  { value: "collection", label: say("collection costs", "催收费用") },
  { value: "bank-fee", label: say("bank fee", "银行手续费") },
  { value: "tax", label: say("tax", "税金") },
  { value: "loan-repaid", label: say("loan repaid", "归还借款") },
  { value: "owner-draw", label: say("to the owner", "股东支取") },
  { value: "other-spending", label: say("other spending", "其他支出") },
] as const;

export const incomeClasses = [
  { value: "interest", label: say("interest", "利息收入") },
  { value: "subsidy", label: say("subsidy", "补贴收入") },
  { value: "scrap", label: say("scrap sold", "废料收入") },
  { value: "rent-income", label: say("rent received", "租金收入") },
  { value: "loan", label: say("loan", "借入款") },
  { value: "owner-capital", label: say("from the owner", "股东投入") },
  { value: "other-income", label: say("other income", "其他收入") },
] as const;

/** Counted cash was more or less than the book. */
export const overShort = {
  value: "over-short",
  label: say("cash over or short", "现金长短款"),
} as const;

const all = [...spendingClasses, ...incomeClasses, overShort];

function fold(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** The code of a class by its code or label; a word of the firm's own as it is. */
function classCode(text: string): string {
  const key = fold(text);
  const known = all.find(({ value, label }) => [value, label.en, label.zh].map(fold).includes(key));
  return known?.value ?? text;
}

/** A class of income or spending: one of the usual ones, or a word of the firm's own. */
export const classKind: Kind<string> = {
  ...textKind({ name: "class" }),
  choices: all,
  parse: (text, reading) => classCode(textKind().parse(text, reading)),
  read: (value, report) =>
    typeof value === "string" ? classCode(value) : (textKind().read(value, report, 0) ?? undefined),
  show: (value, language) => className(value)[language],
};

/** How a class is called. */
export function className(code: string): { readonly en: string; readonly zh: string } {
  return all.find(({ value }) => value === code)?.label ?? say(code, code);
}

/** The classes that may be used for one side: the usual ones and the firm's own. */
export function classesFor(side: "in" | "out", own: readonly string[] = []): readonly string[] {
  const usual = side === "in" ? incomeClasses : spendingClasses;
  return [...usual.map(({ value }) => value), ...own.map(classCode)];
}
