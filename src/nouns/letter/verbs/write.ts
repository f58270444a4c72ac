import type { Change } from "../../../law/change.ts";
import { planOf } from "../../../law/dunning.ts";
import { RoundsError, refuse } from "../../../law/errors.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import { nextStepNote } from "../../approval/gate.ts";
import { customer } from "../../customer/customer.ts";
import { refuseOwed } from "../../payment/known.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { levelToWrite, levelTyped } from "../asking.ts";
import { debtors, firmLevels, stepFacts } from "../facts.ts";
import { type Letter, letter } from "../letter.ts";
import { otherLetter } from "../other.ts";
import { dunningLetter } from "../writing.ts";

const { customer: who, kind, date, payBy, notes } = letter.fields;

interface Typed {
  readonly customer: string;
  readonly date: string;
  readonly level?: string | undefined;
  readonly payBy?: string | undefined;
  readonly notes?: string | undefined;
}

/** The next dunning letter to a customer, or that of a level. */
async function nextLetter({ book, me }: Context, typed: Typed) {
  const { name, owner } = await book.get(customer, typed.customer);
  const [debtor] = await debtors(book, { today: typed.date, customer: typed.customer });
  if (!debtor) refuseOwed({ id: typed.customer, name });
  const last = debtor.records.filter(({ cancelled }) => !cancelled).map((one) => one.date);
  const newest = last.sort().at(-1);
  if (newest !== undefined && typed.date < newest) {
    refuse(
      say(
        `there is a letter of ${newest}; none is written before it`,
        `已有 ${newest} 的催款函，不能补写更早的函`,
      ),
    );
  }
  const levels = firmLevels(book);
  const asked = typed.level === undefined ? undefined : levelTyped(typed.level, levels);
  const found = planOf(debtor, stepFacts(book, typed.date));
  const { level, isForced } = levelToWrite(found, { asked, levels, name });
  return dunningLetter(
    debtor,
    { plan: found, level, isForced },
    {
      book,
      date: typed.date,
      levels,
      name,
      owner: owner ?? me,
      payBy: typed.payBy,
      notes: typed.notes,
    },
  );
}

/** What a letter says of itself, and last what comes next: whom it waits for, or to send it. */
async function nextNotes(
  context: Context,
  { steps: [step], notes = [] }: Change,
): Promise<readonly Text[]> {
  const next = notes.at(-1);
  if (step?.do !== "create" || !next) return notes;
  const record = step.record as Letter;
  return [...notes.slice(0, -1), await nextStepNote(context, { noun: letter, record }, next)];
}

export const verb = defineVerb({
  summary: say(
    "write a letter: the next level of dunning, or another paper",
    "写催款函：下一级，或律师函、到访回执单",
  ),
  examples: [
    "rounds letter write moxiang-jiaju",
    "rounds letter write yili-chazhuang --kind lawyer",
    "rounds letter write yili-chazhuang --kind visit-receipt",
  ],
  arguments: { customer: who },
  flags: {
    level: field(textKind({ name: "level" }), say("Level, before its day too", "级别，可提前"), {
      help: say("its number or its name", "级别序号或名称"),
    }),
    kind,
    date,
    payBy,
    notes,
  },
  writes: true,
  async run(context, { level, kind: typed = "dunning", ...told }) {
    const { book, me } = context;
    if (typed === "dunning") {
      const change = await nextLetter(context, { ...told, level });
      return { ...change, notes: await nextNotes(context, change) };
    }
    if (level !== undefined) {
      throw new RoundsError(
        "bad-usage",
        say("only dunning letters have levels", "仅催款函分级别"),
        { hint: say("leave out --level", "请去掉 --level") },
      );
    }
    const { name, owner } = await book.get(customer, told.customer);
    const paper = { ...told, kind: typed, owner: owner ?? me };
    const change = await otherLetter(paper, { book, name });
    return { ...change, notes: await nextNotes(context, change) };
  },
});
