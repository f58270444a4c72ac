import { Book } from "../book/book.ts";
import { commands, topics } from "../commands/index.ts";
import { fold } from "../law/names.ts";
import { callOf, type Field } from "../law/noun.ts";
import { nounOf } from "../nouns/index.ts";
import type { Verb } from "../nouns/verb.ts";
import { cleanLine } from "../print/clean.ts";
import { globalFlags, leadingWords } from "./globals.ts";
import { flagName } from "./input.ts";
import { isBelow, loadVerb, type Start, verbNames } from "./run.ts";
import { writeOut } from "./streams.ts";

interface Candidate {
  readonly value: string;
  readonly note: string;
}

/** Prints what may stand in place of the last word, one a line: value, tab, note. Never fails. */
export async function complete(words: readonly string[], start: Start): Promise<number> {
  try {
    const found = await candidates(words, start);
    writeOut(found.map(({ value, note }) => `${cleanLine(value)}\t${cleanLine(note)}\n`).join(""));
  } catch {
    // Completion that fails offers nothing: the command itself will say what is wrong.
  }
  return 0;
}

async function candidates(words: readonly string[], start: Start): Promise<Candidate[]> {
  const { language } = start;
  const typed = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const [first, second] = leadingWords(before);
  const starting = (list: readonly Candidate[]): Candidate[] =>
    list.filter((one) => one.value.startsWith(typed));
  if (first === undefined) {
    const shown = Object.entries(commands).filter(([, { hidden }]) => !hidden);
    const all = [...shown, ...Object.entries(topics)];
    return starting(all.map(([value, { summary }]) => ({ value, note: summary[language] })));
  }
  const topic = topics[first];
  if (topic && second === undefined) {
    const names = verbNames(topic);
    const verbs = await Promise.all(names.map((name) => loadVerb(topic, name)));
    const words = starting(
      names.map((value, index) => ({ value, note: verbs[index]?.summary[language] ?? "" })),
    );
    const alone = (await commands[first]?.load())?.verb;
    if (!alone) return words;
    return [...words, ...(await argumentValues(alone, { before, typed, start, skip: 1 }))];
  }
  const isAlone = commands[first] !== undefined && !isBelow(topic, second);
  const verb =
    topic && !isAlone ? await loadVerb(topic, second ?? "") : (await commands[first]?.load())?.verb;
  if (!verb) return [];
  const flags = Object.entries(verb.flags ?? {});
  const named = flags.find(([key, one]) => `--${flagName(key, one)}` === before.at(-1));
  if (named && named[1].kind.placeholder !== "") return values(named[1], typed, start);
  if (typed.startsWith("-")) {
    return starting([
      ...flags.map(([key, one]) => ({
        value: `--${flagName(key, one)}`,
        note: one.label[language],
      })),
      ...globalFlags.map(({ name, summary }) => ({ value: `--${name}`, note: summary[language] })),
    ]);
  }
  return argumentValues(verb, { before, typed, start, skip: topic && !isAlone ? 2 : 1 });
}

async function argumentValues(
  verb: Verb,
  {
    before,
    typed,
    start,
    skip,
  }: { before: readonly string[]; typed: string; start: Start; skip: number },
): Promise<Candidate[]> {
  const fields = Object.values(verb.arguments ?? {});
  const given = before.filter(
    (word, index) => !word.startsWith("-") && !before[index - 1]?.startsWith("--"),
  );
  const field = fields[Math.min(given.length - skip, fields.length - 1)];
  return field ? values(field, typed, start) : [];
}

/** The values a field may have: its choices, or the records it may name. */
async function values(field: Field, typed: string, start: Start): Promise<Candidate[]> {
  const { language } = start;
  const { choices, refers } = field.kind;
  const chosen = (choices ?? [])
    .filter((one) => one.value.startsWith(typed))
    .map((one) => ({ value: one.value, note: one.label[language] }));
  if (!refers || !start.root || !start.settings) return chosen;
  const noun = await nounOf(refers);
  const book = new Book(start.root, start.settings, {
    today: "1970-01-01",
    now: "1970-01-01T00:00:00+00:00",
    author: undefined,
    waitMs: 0,
    command: "rounds __complete",
  });
  const key = fold(typed);
  const records = typed === "" ? (await book.all(noun)).slice(-50) : await book.all(noun);
  const named = records
    .filter((record) => record.id.startsWith(typed) || fold(callOf(noun, record)).startsWith(key))
    .slice(0, 100)
    .map((record) => ({ value: record.id, note: callOf(noun, record) }));
  return [...chosen, ...named];
}
