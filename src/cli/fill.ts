import { currencyDigits } from "../law/money.ts";
import { say } from "../law/words.ts";
import type { Verb } from "../nouns/verb.ts";
import type { Desk } from "./desk.ts";
import {
  inputFields,
  missingError,
  missingKeys,
  parseTyped,
  type Typed,
  withInitials,
} from "./input.ts";
import { oneLine } from "./program.ts";
import { type Resolver, resolveRefs } from "./resolve.ts";
import { writeError } from "./streams.ts";
import { throughPapers } from "./through.ts";

/** Parses what was typed, asks for what is missing where somebody can be asked, finds names. */
export async function completeInput(desk: Desk): Promise<Record<string, unknown>> {
  const { order, book, context, canAsk } = desk;
  const { verb, path } = order;
  const reading = { today: context.today, digits: currencyDigits(book.settings.currency) };
  const resolver = resolverOf(desk);
  const fields = inputFields(verb);
  const typed = await withStandardInput(verb, order.typed);
  const parsed = await throughPapers(verb, parseTyped(verb, typed, reading), resolver);
  let values = await resolveRefs(fields, parsed, resolver);
  const facts = { today: context.today, me: context.me };
  let empty: readonly string[] = [];
  const missing = missingKeys(verb, withInitials(verb, values, facts));
  const needed = canAsk ? ((await verb.needs?.(context, values as never)) ?? []) : [];
  const bare =
    verb.form && canAsk && Object.keys(verb.flags ?? {}).every((key) => !(key in values));
  if (missing.length + needed.length > 0 || bare) {
    if (!canAsk) throw missingError(verb, missing);
    const { askForm } = await import("./ask.ts");
    const offer = async (known: object): Promise<Record<string, unknown>> => ({
      ...withInitials(verb, {}, facts),
      ...(await verb.suggest?.(context, known as never)),
    });
    const needs = async (known: object): Promise<readonly string[]> =>
      (await verb.needs?.(context, known as never)) ?? [];
    const { language } = context;
    const check = async (key: string, value: unknown): Promise<void> => {
      const quiet = { book, echo: () => undefined };
      const field = fields[key];
      if (field) await resolveRefs({ [key]: field }, { [key]: value }, quiet);
    };
    const answers = await askForm(verb, values, {
      ...{ book, check, reading, language, offer, needs },
      short: missing.length === 0 && !bare,
    });
    values = { ...values, ...(await resolveRefs(fields, answers.values, resolver)) };
    empty = answers.empty;
    const line = oneLine(path, verb, { ...typed, ...answers.typed });
    writeError(`${say(`the same in one line: ${line}`, `等同于一行命令：${line}`)[language]}\n`);
  }
  const filled = withInitials(verb, values, facts);
  for (const key of empty) if (!fields[key]?.required) delete filled[key];
  return filled;
}

/** `-` in place of several names: they are read from standard input, one a line. */
async function withStandardInput(verb: Verb, typed: Typed): Promise<Typed> {
  const key = verb.variadic ? Object.keys(verb.arguments ?? {}).at(-1) : undefined;
  const list = key === undefined ? undefined : typed[key];
  if (key === undefined || !Array.isArray(list) || !list.includes("-")) return typed;
  let input = "";
  for await (const chunk of process.stdin) input += String(chunk);
  const names = input
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return { ...typed, [key]: [...list.filter((one) => one !== "-"), ...names] };
}

function resolverOf({ book, canAsk, context }: Desk): Resolver {
  const { language } = context;
  return {
    book,
    pick: canAsk
      ? async (noun, matches) =>
          (await import("./ask.ts")).pickRecord(noun, matches, { book, language })
      : undefined,
    echo: (said) => writeError(`${said[language]}\n`),
  };
}
