import type { Book } from "../../book/book.ts";
import type { Change } from "../../law/change.ts";
import { addDays, daysBetween } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { kindForms, type LetterKind, letterKinds } from "./choices.ts";
import { owing } from "./facts.ts";
import { type Letter, letter } from "./letter.ts";

/** What is told of a paper that has no level. */
export interface OtherTold {
  readonly kind: Exclude<LetterKind, "dunning">;
  readonly customer: string;
  readonly date: string;
  readonly payBy?: string | undefined;
  readonly owner?: string | undefined;
  readonly notes?: string | undefined;
}

/**
 * A lawyer's letter or a visit receipt, with all that is past due of the customer on its day, the
 * earliest first. It is no step of dunning.
 */
export async function otherLetter(
  told: OtherTold,
  { book, name }: { readonly book: Book; readonly name: string },
): Promise<Change> {
  const { customer, kind, date, payBy, ...rest } = told;
  const { digits, settings } = book;
  const { invoices } = await owing(book, { customer });
  const items = (invoices.get(customer) ?? []).flatMap(({ record, parts }) =>
    parts
      .filter(({ due }) => due < date)
      .map(({ due, openMinor }) => ({
        invoice: record.id,
        due,
        amount: record.amount,
        open: fromMinor(openMinor, digits),
        asked: fromMinor(openMinor, digits),
        days: daysBetween(due, date),
      })),
  );
  items.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  if (items.length === 0) refuse(say(`nothing of ${name} is overdue`, `${name} 无逾期款项`));
  const totalMinor = items.reduce((sum, one) => sum + toMinor(one.asked, digits), 0);
  const draft = {
    ...{ customer, kind, date },
    ...Object.fromEntries(Object.entries(rest).filter(([, one]) => one !== undefined)),
    payBy: payBy ?? addDays(date, settings.limits.letterPayDays),
    form: kindForms[kind],
    items,
    total: fromMinor(totalMinor, digits),
  };
  const record: Letter = { ...draft, id: await book.newId(letter, draft) };
  const label = letterKinds.find(({ value }) => value === kind)?.label ?? say(kind, kind);
  const amount = `${settings.currency} ${grouped(draft.total)}`;
  return {
    steps: [{ do: "create", noun: letter, record }],
    receipt: say(
      `wrote ${record.id}: ${label.en} for ${name}, ${amount}`,
      `已写 ${record.id}：${name} ${label.zh}，${amount}`,
    ),
    notes: [
      say(
        `print: rounds print ${record.id} --to .pdf · sent: rounds letter send ${record.id}`,
        `打印：rounds print ${record.id} --to .pdf · 发出后：rounds letter send ${record.id}`,
      ),
    ],
  };
}
