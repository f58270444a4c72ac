import { wholeKind } from "./kinds/figures.ts";
import { choiceKind } from "./kinds/texts.ts";
import { field } from "./noun.ts";
import { say } from "./words.ts";

const days = wholeKind({ least: "1", most: "731" });

/** What the firm decides about its stocktakes; nothing said: nobody is reminded of any. */
export const countSettingFields = {
  stocktake: field(
    choiceKind([
      { value: "none", label: say("none", "不定期") },
      { value: "monthly", label: say("monthly", "每月") },
    ]),
    say("Every warehouse is counted", "各仓库盘点"),
  ),
};

export const countLimitFields = {
  countLeadDays: field(
    wholeKind({ least: "0", most: "15" }),
    say("Monthly stocktake from days before the month's end", "月末盘点提前提醒（天）"),
  ),
  countOpenDays: field(days, say("A stocktake is over within days", "盘点完成期限（天）")),
  countADays: field(days, say("Class A is counted every days", "A 类盘点周期（天）")),
  countBDays: field(days, say("Class B is counted every days", "B 类盘点周期（天）")),
  countCDays: field(days, say("Class C is counted every days", "C 类盘点周期（天）")),
};

export const defaultCountLimits = {
  countLeadDays: 3,
  countOpenDays: 3,
  countADays: 30,
  countBDays: 90,
  countCDays: 365,
};
