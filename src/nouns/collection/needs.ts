import { addDays, type IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import type { Settings } from "../../law/settings.ts";
import { say, type Text } from "../../law/words.ts";
import type { Collection } from "./collection.ts";
import type { Debt } from "./debts.ts";
import type { Promising } from "./due.ts";
import { type Stage, stageSince } from "./stages.ts";

/** Something that a stage wants and that is not there, and the command that supplies it. */
export interface Need {
  readonly what: Text;
  readonly command: string;
}

/** A list on which the debtor stands. */
export interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly date: IsoDate;
  /** Signed by whoever the firm wants, or nobody is wanted. */
  readonly isDecided: boolean;
}

/** A visit that was made to collect. */
export interface Visited {
  readonly id: string;
  readonly date: IsoDate;
  /** What came of it was written down for this debtor. */
  readonly hasResult: boolean;
  /** The results were reported to the leader. */
  readonly isReported: boolean;
}

/** All that the stages ask of a case. */
export interface NeedFacts {
  readonly record: Collection;
  readonly debt: Debt;
  readonly today: IsoDate;
  readonly digits: number;
  readonly limits: Settings["limits"];
  readonly pending: Promising | undefined;
  /** The days of letters and statements that went out. */
  readonly sent: readonly IsoDate[];
  /** The days on which the customer signed something that acknowledges the debt. */
  readonly signed: readonly IsoDate[];
  readonly lists: readonly Listed[];
  readonly trips: readonly Visited[];
}

/** What is missing before a case may go on to a stage; nothing: it may. */
export function needsFor(stage: Stage, facts: NeedFacts): readonly Need[] {
  const asks: Readonly<Record<Stage, readonly ((facts: NeedFacts) => Need | undefined)[]>> = {
    overdue: [],
    dunning: [agreedWithFinance, planned],
    visit: [noPromise, talkedTo, (all) => listed("visit", all)],
    "bad-credit": [noPromise, visited, reported],
    legal: [recentlySigned, (all) => listed("legal", all), handedOver],
    compulsory: [drafted, (all) => listed("compulsory", all)],
  };
  return asks[stage].flatMap((ask) => ask(facts) ?? []);
}

/** Figures in calls and letters agree with those of finance: R-COL-07, R-FLOW-35. */
function agreedWithFinance({ record, debt, digits }: NeedFacts): Need | undefined {
  if (record.reconciled) return undefined;
  const amount = fromMinor(debt.overdueMinor, digits);
  return {
    what: say(
      `the overdue amount (${grouped(amount)}) is not agreed with finance`,
      `逾期金额（${grouped(amount)}）未与财务核对`,
    ),
    command: `rounds collection reconcile ${record.customer} ${amount} --with STAFF`,
  };
}

/** How it is to be collected is laid down for the customer: R-COL-09, R-COL-49. */
function planned({ record }: NeedFacts): Need | undefined {
  if (record.next !== undefined && record.nextDate !== undefined) return undefined;
  return {
    what: say("what is done first and when is not planned", "未安排首次催收方式与日期"),
    command: `rounds collection plan ${record.customer} call --on DATE`,
  };
}

/** While a promise is pending nobody presses further. */
function noPromise({ pending, record, digits }: NeedFacts): Need | undefined {
  if (!pending) return undefined;
  const amount = grouped(fromMinor(pending.openMinor, digits));
  return {
    what: say(
      `${amount} is promised by ${pending.due} (${pending.id}): wait until ${pending.lastDay}`,
      `已承诺 ${pending.due} 前付 ${amount}（${pending.id}），请等到 ${pending.lastDay}`,
    ),
    command: `rounds collect ${record.customer} ${fromMinor(pending.openMinor, digits)}`,
  };
}

/** Calls or letters come before visits: R-COL-12, R-FLOW-36. */
function talkedTo({ record, sent }: NeedFacts): Need | undefined {
  const since = stageSince(record);
  const talks = (record.talks ?? []).map(({ date }) => date);
  if ([...talks, ...sent].some((day) => day >= since)) return undefined;
  return {
    what: say(
      `no call or letter since ${since} is in the register`,
      `${since} 以来没有电话或函件登记`,
    ),
    command: `rounds collect log ${record.customer} --answer ANSWER`,
  };
}

const listWords: Readonly<Record<string, Text>> = {
  visit: say("list of customers to be visited", "上门催收客户名单"),
  legal: say("list for legal action", "法务催收客户名单"),
  compulsory: say("list for compulsory collection", "强制催收客户名单"),
};

/** The customer stands on a list that was decided on: R-COL-18, R-COL-25, R-COL-26. */
function listed(kind: string, { lists, record }: NeedFacts): Need | undefined {
  const since = stageSince(record);
  const own = lists.filter((one) => one.kind === kind && one.date >= since);
  if (own.some(({ isDecided }) => isDecided)) return undefined;
  const words = listWords[kind] ?? say(kind, kind);
  const [waiting] = own;
  if (waiting) {
    return {
      what: say(`${waiting.id} (${words.en}) is not approved`, `${words.zh} ${waiting.id} 未审批`),
      command: `rounds approve ${waiting.id}`,
    };
  }
  return {
    what: say(`it is on no ${words.en}`, `未列入${words.zh}`),
    command: `rounds collection-list add ${kind} --customers ${record.customer}`,
  };
}

/** It was visited, and what came of it is known: R-COL-19 to R-COL-21. */
function visited({ trips, record }: NeedFacts): Need | undefined {
  const { customer } = record;
  const since = stageSince(record);
  // Whoever goes straight from calls to a decision has been reported in writing instead.
  if ((record.steps ?? []).at(-1)?.stage !== "visit") return undefined;
  const own = trips.filter((one) => one.date >= since);
  const [made] = own.filter(({ hasResult }) => hasResult);
  if (made) {
    return made.isReported
      ? undefined
      : {
          what: say(`the results of ${made.id} are not reported`, `${made.id} 的结果未报告领导`),
          command: `rounds trip report ${made.id} --to STAFF`,
        };
  }
  const [planned] = own;
  return planned
    ? {
        what: say(`what came of ${planned.id} is not noted`, `${planned.id} 的上门结果未登记`),
        command: `rounds trip result ${planned.id} ${customer} RESULT`,
      }
    : {
        what: say("nobody went there", "尚未上门"),
        command: `rounds trip add ${customer} --date DATE --people STAFF`,
      };
}

/** Manager and legal are told in writing: R-COL-17, R-FLOW-36 step 6. */
function reported({ record }: NeedFacts): Need | undefined {
  const since = stageSince(record);
  if ((record.reports ?? []).some(({ date }) => date >= since)) return undefined;
  return {
    what: say("nobody has reported it in writing", "未书面报告"),
    command: `rounds collection report ${record.customer} --to STAFF --what TEXT`,
  };
}

/** A long debt was acknowledged not long ago, so that the claim is not time-barred: R-COL-24. */
function recentlySigned({ record, debt, signed, today, limits }: NeedFacts): Need | undefined {
  if (debt.daysOverdue < limits.longDebtDays) return undefined;
  const since = addDays(today, -limits.signedDays);
  const days = [...signed, ...(record.signed ?? []).map(({ date }) => date)];
  if (days.some((day) => day >= since)) return undefined;
  const last = days.sort().at(-1);
  return {
    what:
      last === undefined
        ? say(
            `overdue for ${debt.daysOverdue} days and the customer has signed nothing`,
            `已逾期 ${debt.daysOverdue} 天，没有客户签字凭据`,
          )
        : say(
            `the last signed paper is of ${last}: one since ${since} is wanted`,
            `最近签字凭据为 ${last}，须有 ${since} 之后的`,
          ),
    command: `rounds collection sign ${record.customer} PAPER`,
  };
}

/** The case is handed over in writing with all figures: R-COL-22. */
function handedOver({ record }: NeedFacts): Need | undefined {
  if (record.handover) return undefined;
  return {
    what: say("it is not handed over to legal in writing", "未书面移交法务"),
    command: `rounds collection hand ${record.customer} --to STAFF`,
  };
}

/** Legal papers are drafted ahead: R-COL-24. */
function drafted({ record }: NeedFacts): Need | undefined {
  if ((record.acts ?? []).some(({ act }) => act === "drafted" || act === "filed")) return undefined;
  return {
    what: say("the papers for the suit are not drafted", "起诉文书未起草"),
    command: `rounds collection act ${record.customer} drafted`,
  };
}
