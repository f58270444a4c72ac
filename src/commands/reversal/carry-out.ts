import type { Ledger } from "../../book/ledger.ts";
import type { Change } from "../../law/change.ts";
import { say } from "../../law/words.ts";
import type { Context } from "../../nouns/verb.ts";
import type { Chosen } from "./choose.ts";
import { assertNothingRests } from "./rests.ts";
import { assertMayReverse } from "./rights.ts";
import { opposite } from "./steps.ts";

/** Takes a chosen change back: an undo, or the redo of one undone. @throws RoundsError */
export async function carryOut(
  chosen: Chosen,
  desk: { context: Context; ledger: Ledger },
): Promise<Change> {
  const { change, root, again } = chosen;
  const { steps, revived } = await opposite(change, desk);
  await assertNothingRests({ ...desk, steps, revived, change });
  await assertMayReverse(chosen, { ...desk, steps });
  const back = again
    ? say(`undo: rounds undo ${root.id}`, `撤销：rounds undo ${root.id}`)
    : say(`redo: rounds redo ${root.id}`, `重做：rounds redo ${root.id}`);
  return {
    steps,
    undoes: change.id,
    undoesAt: change.at,
    back,
    receipt: again
      ? say(`did again ${root.id}: ${root.verb}`, `已重做 ${root.id}：${root.verb}`)
      : say(`took back ${root.id}: ${root.verb}`, `已撤销 ${root.id}：${root.verb}`),
  };
}
