import type { Step } from "../law/change.ts";
import { refuse } from "../law/errors.ts";
import type { Noun } from "../law/noun.ts";
import { say } from "../law/words.ts";
import type { Closings } from "./closings.ts";
import { monthOfFile } from "./entry-lines.ts";
import { parseDayId, recordPath } from "./ids.ts";
import type { Volumes } from "./volumes.ts";

interface Bound {
  readonly closings: Closings;
  /** Is there a file of this path? */
  readonly isThere: (path: string) => boolean;
  /** A record as it is now. */
  readonly current: (noun: Noun, id: string) => Promise<unknown>;
  /** The bound records of a noun. */
  readonly volumes: (noun: Noun) => Volumes | undefined;
}

/**
 * Refuses what would change a closed month: an entry dated in it, a paper of it written, taken away
 * or bound already. What goes on about a paper of it that still lives is no change of the month.
 */
export async function assertOpen(steps: readonly Step[], facts: Bound): Promise<void> {
  if (facts.closings.month === undefined) return;
  for (const step of steps) {
    if (step.do === "close" || step.do === "reopen" || step.do === "settle") continue;
    if (step.do === "file") {
      if (step.noun.shape === "entry") assertMonth(monthOfFile(step.path), facts);
    } else if (step.do === "append") assertDays(daysIn(step.entry), facts);
    else if (step.do === "create") {
      assertPaper(step.record.id, facts);
      assertDays(daysOf(step.noun, step.record), facts);
    } else if (step.do === "set") {
      assertNotBound(step.noun, step.id, facts);
      const had = daysIn(await facts.current(step.noun, step.id));
      assertDays(
        daysOf(step.noun, step.fields).filter((day) => !had.includes(day)),
        facts,
      );
    } else if (step.do === "text") assertNotBound(step.noun, step.id, facts);
    else {
      if (step.do === "remove") assertNotBound(step.noun, step.id, facts);
      // What lives beside its volume may come and go.
      if (!facts.volumes(step.noun)?.get(step.id)) assertPaper(step.id, facts);
    }
  }
}

/** The days of a record of its own: what it quotes of other papers happened on theirs. */
function daysOf({ fields }: Noun, values: object): readonly string[] {
  const own = Object.entries(values).filter(([key]) => fields[key]?.quotes !== true);
  return daysIn(Object.fromEntries(own));
}

/** The days on which something was done or is planned, those inside groups too. */
function daysIn(values: unknown): readonly string[] {
  if (Array.isArray(values)) return values.flatMap(daysIn);
  if (typeof values !== "object" || values === null) return [];
  return Object.entries(values).flatMap(([key, value]) =>
    typeof value === "string" && (key === "date" || key === "planned") ? [value] : daysIn(value),
  );
}

function assertDays(days: readonly string[], facts: Bound): void {
  for (const day of days) assertMonth(day.slice(0, 7), facts);
}

function assertMonth(month: string, { closings }: Bound): void {
  if (closings.isClosed(month)) refuseClosed(closings);
}

/** A paper's id says its month; the ids of customers and the like say none. */
function assertPaper(id: string, facts: Bound): void {
  const month = parseDayId(id)?.month;
  if (month !== undefined) assertMonth(month, facts);
}

function assertNotBound(noun: Noun, id: string, facts: Bound): void {
  const path = recordPath(noun, id);
  if (path === undefined || facts.isThere(path) || !facts.volumes(noun)?.get(id)) return;
  refuse(
    say(`${id} is settled and bound; it does not change any more`, `${id} 已结清归档，不再改动`),
    hint(facts.closings),
  );
}

function refuseClosed(closings: Closings): never {
  const { month } = closings;
  refuse(
    say(
      `everything up to ${month} is closed: nothing in it can be written, changed or taken away`,
      `${month} 及以前月份已结账，不能再录入、修改或删除`,
    ),
    hint(closings),
  );
}

/** Months are reopened from the last one back. */
function hint({ month }: Closings): ReturnType<typeof say> {
  return say(
    `date it in an open month; or, if it must be: rounds reopen ${month} --why "..."`,
    `请记入未结账的月份；确需更改时：rounds reopen ${month} --why "原因"`,
  );
}
