import { RoundsError } from "./errors.ts";
import { moneyKind, wholeKind } from "./kinds/figures.ts";
import { wordsKind } from "./kinds/groups.ts";
import { field } from "./noun.ts";
import { say } from "./words.ts";

const percent = wholeKind({ least: "0", most: "100" });

/** The numbers by which receivables are judged. */
export const receivableLimitFields = {
  capWarnDays: field(
    wholeKind({ least: "0", most: "31" }),
    say("Receivable cap shown days before the month's end", "应收限额月末前提醒（天）"),
  ),
  dsoMonths: field(
    wholeKind({ least: "1", most: "12" }),
    say("Months of sales in the simple DSO", "简单法 DSO 所用销售月数"),
  ),
  creditOverdueAmount: field(
    wholeKind({ least: "0" }),
    say(
      "No more on credit when more is overdue; 0: any amount",
      "逾期金额超过此数不再赊销（0 为不限）",
    ),
  ),
  payerMonths: field(
    wholeKind({ least: "1", most: "60" }),
    say("Payers are judged by the last months", "付款等级按最近几个月评定"),
  ),
  payerGradeA: field(percent, say("Points for payer grade A", "付款等级 A 最低分")),
  payerGradeB: field(percent, say("Points for payer grade B", "付款等级 B 最低分")),
  payerGradeC: field(percent, say("Points for payer grade C", "付款等级 C 最低分")),
};

export const defaultReceivableLimits = {
  capWarnDays: 7,
  dsoMonths: 3,
  creditOverdueAmount: 0,
  payerMonths: 12,
  payerGradeA: 85,
  payerGradeB: 70,
  payerGradeC: 50,
};

/** What the firm decides about receivables; nothing said: the usual columns, and no cap. */
export const receivableSettingFields = {
  agingDays: field(
    wordsKind,
    say("Columns of the aging list end after days", "账龄分段（天），如 30、60、90"),
    { merge: "conflict" },
  ),
  receivableCap: field(
    moneyKind({ least: "0" }),
    say("Receivables at a month's end at most", "月末应收账款限额"),
    { merge: "conflict" },
  ),
};

const mostColumns = 8;

/**
 * The steps of the aging list that rounds.yaml names; undefined: the usual ones.
 * @throws RoundsError bad-settings
 */
export function agingDaysOf({
  agingDays,
}: {
  readonly agingDays?: readonly string[] | undefined;
}): readonly number[] | undefined {
  if (agingDays === undefined || agingDays.length === 0) return undefined;
  const days = agingDays.map(Number);
  const isFine = days.every(
    (one, at) => Number.isInteger(one) && one > (days[at - 1] ?? 0) && one <= 3660,
  );
  if (isFine && days.length <= mostColumns) return days;
  throw new RoundsError(
    "bad-settings",
    say(
      `agingDays: up to ${mostColumns} numbers of days that rise, such as [ 30, 60, 90 ]`,
      `agingDays：请填写依次增大的天数，最多 ${mostColumns} 个，如 [ 30, 60, 90 ]`,
    ),
    { where: { file: "rounds.yaml" } },
  );
}
