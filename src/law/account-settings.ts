import { wholeKind } from "./kinds/figures.ts";
import { wordsKind } from "./kinds/groups.ts";
import { field } from "./noun.ts";
import { say } from "./words.ts";

/** The numbers by which promises to pay and expected money are told. */
export const accountLimitFields = {
  promiseGraceDays: field(
    wholeKind({ least: "0", most: "60" }),
    say("Days of grace of a promise to pay", "付款承诺宽限（天）"),
  ),
  promiseLeadDays: field(
    wholeKind({ least: "0", most: "60" }),
    say("A promise to pay is shown days before", "付款承诺提前提醒（天）"),
  ),
  expectedPercent: field(
    wholeKind({ least: "0", most: "100" }),
    say("Money is expected where nothing is known of anybody, %", "无往来记录时的到款概率（%）"),
  ),
};

export const defaultAccountLimits = {
  promiseGraceDays: 0,
  promiseLeadDays: 1,
  expectedPercent: 50,
};

export const accountSettingFields = {
  moneyClasses: field(
    wordsKind,
    say("The firm's own classes of income and spending", "公司自定收支类别"),
  ),
};
