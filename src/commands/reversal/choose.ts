import type { LoggedChange } from "../../book/journal.ts";
import type { Ledger } from "../../book/ledger.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";

/** A change that is to be taken back, and the one that was made in the beginning. */
export interface Chosen {
  /** Whose steps are taken back. */
  readonly change: LoggedChange;
  /** What it undoes or does again; itself when it was made anew. */
  readonly root: LoggedChange;
  /** Is it done again, rather than undone? */
  readonly again: boolean;
}

/** What to take back: the named change, else the last of mine that stands. @throws RoundsError */
export function toUndo(ledger: Ledger, named: string | undefined, me: string | undefined): Chosen {
  if (named === undefined) return lastOfMine(ledger, me);
  const found = ledger.one(named);
  const { kind, root: rootOf, undoneBy } = ledger.chain;
  const root = rootOf(found);
  if (kind(found) === "undo") return doneAgain(ledger, root);
  const by = undoneBy(root);
  if (!by) return { change: root, root, again: false };
  return refuse(
    say(`${root.id} has been taken back already, by ${by.id}`, `${root.id} 已撤销过（${by.id}）`),
    say(`to have it again: rounds redo ${root.id}`, `如需恢复：rounds redo ${root.id}`),
  );
}

/** What to do again: the named change, else what I undid last. @throws RoundsError */
export function toRedo(ledger: Ledger, named: string | undefined, me: string | undefined): Chosen {
  if (named === undefined) return lastUndone(ledger, me);
  return doneAgain(ledger, ledger.chain.root(ledger.one(named)));
}

function doneAgain({ chain }: Ledger, root: LoggedChange): Chosen {
  const change = chain.undoneBy(root);
  if (change) return { change, root, again: true };
  return refuse(
    say(`${root.id} has not been taken back: it stands`, `${root.id} 没有被撤销，无需重做`),
    say(`to take it back: rounds undo ${root.id}`, `如需撤销：rounds undo ${root.id}`),
  );
}

/** Of my changes that stand, the one that was made, or made again, last. */
function lastOfMine(ledger: Ledger, me: string | undefined): Chosen {
  while (me !== undefined && ledger.readMore(me)) {
    const { changes, chain } = ledger;
    const seen = new Set<LoggedChange>();
    for (const one of changes.toReversed()) {
      if (chain.kind(one) === "undo") continue;
      const root = chain.root(one);
      if (seen.has(root)) continue;
      seen.add(root);
      if (root.by === me && !chain.undoneBy(root)) return { change: root, root, again: false };
    }
  }
  return refuse(
    say("there is nothing of yours to take back", "没有可撤销的变更"),
    say(
      "a change of another is taken back by its id: rounds history",
      "撤销他人的变更须写明编号，见：rounds history",
    ),
  );
}

/** The last undo of mine that holds, if I have made nothing new since. */
function lastUndone(ledger: Ledger, me: string | undefined): Chosen {
  while (me !== undefined && ledger.readMore(me)) {
    const { changes, chain } = ledger;
    for (const one of changes.toReversed()) {
      if (one.by !== me) continue;
      const kind = chain.kind(one);
      if (kind === "do") return nothing();
      if (kind === "undo" && !chain.undoneBy(one)) {
        return { change: one, root: chain.root(one), again: true };
      }
    }
  }
  return nothing();
}

function nothing(): never {
  return refuse(
    say("there is nothing to redo", "没有可重做的操作"),
    say(
      "a change that was taken back earlier is done again by its id: rounds redo CHANGE (see: rounds history)",
      "更早撤销的变更可按编号重做：rounds redo 变更号（见 rounds history）",
    ),
  );
}
