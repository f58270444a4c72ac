import { type Change, isChange } from "../law/change.ts";
import { invariant, type Problem, RoundsError } from "../law/errors.ts";
import { say, type Text } from "../law/words.ts";
import { assertMayGive, assertPapered } from "../nouns/generic/keeping.ts";
import {
  NeedsAnswers,
  NeedsYes,
  type Outcome,
  type Repair,
  type Verb,
  type Verdict,
} from "../nouns/verb.ts";
import { cleanText } from "../print/clean.ts";
import { readClock } from "./clock.ts";
import { canAsk, type Desk, doesWrite, flagText, type Order, openDesk } from "./desk.ts";
import { completeInput } from "./fill.ts";
import { giver } from "./give.ts";
import { missingError, missingKeys, parseTyped, withInitials } from "./input.ts";
import { findingsText, show, warn } from "./output.ts";
import { progressBar } from "./progress.ts";
import { dryRunText, receiptIds, receiptJson, receiptText } from "./receipt.ts";
import { formatOf } from "./shape.ts";
import { terminalWidth, writeError, writeOut } from "./streams.ts";

/** Carries out one parsed command: reads, asks for what is missing, writes or prints. */
export async function execute(order: Order): Promise<number> {
  try {
    return await carryOut(order);
  } catch (error) {
    const { blamed } = await import("./blame.ts");
    throw await blamed(error, order);
  }
}

async function carryOut(order: Order): Promise<number> {
  if (order.verb.outside) return executeOutside(order, order.verb.outside);
  const desk = await openDesk(order);
  const input = await completeInput(desk);
  const { verb } = order;
  if (doesWrite(order)) {
    const left = await write(desk, input);
    if (left) return tellLeft(left, desk);
    await warn(desk);
    return 0;
  }
  const outcome = await verb.run(desk.context, input as never);
  invariant(!isChange(outcome), "only verbs that write give back a change");
  const verdict: Verdict = isVerdict(outcome) ? outcome : { view: outcome, exitCode: 0 };
  const { view, exitCode, findings } = verdict;
  const plain = findings && formatOf(order.globals, view) === "table";
  if (plain) writeOut(await findingsText(findings, desk));
  else if (view) await show(view, { globals: order.globals, language: desk.context.language });
  if (!verb.personal) tellLeftOut(desk);
  if (!findings) await warn(desk);
  desk.book.keepCaches();
  return exitCode;
}

/** Says of how many customers nothing was shown, where people read only their own. */
function tellLeftOut({ book, context }: Desk): void {
  const count = book.leftOut.size;
  if (count === 0) return;
  const { me } = context;
  const as =
    me === undefined ? say(" (say who you are: --as)", "（用 --as 说明您是谁）") : say("", "");
  context.warn(
    say(
      `left out: ${count} ${count === 1 ? "customer" : "customers"} of others${as.en}`,
      `未列出他人客户 ${count} 户${as.zh}`,
    ),
  );
}

/** A command without a book: it is asked for what is missing too, and prints what it made. */
async function executeOutside(
  order: Order,
  outside: NonNullable<Verb["outside"]>,
): Promise<number> {
  const { globals, start, verb, program } = order;
  program.sitting?.land();
  const { language } = start;
  const clock = readClock(
    undefined,
    flagText(globals.today) ?? (process.env.ROUNDS_TODAY || undefined),
  );
  const reading = { today: clock.today, digits: 2 };
  let values = parseTyped(verb, order.typed, reading);
  const { gitConfig } = await import("./git.ts");
  const facts = {
    today: clock.today,
    /** Who gives the command, as git knows it: asked only by what wants to know. */
    get me(): string | undefined {
      return gitConfig("user.name");
    },
  };
  const missing = missingKeys(verb, withInitials(verb, values, facts));
  if (missing.length > 0) {
    if (!canAsk(globals)) throw missingError(verb, missing);
    const { askForm } = await import("./ask.ts");
    const asked = await askForm(verb, values, {
      book: undefined,
      check: async () => undefined,
      reading,
      language,
      offer: async () => withInitials(verb, {}, facts),
      short: false,
    });
    values = { ...values, ...asked.values };
  }
  const desk = {
    ...clock,
    language,
    home: program.home,
    folder: process.cwd(),
    progress: progressBar(),
    gitConfig,
    tell: (text: Text) => writeError(`${cleanText(text[language])}\n`),
    ...giver(order),
  };
  const made = await outside(desk, withInitials(verb, values, facts) as never);
  const verdict: Verdict = isVerdict(made) ? made : { view: made, exitCode: 0 };
  const { view } = verdict;
  const chosen = view?.shape === "page" && globals.lang === undefined ? view.language : undefined;
  if (view) await show(view, { globals, language: chosen ?? language });
  return verdict.exitCode;
}

function isVerdict(outcome: Exclude<Outcome, Change>): outcome is Verdict {
  return "exitCode" in outcome;
}

/** What a repair has left to be done by hand, with the exit code of a check. */
async function tellLeft(left: readonly Problem[], desk: Desk): Promise<number> {
  if (!desk.order.globals.json) writeOut(await findingsText(left, desk));
  return left.some(({ level }) => level === "error") ? 1 : 0;
}

/**
 * Runs a verb as the only writer; a rule that wants a yes gets it here, or the refusal stands.
 * Gives what a repair leaves.
 */
async function write(
  desk: Desk,
  input: Record<string, unknown>,
  yes = desk.context.yes,
): Promise<readonly Problem[] | undefined> {
  const { order, book, context, canAsk } = desk;
  const { language } = context;
  const dryRun = order.globals.dryRun === true;
  const decide = async (): Promise<Change> => {
    const outcome = await order.verb.run({ ...context, yes }, input as never);
    invariant(isChange(outcome), "a verb that writes gives back a change");
    await assertMayGive(context, outcome);
    await assertPapered(context, outcome);
    return outcome;
  };
  try {
    const applied = await book.change(decide, dryRun);
    const width = terminalWidth();
    const where = { root: book.root, from: process.cwd(), language, width };
    const told = order.globals.json
      ? receiptJson(applied, language)
      : order.globals.ids
        ? receiptIds(applied)
        : dryRun
          ? dryRunText(applied, { textOf: (path) => book.textIfAny(path), language })
          : receiptText(applied, where);
    writeOut(told);
    for (const note of applied.change.notes ?? []) {
      if (!order.globals.json) writeError(`  ${note[language]}\n`);
    }
    return "left" in applied.change ? (applied.change as Repair).left : undefined;
  } catch (error) {
    if (error instanceof NeedsAnswers && context.ask) {
      return write(desk, { ...input, ...(await error.ask(context.ask)) }, yes);
    }
    if (!(error instanceof NeedsYes)) throw error;
    if (error.view) await show(error.view, { globals: order.globals, language });
    if (canAsk) {
      const { confirm } = await import("./ask.ts");
      if (await confirm(error.text, language)) return write(desk, input, true);
      throw new RoundsError(
        "cancelled",
        say("cancelled, nothing was written", "已取消，未写入任何内容"),
      );
    }
    const hint = say("nothing was written; add --yes to go on", "未保存；确认无误请加 --yes");
    if (!error.view) throw new RoundsError("refused", error.text, { hint });
    writeError(`${error.text[language]}\n  ${hint[language]}\n`);
    return undefined;
  }
}
