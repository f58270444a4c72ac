import type { Change, Step } from "../../law/change.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import type { Choice, Reading } from "../../law/kind.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { groupsKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { field, type Values } from "../../law/noun.ts";
import { same, say, type Text } from "../../law/words.ts";
import { type Customer, customer } from "../customer/customer.ts";
import type { Context, Verb } from "../verb.ts";

const entryFields = {
  customer: field(refKind("customer"), say("Customer", "客户"), { required: true }),
  result: field(textKind(), say("Result", "结果")),
  notes: field(textKind(), say("Notes", "纪要")),
  next: field(textKind(), say("Next step", "下一步")),
  nextDate: field(dateKind, say("Next date", "下次日期")),
};

/** One of several talks of a day, as it is typed: `jinhong=notes/next step/+3d`. */
export type DayEntry = Values<typeof entryFields>;

/** What stands for each result instead of notes: its code or label, and a dash for the first. */
type Results = readonly Choice[];

/**
 * Reads one word of the command line: the customer, then perhaps "=" and notes, next step and its
 * date with "/" between them. Where the notes are just the name of a result they are that.
 * @throws RoundsError bad-value, bad-date
 */
export function readEntry(text: string, results: Results, reading: Reading): DayEntry {
  const at = text.search(/[=＝]/);
  if (at < 0) return { customer: text.trim() };
  const told = text.slice(at + 1).split(/[/／]/);
  const [notes = "", next = "", nextDate = "", ...rest] = told.map((part) => part.trim());
  if (at === 0 || rest.length > 0) {
    throw new RoundsError(
      "bad-value",
      say(`"${text}" is not CUSTOMER=NOTES/NEXT STEP/DATE`, `“${text}”不是“客户=纪要/下一步/日期”`),
    );
  }
  const result = resultOf(notes, results);
  return {
    customer: text.slice(0, at).trim(),
    ...(result === undefined ? notes && { notes } : { result }),
    ...(next && { next }),
    ...(nextDate && { nextDate: dateKind.parse(nextDate, reading) }),
  };
}

function resultOf(text: string, results: Results): string | undefined {
  if (text === "-" || text === "－") return results[0]?.value;
  const found = results.find(({ value, label, also = [] }) =>
    [value, label.en, label.zh, ...also].includes(text),
  );
  return found?.value;
}

/** The argument that takes several talks of a day. */
export function entriesField(results: Results) {
  return field(
    groupsKind(entryFields, {
      example: same("jinhong=wants samples/send them/+3d"),
      parse: (text, reading) => readEntry(text, results, reading),
    }),
    say("Customers: NAME=NOTES/NEXT STEP/DATE", "客户：名称=纪要/下一步/日期"),
    { required: true },
  );
}

interface Day {
  /** The verb that logs one of them. */
  readonly one: Verb;
  readonly date: string;
  readonly entries: readonly DayEntry[];
  /** "logged 3 calls of 2026-11-23" */
  readonly receipt: (count: number, date: string) => Text;
}

/** All talks of a day as one change: each is what logging it by itself would be. */
export async function logDay(context: Context, day: Day): Promise<Change> {
  const { book, today, me } = context;
  const { one, entries, date } = day;
  const ids = entries.map((entry) => entry.customer);
  const known = await book.some(customer, ids);
  const nameOf = (id: string): string => known.get(id)?.name ?? id;
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) {
    refuse(
      say(`${nameOf(twice)} is named twice`, `${nameOf(twice)} 重复出现`),
      say("log the second one by itself", "第二次请单独登记"),
    );
  }
  const initial: Record<string, unknown> = {};
  for (const [key, { initial: of }] of Object.entries(one.flags ?? {})) {
    const value = of?.({ today, me });
    if (value !== undefined) initial[key] = value;
  }
  const steps: Step[] = [];
  const notes: Text[] = [];
  for (const entry of entries) {
    const change = (await one.run(context, { ...initial, ...entry, date } as never)) as Change;
    steps.push(...change.steps);
    for (const note of change.notes ?? []) notes.push(named(note, known.get(entry.customer)));
  }
  return { steps, receipt: day.receipt(entries.length, date), notes };
}

function named(note: Text, of: Customer | undefined): Text {
  return of === undefined ? note : say(`${of.name}: ${note.en}`, `${of.name}：${note.zh}`);
}
