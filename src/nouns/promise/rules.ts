import type { Change, Step } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { say, type Text } from "../../law/words.ts";
import type { Calendar } from "../../law/workdays.ts";
import { type Promised, promise } from "./promise.ts";

export type PromiseState = "open" | "kept" | "withdrawn";

/** Where a promise stands. */
export function promiseState({ kept, withdrawn }: Promised): PromiseState {
  return kept ? "kept" : withdrawn ? "withdrawn" : "open";
}

/** What is still promised, the earliest due first. */
export function openPromises(all: readonly Promised[]): Promised[] {
  return all
    .filter((one) => promiseState(one) === "open")
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** What a command tells of a promise beside its own matter: `visit log --promise …`. */
export interface PromiseTold {
  readonly promise?: string | undefined;
  readonly promiseBy?: string | undefined;
  readonly promiseKind?: Promised["kind"];
}

interface MakingFacts {
  readonly customer: string;
  readonly me: string | undefined;
  readonly date: string;
  readonly newId: () => Promise<string>;
}

/**
 * The promise that a visit or a call ended with, as a record of its own: a question that cannot be
 * answered at once gets a definite day (R-FUP-08). Nothing where none was told.
 */
export async function promiseMade(told: PromiseTold, facts: MakingFacts): Promise<readonly Step[]> {
  const { promise: what, promiseBy: due, promiseKind: kind } = told;
  if (what === undefined && due === undefined) return [];
  if (what === undefined || due === undefined) {
    refuse(
      what === undefined
        ? say("a promise says what is promised", "承诺须写明内容")
        : say("a promise has a day", "承诺须有日期"),
      say('--promise "…" --promise-by friday', '--promise "…" --promise-by 周五'),
    );
  }
  const { customer, me, date } = facts;
  assertDue(due, date);
  const record = {
    id: await facts.newId(),
    customer,
    what,
    kind: kind ?? "answer",
    due,
    ...(me === undefined ? {} : { owner: me }),
    date,
  };
  return [{ do: "create", noun: promise, record }];
}

/** A promise is due on the day it is made or later. */
export function assertDue(due: string, date: string): void {
  if (due >= date) return;
  refuse(
    say(`${due} is before the promise was made (${date})`, `${due} 早于作出承诺的日期（${date}）`),
  );
}

/** What was promised for the day of a talk or before and is still open: told with the talk. */
export function promiseNotes(all: readonly Promised[], date: string): Text[] {
  const late = openPromises(all).filter(({ due }) => due <= date);
  return late.map(({ id, what, due }) =>
    say(
      `still promised for ${due}: ${what}; rounds promise keep ${id}`,
      `承诺待兑现（${due}）：${what}；rounds promise keep ${id}`,
    ),
  );
}

interface Done {
  readonly date: string;
  readonly me: string | undefined;
}

function assertOpen(record: Promised): void {
  const { kept, withdrawn, id } = record;
  if (kept) refuse(say(`${id} was kept on ${kept.date}`, `${id} 已于 ${kept.date} 兑现`));
  if (withdrawn) {
    refuse(say(`${id} was withdrawn on ${withdrawn.date}`, `${id} 已于 ${withdrawn.date} 取消`));
  }
}

/** The promise was kept. */
export function keepPromise(
  record: Promised,
  { date, me, how }: Done & { readonly how?: string | undefined },
): Change {
  assertOpen(record);
  const by = me === undefined ? {} : { by: me };
  const fields = { kept: { date, ...by, ...(how === undefined ? {} : { how }) } };
  return {
    steps: [{ do: "set", noun: promise, id: record.id, fields }],
    receipt: say(`kept ${record.id}: ${record.what}`, `已兑现 ${record.id}：${record.what}`),
    notes:
      date > record.due
        ? [say(`it was promised for ${record.due}`, `原承诺日期为 ${record.due}`)]
        : [],
  };
}

/** It cannot be kept and the customer has been told in time, with the reason: R-FUP-08. */
export function withdrawPromise(
  record: Promised,
  { date, me, why }: Done & { readonly why: string },
): Change {
  assertOpen(record);
  const by = me === undefined ? {} : { by: me };
  return {
    steps: [
      { do: "set", noun: promise, id: record.id, fields: { withdrawn: { date, ...by, why } } },
    ],
    why,
    receipt: say(`withdrawn ${record.id}: ${record.what}`, `已取消 ${record.id}：${record.what}`),
    notes: [say("has the customer been told?", "是否已告知客户？")],
  };
}

/**
 * An inquiry came in: the reply is owed within the firm's time for it (`inquiryWorkdays`), or by
 * the day that was agreed (R-COM-20).
 */
export async function inquiryOwed(
  { inquiry, by }: { readonly inquiry?: string | undefined; readonly by?: string | undefined },
  { workdays, calendar, ...facts }: MakingFacts & ReplyTime,
): Promise<readonly Step[]> {
  if (inquiry === undefined) return [];
  const due = by ?? calendar.addWorkdays(facts.date, workdays);
  return promiseMade({ promise: inquiry, promiseBy: due, promiseKind: "inquiry" }, facts);
}

interface ReplyTime {
  readonly workdays: number;
  readonly calendar: Pick<Calendar, "addWorkdays">;
}
