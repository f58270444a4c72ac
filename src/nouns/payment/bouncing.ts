import type { Change, Step } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import { holdingReversals } from "../../law/reversal.ts";
import { say } from "../../law/words.ts";
import { bankLine } from "../bank-line/bank-line.ts";
import { potsOf } from "./allocating.ts";
import { accountOf } from "./known.ts";
import { bounce } from "./moving.ts";
import { fundsMinor, type Payment, payment } from "./payment.ts";

/** Refuses to take back what has been taken back already. @throws RoundsError refused */
export function assertStands(record: Payment, all: readonly Payment[]): void {
  const by = holdingReversals(all)(record.id);
  if (!by) return;
  refuse(
    say(`${record.id} was taken back by ${by.id} already`, `${record.id} 已由 ${by.id} 冲销`),
    say(`see: rounds payment show ${by.id}`, `请查看：rounds payment show ${by.id}`),
  );
}

interface Told {
  readonly date: string;
  readonly by?: string | undefined;
  readonly why: string;
}

/** The change by which a payment comes to nothing; `also` is what else changes by the entry. */
export async function bounced(
  was: Payment,
  { also = () => [], ...told }: Told & { readonly also?: (entry: string) => readonly Step[] },
  book: Facts,
): Promise<Change> {
  const all = await book.where(payment, "customer", was.customer);
  assertStands(was, all);
  const pot = potsOf(all, book.digits).find(({ id }) => id === was.id);
  const of = await accountOf(was.customer, book);
  const id = await book.newId(payment, { ...told });
  const none = { id: was.id, settles: new Map<string, number>(), restMinor: 0 };
  const funds = fundsMinor(was, book.digits);
  const full = pot ?? { ...none, fundsMinor: funds, date: was.date, order: was.order };
  return bounce(told, { ...of, id, pot: full, was, steps: also(id) });
}

/** The steps by which statement lines that were told to be a payment are nobody's again. */
export async function linesFreed(id: string, book: Facts): Promise<readonly Step[]> {
  const lines = await book.liveWhere(bankLine, "payment", id);
  return lines.map((line) => ({
    do: "set",
    noun: bankLine,
    id: line.id,
    fields: { payment: undefined },
  }));
}
