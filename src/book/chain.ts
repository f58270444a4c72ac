import type { LoggedChange } from "./journal.ts";

/** A change is made, taken back, made again: what each change of a log is, and which still hold. */
export interface Chain {
  /** What a change was: made anew, the undoing of another, or the doing again of one undone. */
  readonly kind: (change: LoggedChange) => "do" | "undo" | "redo";
  /** The change that it takes back, if it does and that one is known. */
  readonly target: (change: LoggedChange) => LoggedChange | undefined;
  /** The change that was made anew in the beginning: what it undoes or does again. */
  readonly root: (change: LoggedChange) => LoggedChange;
  /** The change that took it back and still holds. */
  readonly undoneBy: (change: LoggedChange) => LoggedChange | undefined;
}

/**
 * Follows who takes back whom. The changes stand in the order in which they were written. Of
 * several with one id, as a merge leaves them, the time tells which is meant, else the last one.
 */
export function chainOf(changes: readonly LoggedChange[]): Chain {
  const byId = new Map<string, LoggedChange[]>();
  for (const one of changes) {
    const same = byId.get(one.id);
    if (same) same.push(one);
    else byId.set(one.id, [one]);
  }
  const targets = new Map<LoggedChange, LoggedChange>();
  const undoers = new Map<LoggedChange, LoggedChange[]>();
  for (const one of changes) {
    if (one.undoes === undefined) continue;
    const named = (byId.get(one.undoes) ?? []).filter((other) => other !== one);
    const target = named.findLast(({ at }) => at === one.undoesAt) ?? named.at(-1);
    if (!target || leadsTo(target, one, targets)) continue;
    targets.set(one, target);
    undoers.set(target, [...(undoers.get(target) ?? []), one]);
  }
  const undoneBy = (change: LoggedChange): LoggedChange | undefined =>
    undoers.get(change)?.findLast((one) => undoneBy(one) === undefined);
  const path = (change: LoggedChange): LoggedChange[] => {
    const target = targets.get(change);
    return target ? [...path(target), change] : [change];
  };
  return {
    kind: (change) => {
      if (change.undoes === undefined) return "do";
      const unknown = path(change)[0]?.undoes === undefined ? 0 : 1;
      return (path(change).length + unknown) % 2 === 0 ? "undo" : "redo";
    },
    target: (change) => targets.get(change),
    root: (change) => path(change)[0] ?? change,
    undoneBy,
  };
}

/** Does following who takes back whom lead from one change to another? */
function leadsTo(
  from: LoggedChange,
  to: LoggedChange,
  targets: ReadonlyMap<LoggedChange, LoggedChange>,
): boolean {
  for (let at: LoggedChange | undefined = from; at; at = targets.get(at))
    if (at === to) return true;
  return false;
}
