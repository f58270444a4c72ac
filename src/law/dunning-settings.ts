import type { Level } from "./dunning.ts";
import { moneyKind, rateKind, wholeKind } from "./kinds/figures.ts";
import { groupsKind } from "./kinds/groups.ts";
import { choiceKind, textKind } from "./kinds/texts.ts";
import { type Finding, field, type Values } from "./noun.ts";
import { same, say, type Text } from "./words.ts";

const days = wholeKind({ least: "0", most: "366" });

export const levelRules = [
  { value: "net", label: say("days after the due day", "到期后天数") },
  { value: "end-of-month", label: say("end of the month after days", "到期后天数所在月末") },
  { value: "previous", label: say("days after the letter before", "上一封函后天数") },
] as const;

/** One level of dunning as rounds.yaml says it. */
export const levelFields = {
  name: field(textKind(), say("Name", "名称"), { required: true }),
  rule: field(choiceKind(levelRules), say("Counted from", "起算"), { required: true }),
  days: field(wholeKind({ least: "-366", most: "3660" }), say("Days", "天数"), {
    required: true,
    help: say("below zero: before the due day", "负数为到期前"),
  }),
  fee: field(moneyKind({ least: "0" }), say("Fee a letter", "每函费用")),
  interest: field(rateKind, say("Interest a year", "年利率")),
  form: field(textKind(), say("Form", "单据")),
  text: field(textKind(), say("Text", "文本模板")),
  who: field(textKind(), say("Who writes it", "经办"), {
    help: say("owner, a role, or a person", "owner（客户负责人）、岗位或人员"),
  }),
};

export type WrittenLevel = Values<typeof levelFields>;

/**
 * The levels where the firm has written down none of its own: a friendly reminder, then three
 * letters, the last of which hands over to the stages of collection. No fee and no interest.
 */
export const usualLevels: readonly Level[] = [
  { name: "reminder", rule: "net", days: 5, form: "payment-reminder", who: "owner" },
  { name: "first", rule: "net", days: 20, form: "dunning-letter-1", who: "owner" },
  { name: "second", rule: "previous", days: 10, form: "dunning-letter-2", who: "owner" },
  { name: "third", rule: "previous", days: 10, form: "dunning-letter-3", who: "owner" },
];

/** What the levels that the program knows are called. */
export const levelWords: ReadonlyMap<string, Text> = new Map([
  ["reminder", say("payment reminder", "付款提醒")],
  ["first", say("dunning letter 1", "催款函（一）")],
  ["second", say("dunning letter 2", "催款函（二）")],
  ["third", say("dunning letter 3", "催款函（三）")],
]);

export function levelName({ name }: Pick<Level, "name">): Text {
  return levelWords.get(name) ?? same(name);
}

/** The firm's own levels, else the usual ones; each with a form to print it on. */
export function levelsOf(written: readonly WrittenLevel[] | undefined): readonly Level[] {
  if (written === undefined || written.length === 0) return usualLevels;
  return written.map((one, at) => ({ ...one, form: one.form ?? formAt(at, written.length) }));
}

/** The reminder first, the last letter last. */
function formAt(at: number, count: number): string {
  if (at === 0) return "payment-reminder";
  return `dunning-letter-${at === count - 1 ? 3 : Math.min(at, 2)}`;
}

/** What is wrong with the firm's levels: the first has no letter before it. */
export function levelMistakes(written: readonly WrittenLevel[] | undefined): readonly Finding[] {
  return (written ?? []).flatMap(({ rule, days: count }, at): Finding[] => {
    if (rule !== "previous") return [];
    if (at === 0) {
      return [
        {
          path: ["dunning", at, "rule"],
          text: say("there is no letter before the first", "首级之前没有函件，不能按上一封函起算"),
        },
      ];
    }
    return count < 0
      ? [
          {
            path: ["dunning", at, "days"],
            text: say("it would come before the letter before it", "不能早于上一封函"),
          },
        ]
      : [];
  });
}

/** What the firm decides about letters to customers who owe it money. */
export const dunningSettingFields = {
  dunning: field(
    groupsKind(levelFields, {
      example: say(
        "name=reminder, rule=net, days=5",
        "name=reminder, rule=net, days=5, form=payment-reminder",
      ),
    }),
    say("Levels of dunning", "催款级别"),
    { merge: "conflict" },
  ),
};

/** The days of letters and statements. */
export const dunningLimitFields = {
  letterGapDays: field(days, say("Days between two letters at least", "两封催款函最短间隔（天）")),
  letterPayDays: field(days, say("Pay within days of a letter", "函后付款期限（天）")),
  letterLeast: field(
    wholeKind({ least: "0" }),
    say("No letter for less than (whole money)", "低于此金额不发函（元）"),
  ),
  statementReplyDays: field(
    days,
    say("Statement answered within days", "对账单书面回复期限（天）"),
  ),
  limitationYears: field(
    wholeKind({ least: "0", most: "30" }),
    say("Debts are time-barred after years; 0: not told", "诉讼时效（年）；0 为不提醒"),
  ),
  limitationLeadDays: field(days, say("Time bar told days before", "诉讼时效届满提前提醒（天）")),
};

export const defaultDunningLimits = {
  letterGapDays: 7,
  letterPayDays: 7,
  letterLeast: 0,
  statementReplyDays: 10,
  limitationYears: 3,
  limitationLeadDays: 90,
};
