import type { Choice } from "../../law/kind.ts";
import { choiceKind, switchKind } from "../../law/kinds/texts.ts";
import { type AnyStored, field, type Noun } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import { defineVerb, type Verb } from "../verb.ts";
import { listVerb } from "./list.ts";
import { recordArgument, recordPage } from "./show.ts";
import { tableOf, wordColumn } from "./tables.ts";

/** How the state of a paper is told, and which of them are still to be done. */
interface States<R> {
  readonly states: readonly Choice[];
  readonly stateOf: (record: R) => string;
  readonly isOpen: (record: R) => boolean;
  readonly summary: Text;
  readonly examples: readonly string[];
}

const label = say("State", "状态");

function words(states: readonly Choice[]): ReadonlyMap<string, Text> {
  return new Map(states.map((one) => [one.value, one.label] as const));
}

/** The list of a noun whose state is told by its facts: with the state, and only what is open. */
export function statedList<R extends AnyStored>(noun: Noun, how: States<R>): Verb {
  const plain = listVerb(noun);
  const { states, stateOf, isOpen, summary, examples } = how;
  return defineVerb({
    summary,
    examples,
    flags: {
      ...plain.flags,
      state: field(choiceKind(states), say("Only in this state", "仅此状态")),
      open: field(switchKind, say("Only what is still to be done", "仅列未办结")),
    },
    async run(context, { state: wanted, open, ...input }) {
      const list = tableOf(await plain.run(context, input as never));
      const shown = list.rows.map((row) => String(row.id));
      const known = new Map(
        (open === true ? await context.book.live(noun) : await context.book.all(noun)).map(
          (one) => [one.id, one as unknown as R] as const,
        ),
      );
      const rows = shown.flatMap((id, at) => {
        const one = known.get(id);
        if (!one || (open === true && !isOpen(one))) return [];
        const state = stateOf(one);
        return wanted === undefined || state === wanted ? [{ ...list.rows[at], state }] : [];
      });
      const [first, ...rest] = list.columns;
      const column = wordColumn({ key: "state", label, weight: 9 }, words(states));
      return { ...list, columns: [...(first ? [first] : []), column, ...rest], rows };
    },
  });
}

/** The page of a noun whose state is told by its facts. */
export function statedPage<R extends AnyStored>(
  noun: Noun,
  { states, stateOf, summary }: Pick<States<R>, "states" | "stateOf" | "summary">,
): Verb {
  return defineVerb({
    summary,
    examples: [],
    arguments: recordArgument(noun),
    async run(context, { which }) {
      const record = (await context.book.get(noun, which)) as unknown as R;
      const page = await recordPage(noun, record, context);
      const state = stateOf(record);
      const named = words(states).get(state);
      const [id, ...rest] = page.facts;
      const fact = {
        key: "state",
        label,
        value: state,
        format: (_: unknown, language: "en" | "zh") => named?.[language] ?? state,
      };
      return {
        ...page,
        facts: [...(id ? [id] : []), fact, ...rest],
        record: { ...(page.record as object), state },
      };
    },
  });
}
