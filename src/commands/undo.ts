import { isDeepStrictEqual } from "node:util";
import type { LoggedChange, LoggedStep } from "../book/journal.ts";
import type { Step } from "../law/change.ts";
import { RoundsError, refuse } from "../law/errors.ts";
import { textKind } from "../law/kinds/texts.ts";
import { type AnyStored, field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { assertUnnamed, references } from "../nouns/generic/remove.ts";
import { assertFloor, takeBack } from "../nouns/generic/reverse.ts";
import { nounOf } from "../nouns/index.ts";
import { type Context, defineVerb } from "../nouns/verb.ts";

/** The change to take back: the one named, else the last of mine that still stands. */
function chosen(
  changes: readonly LoggedChange[],
  { named, me }: { named: string | undefined; me: string | undefined },
): LoggedChange {
  const undone = new Set(changes.flatMap((one) => (one.undoes ? [one.undoes] : [])));
  if (named !== undefined) {
    const wanted = named.toUpperCase();
    const found = changes.filter(
      (one) => one.id === named || one.id.toUpperCase().startsWith(`${wanted}-`),
    );
    const [only] = found;
    if (!only || found.length > 1) {
      throw new RoundsError("not-found", say(`there is no change ${named}`, `没有变更 ${named}`), {
        candidates: found.map((one) => one.id),
      });
    }
    if (undone.has(only.id))
      refuse(say(`${only.id} has been taken back already`, `${only.id} 已撤销过`));
    return only;
  }
  const mine = changes.filter((one) => one.by === me && !undone.has(one.id) && !one.undoes);
  return mine.at(-1) ?? refuse(say("there is nothing of yours to take back", "没有可撤销的变更"));
}

/** The opposite of one logged step; refused when something newer rests on it. */
async function opposite(step: LoggedStep, context: Context): Promise<Step[]> {
  const { book } = context;
  const noun = await nounOf(step.noun);
  const moved = say(`${step.id} has been changed since`, `${step.id} 之后又有改动`);
  const newer = say(
    "take back the newer change first: rounds undo",
    "请先撤销较新的变更：rounds undo",
  );
  if (step.do === "append") {
    const entry: AnyStored = await book.get(noun, step.id);
    return [await takeBack(noun, entry, context)];
  }
  if (step.do === "remove") {
    return [{ do: "restore", noun, id: step.id, text: step.text ?? "" }];
  }
  const record = await book.maybe(noun, step.id);
  if (!record) return refuse(say(`${step.id} is gone`, `${step.id} 已不存在`), newer);
  if (step.do === "create") {
    if (step.hash !== undefined && book.hashOf(noun, step.id) !== step.hash) refuse(moved, newer);
    return [{ do: "remove", noun, id: step.id }];
  }
  const fields: Record<string, unknown> = {};
  for (const [key, [from, to]] of Object.entries(step.fields ?? {})) {
    const now = (record as AnyStored)[key] ?? null;
    if (!isDeepStrictEqual(now, to)) refuse(moved, newer);
    fields[key] = from ?? undefined;
  }
  return [{ do: "set", noun, id: step.id, fields }];
}

/** Refuses to take away what others name, unless they go with it. */
async function assertLoose(steps: readonly Step[], context: Context): Promise<void> {
  const gone = steps.flatMap((step) => (step.do === "remove" ? [step] : []));
  if (gone.length === 0) return;
  const own = new Set(gone.map(({ id }) => id));
  const users = await references(context);
  for (const { noun, id } of gone) {
    const others = users.get(`${noun.name}:${id}`) ?? [];
    assertUnnamed(
      id,
      others.filter((one) => !own.has(one)),
    );
  }
}

export const verb = defineVerb({
  summary: say(
    "take back the last change of mine, or a named one",
    "撤销我的上一次变更，或指定的变更",
  ),
  examples: ["rounds undo"],
  arguments: { change: field(textKind({ name: "change" }), say("Change", "变更号")) },
  writes: true,
  async run(context, { change: named }) {
    const found = chosen(await context.book.changesAsWritten(), { named, me: context.me });
    const steps: Step[] = [];
    for (const step of [...found.steps].reverse()) steps.push(...(await opposite(step, context)));
    await assertLoose(steps, context);
    await assertFloor(steps, context);
    return {
      steps,
      undoes: found.id,
      receipt: say(`took back ${found.id}: ${found.verb}`, `已撤销 ${found.id}：${found.verb}`),
    };
  },
});
