import { addDays, type IsoDate, startOf } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { CollectionList } from "../collection-list/collection-list.ts";
import type { Collection } from "./collection.ts";
import type { Todo } from "./due.ts";
import { answers, reportedAnswers } from "./fields.ts";
import { rankOf, stageOf } from "./stages.ts";

interface CaseFacts extends Pick<DutyFacts, "today" | "digits"> {
  readonly nameOf: (customer: string) => string;
}

/**
 * What the open cases ask for today: the planned call, the stage that should be over. A broken
 * promise is a duty of its own already; who is only overdue asks by its invoices (R-COL-49).
 */
export function caseDuties(todos: readonly Todo[], facts: CaseFacts): Duty[] {
  const { digits, nameOf } = facts;
  const due = todos.flatMap((one): Duty[] => {
    const { record, urgency, debt, what, why, command, day } = one;
    if (!record || one.isTrip || !["stage", "planned", "payday", "again"].includes(urgency))
      return [];
    const amount = grouped(fromMinor(debt.overdueMinor, digits));
    return [
      {
        rule: urgency === "stage" ? "collect-stage" : "collect-call",
        noun: "collection",
        id: record.id,
        about: nameOf(record.customer),
        // What is at law is looked after by whoever took it over.
        who: (isAtLaw(record) ? record.handover?.to : undefined) ?? record.owner,
        role: "sales",
        from: day,
        due: day,
        what: say(
          `${what.en}: ${amount} overdue; ${why.en}`,
          `${what.zh}：逾期 ${amount}，${why.zh}`,
        ),
        command,
      },
    ];
  });
  return [...due, ...todos.flatMap((one) => reportDuty(one.record, nameOf))];
}

function isAtLaw(record: Collection): boolean {
  return rankOf(stageOf(record)) >= rankOf("legal");
}

/** Evasion, delay, refusal and bad faith are told to the manager at once: R-COL-15. */
function reportDuty(record: Collection | undefined, nameOf: (customer: string) => string): Duty[] {
  const talk = record?.talks?.findLast(({ answer }) => reportedAnswers.includes(answer));
  if (!record || !talk) return [];
  if ((record.reports ?? []).some(({ date }) => date >= talk.date)) return [];
  const said = answers.find(({ value }) => value === talk.answer)?.label;
  return [
    {
      rule: "collect-report",
      noun: "collection",
      id: record.id,
      about: nameOf(record.customer),
      who: talk.by ?? record.owner,
      role: "sales",
      from: talk.date,
      due: talk.date,
      what: say(`tell the manager: ${said?.en}`, `报告经理：${said?.zh}`),
      command: `rounds collection report ${record.customer} --to STAFF --what TEXT`,
    },
  ];
}

interface ListFacts {
  readonly today: IsoDate;
  /** Whose debtors are overdue. */
  readonly collectors: ReadonlySet<string>;
  /** Who merges: the sales clerk, where the firm has one. */
  readonly clerk: "clerk" | "manager";
  /** Nothing more is to be signed of the list. */
  readonly isDecided: (id: string) => boolean;
}

/**
 * The Friday list: each person sends his own, the clerk merges them, finance checks what the
 * manager has approved (R-COL-11, R-REM-32, R-APR-15). Only of a firm that has sent one before.
 */
export function listDuties(lists: readonly CollectionList[], facts: ListFacts): Duty[] {
  const { today, collectors, isDecided } = facts;
  const kept = lists.filter(({ cancelled }) => !cancelled);
  const weekly = kept.filter(({ kind }) => kind === "person" || kind === "weekly");
  if (weekly.length === 0) return [];
  const monday = startOf(today, "week");
  const friday = addDays(monday, 4);
  const base = { noun: "collection-list", from: friday, due: friday };
  const own = weekly.filter(({ kind, date }) => kind === "person" && date >= monday);
  const sent = new Set(own.map(({ owner }) => owner));
  const isMerged = weekly.some(({ kind, date }) => kind === "weekly" && date >= monday);
  const missing = isMerged ? [] : [...collectors].filter((who) => !sent.has(who));
  const duties: Duty[] = missing.map((who) => ({
    ...base,
    ...{ rule: "friday-list", id: friday, part: who, about: friday, who },
    what: say("send the list of overdue customers", "填报本周逾期清单"),
    command: "rounds collection-list add person",
  }));
  const unmerged = weekly.filter(({ kind, merged }) => kind === "person" && merged === undefined);
  if (unmerged.length > 0) {
    duties.push({
      ...base,
      ...{ rule: "friday-merge", id: friday, about: friday, who: undefined, role: facts.clerk },
      what: say(`merge the lists: ${unmerged.length}`, `汇总逾期清单 ${unmerged.length} 份`),
      command: "rounds collection-list add weekly",
    });
  }
  for (const one of weekly) {
    if (one.kind !== "weekly" || one.checked || !isDecided(one.id)) continue;
    duties.push({
      rule: "list-check",
      noun: "collection-list",
      id: one.id,
      about: one.id,
      who: undefined,
      role: "bookkeeper",
      from: one.date,
      due: addDays(one.date, 3),
      what: say("check the overdue list against the book", "核对逾期清单与账册"),
      command: `rounds collection-list check ${one.id}`,
    });
  }
  return duties;
}
