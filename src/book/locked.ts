import type { Step } from "../law/change.ts";
import { refuse } from "../law/errors.ts";
import type { Noun } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { textOf } from "./close.ts";
import type { Closings } from "./closings.ts";
import { monthOfFile } from "./entries.ts";
import { parseDayId, recordPath } from "./ids.ts";
import type { Volumes } from "./volumes.ts";

interface Bound {
  readonly closings: Closings;
  /** Is there a file of this path? */
  readonly isThere: (path: string) => boolean;
  /** The bound records of a noun. */
  readonly volumes: (noun: Noun) => Volumes | undefined;
}

/**
 * Refuses what would change a closed month: an entry dated in it, a paper of it written, taken away
 * or bound already. What goes on about a paper of it that still lives is no change of the month.
 */
export function assertOpen(steps: readonly Step[], facts: Bound): void {
  if (facts.closings.month === undefined) return;
  for (const step of steps) {
    if (step.do === "close" || step.do === "reopen" || step.do === "settle") continue;
    if (step.do === "file") {
      if (step.noun.shape === "entry") assertFile(step.path, facts);
    } else if (step.do === "append") assertDay(step.entry, dayField(step.noun), facts);
    else if (step.do === "create") {
      assertPaper(step.record.id, facts);
      assertDay(step.record, dayField(step.noun), facts);
    } else if (step.do === "set" || step.do === "text") {
      assertNotBound(step.noun, step.id, facts);
      if (step.do === "set") assertDay(step.fields, dayField(step.noun), facts);
    } else if (!facts.volumes(step.noun)?.get(step.id)) assertPaper(step.id, facts);
  }
}

function dayField({ naming }: Noun): string {
  return naming.by === "day" ? naming.date : "";
}

function assertDay(
  values: Readonly<Record<string, unknown>>,
  field: string,
  { closings }: Bound,
): void {
  const day = values[field];
  if (typeof day === "string" && closings.isClosed(day)) refuseClosed(day.slice(0, 7), closings);
}

/** The file of a month's entries. */
function assertFile(path: string, { closings }: Bound): void {
  const month = monthOfFile(path);
  if (closings.isClosed(month)) refuseClosed(month, closings);
}

/** A paper's id says its month; the ids of customers and the like say none. */
function assertPaper(id: string, { closings }: Bound): void {
  const month = parseDayId(id)?.month;
  if (month !== undefined && closings.isClosed(month)) refuseClosed(month, closings);
}

function assertNotBound(noun: Noun, id: string, facts: Bound): void {
  const path = recordPath(noun, id);
  if (path === undefined || facts.isThere(path) || !facts.volumes(noun)?.get(id)) return;
  refuse(
    say(`${id} is settled and bound; it does not change any more`, `${id} 已结清归档，不再改动`),
    hint(parseDayId(id)?.month ?? "", facts.closings),
  );
}

function refuseClosed(month: string, closings: Closings): never {
  refuse(
    say(
      `${month} is closed: nothing in it can be written, changed or taken away`,
      `${month} 已结账，不能再录入、修改或删除该月内容`,
    ),
    hint(month, closings),
  );
}

function hint(month: string, { months }: Closings): ReturnType<typeof say> {
  const first = months.find((one) => one >= month) ?? month;
  return say(
    `date it in an open month; or, if it must be: rounds reopen ${first} --why "..."`,
    `请记入未结账的月份；确需更改时：rounds reopen ${first} --why "原因"`,
  );
}

/**
 * The bound records that new entries are about: a payment taken back makes its invoice live again.
 * They are given their files back, while the volume stays as it is.
 */
export function revivals(
  steps: readonly Step[],
  { digits, isThere, volumes }: Omit<Bound, "closings"> & { readonly digits: number },
): Step[] {
  const given = new Set(steps.flatMap((one) => (one.do === "restore" ? [one.id] : [])));
  const revived = new Map<string, Step>();
  for (const step of steps) {
    if (step.do !== "append") continue;
    for (const { of, balance } of step.noun.sums ?? []) {
      const noun = balance.papers;
      if (!noun) continue;
      for (const [id] of of(step.entry as never, digits)) {
        const path = recordPath(noun, id);
        const line = path === undefined || isThere(path) ? undefined : volumes(noun)?.line(id);
        if (line && !given.has(id))
          revived.set(id, { do: "restore", noun, id, text: textOf(noun, line) });
      }
    }
  }
  return [...revived.values()];
}
