import type { Book } from "../../book/book.ts";
import type { Change } from "../../law/change.ts";
import { addDays, daysBetween } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { type DebtorPart, type DebtorPlan, isAsked, type Level } from "../../law/dunning.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import { dueParts } from "../invoice/instalments.ts";
import { invoice } from "../invoice/invoice.ts";
import { claimedSince, type Debt, earlierFeesMinor, grownInterest } from "./claims.ts";
import type { KnownDebtor } from "./facts.ts";
import { type Letter, type LetterItem, letter } from "./letter.ts";
import { levelText } from "./plan-view.ts";

/** What a letter is written with. */
export interface Writing {
  readonly book: Book;
  readonly date: string;
  readonly levels: readonly Level[];
  readonly name: string;
  readonly owner: string | undefined;
  readonly payBy?: string | undefined;
  readonly notes?: string | undefined;
}

interface Listed {
  readonly invoice: string;
  readonly due: string;
  readonly amountMinor: number;
  readonly beforeMinor: number;
  readonly rate: string | undefined;
  readonly part: DebtorPart | undefined;
  readonly level: number | undefined;
}

/** The level that a letter is to one part: its next step, none where it is only listed. */
function stepOf({ next }: DebtorPart, level: number, isForced: boolean): number | undefined {
  if (next.kind === "due") return next.level;
  return isForced && next.kind === "later" && next.level <= level ? next.level : undefined;
}

/** The parts that the letter lists, with the level that each reaches by it. */
function listed(
  { owed }: KnownDebtor,
  { plan, level, isForced }: { plan: DebtorPlan; level: number; isForced: boolean },
  { date, levels, book }: Writing,
): readonly Listed[] {
  const { digits } = book;
  const byId = new Map(owed.map((one) => [one.record.id, one]));
  return plan.parts
    .filter(
      (one) =>
        isAsked(one, date) || (one.askedMinor > 0 && stepOf(one, level, isForced) !== undefined),
    )
    .map((part) => {
      const { record } = byId.get(part.invoice) ?? {};
      const all = record ? dueParts(record, 0, digits) : [];
      const at = all.findIndex(({ due }) => due === part.due);
      const step = stepOf(part, level, isForced);
      const reached = step ?? part.reached.level;
      return {
        invoice: part.invoice,
        due: part.due,
        amountMinor: all[at]?.amountMinor ?? part.openMinor,
        beforeMinor: all.slice(0, at).reduce((sum, one) => sum + one.amountMinor, 0),
        rate: levels[reached - 1]?.interest,
        part,
        level: step,
      };
    });
}

/**
 * Interest that a letter sent before claimed of what has been paid since: it is still owed, though
 * the invoice is not.
 */
async function stillClaimed(
  { records, owed }: Pick<KnownDebtor, "records" | "owed">,
  book: Book,
): Promise<readonly Listed[]> {
  const since = claimedSince(records) ?? "";
  const open = new Set(
    owed.flatMap(({ record, parts }) => parts.map(({ due }) => `${record.id}|${due}`)),
  );
  const claimed = new Map<string, LetterItem>();
  for (const { sent, cancelled, date, items = [] } of records) {
    if (!sent || cancelled || date <= since) continue;
    for (const one of items) {
      const key = `${one.invoice}|${one.due}`;
      if (one.rate !== undefined && !open.has(key)) claimed.set(key, one);
    }
  }
  const papers = await book.some(
    invoice,
    [...claimed.values()].map((one) => one.invoice),
  );
  return [...claimed.values()].map((one) => {
    const record = papers.get(one.invoice);
    const all = record ? dueParts(record, 0, book.digits) : [];
    const at = all.findIndex(({ due }) => due === one.due);
    return {
      invoice: one.invoice,
      due: one.due,
      amountMinor: all[at]?.amountMinor ?? 0,
      beforeMinor: all.slice(0, Math.max(0, at)).reduce((sum, part) => sum + part.amountMinor, 0),
      rate: one.rate,
      part: undefined,
      level: undefined,
    };
  });
}

/** The lines of the letter: the interest of each only where its level has a rate. */
async function itemsOf(
  rows: readonly Listed[],
  debtor: KnownDebtor,
  { book, date }: Writing,
): Promise<readonly LetterItem[]> {
  const debts = rows.filter((one): one is Listed & Debt => one.rate !== undefined);
  const grown = await grownInterest(book, debts, {
    customer: debtor.customer,
    asOf: date,
    since: claimedSince(debtor.records),
  });
  const interest = new Map(debts.map((one, at) => [one as Listed, grown[at] ?? 0]));
  const money = (minor: number): string => fromMinor(minor, book.digits);
  const some = (key: string, minor: number | undefined): Record<string, string> =>
    minor === undefined || minor === 0 ? {} : { [key]: money(minor) };
  const amounts = await book.some(
    invoice,
    rows.map((one) => one.invoice),
  );
  return rows.flatMap((row): LetterItem[] => {
    const { part, due, rate, level } = row;
    const own = interest.get(row) ?? 0;
    if (!part && own <= 0) return [];
    return [
      {
        invoice: row.invoice,
        due,
        amount: amounts.get(row.invoice)?.amount ?? money(row.amountMinor),
        ...some("open", part?.openMinor),
        ...some("disputed", part && Math.min(part.openMinor, part.disputedMinor ?? 0)),
        ...some("credited", part?.creditedMinor),
        asked: money(part?.askedMinor ?? 0),
        days: Math.max(0, daysBetween(due, date)),
        ...(level === undefined ? {} : { level }),
        ...(rate === undefined ? {} : { rate }),
        ...some("interest", own > 0 ? own : 0),
      },
    ];
  });
}

/**
 * The letter of a level to a customer: all that is overdue in one letter with one fee, each debt
 * with the step it is at. `isForced`: also what is not due for it yet.
 */
export async function dunningLetter(
  debtor: KnownDebtor,
  asked: { readonly plan: DebtorPlan; readonly level: number; readonly isForced: boolean },
  writing: Writing,
): Promise<Change> {
  const { book, date, levels, name, owner, payBy, notes } = writing;
  const { digits, settings } = book;
  const { level } = asked;
  const one = levels[level - 1];
  const rows = [...listed(debtor, asked, writing), ...(await stillClaimed(debtor, book))];
  const items = await itemsOf(rows, debtor, writing);
  const earlier = earlierFeesMinor(debtor.records, digits);
  const feeMinor = one?.fee === undefined ? 0 : toMinor(one.fee, digits);
  const sum = (all: readonly (string | undefined)[]): number =>
    all.reduce((total, each) => total + (each === undefined ? 0 : toMinor(each, digits)), 0);
  const interest = sum(items.map((each) => each.interest));
  const totalMinor = sum(items.map((each) => each.asked)) + interest + feeMinor + earlier;
  const told = {
    customer: debtor.customer,
    kind: "dunning" as const,
    level,
    date,
    payBy: payBy ?? addDays(date, settings.limits.letterPayDays),
    ...(owner === undefined ? {} : { owner }),
    ...(one?.form === undefined ? {} : { form: one.form }),
    ...(one?.text === undefined ? {} : { text: one.text }),
    items,
    ...(feeMinor === 0 ? {} : { fee: fromMinor(feeMinor, digits) }),
    ...(earlier === 0 ? {} : { earlierFees: fromMinor(earlier, digits) }),
    total: fromMinor(totalMinor, digits),
    ...(notes === undefined ? {} : { notes }),
  };
  const record: Letter = { ...told, id: await book.newId(letter, told) };
  return {
    steps: [{ do: "create", noun: letter, record }],
    receipt: writtenReceipt(record, { name, levels, currency: settings.currency }),
    notes: writtenNotes(record, { feeMinor, interest, digits }),
  };
}

function writtenReceipt(
  { id, level, total = "0" }: Letter,
  { name, levels, currency }: { name: string; levels: readonly Level[]; currency: string },
): Text {
  const named = levelText(level, levels);
  return say(
    `wrote ${id}: ${named.en.replace(/^\d+ /, "")} to ${name}, ${currency} ${grouped(total)}`,
    `已写 ${id}：${name} ${named.zh.replace(/^\d+ /, "")}，${currency} ${grouped(total)}`,
  );
}

function writtenNotes(
  { id, items = [] }: Letter,
  { feeMinor, interest, digits }: { feeMinor: number; interest: number; digits: number },
): readonly Text[] {
  const parts: Text[] = [];
  const shown = (minor: number): string => grouped(fromMinor(minor, digits));
  if (interest > 0) parts.push(say(`interest ${shown(interest)}`, `利息 ${shown(interest)}`));
  if (feeMinor > 0) parts.push(say(`fee ${shown(feeMinor)}`, `费用 ${shown(feeMinor)}`));
  const count = items.length;
  return [
    say(
      [count === 1 ? "1 invoice" : `${count} invoices`, ...parts.map(({ en }) => en)].join(", "),
      [`应收单 ${count} 张`, ...parts.map(({ zh }) => zh)].join("，"),
    ),
    say(
      `print: rounds print ${id} --to .pdf · sent: rounds letter send ${id}`,
      `打印：rounds print ${id} --to .pdf · 发出后：rounds letter send ${id}`,
    ),
  ];
}
