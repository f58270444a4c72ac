import type { Step } from "../../law/change.ts";
import type { IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import { assertAgrees } from "../generic/agree.ts";
import { invoice } from "../invoice/invoice.ts";
import { openMinor } from "../invoice/rules.ts";
import { payment } from "../payment/payment.ts";
import type { Context } from "../verb.ts";
import { type PaymentPromise, paymentPromise } from "./payment-promise.ts";
import { livePromises } from "./reading.ts";
import { beyondNotes, graceTold } from "./rules.ts";

type Asking = Pick<Context, "book" | "today">;

/** What a customer owes on all open invoices; smallest unit. */
export async function owedMinor({ book }: Asking, id: string): Promise<number> {
  const settled = await book.sums(payment, "settled");
  const { digits } = book;
  return (await book.liveWhere(invoice, "customer", id)).reduce(
    (sum, one) => sum + openMinor(one, { settled, digits }),
    0,
  );
}

/** The promises of a customer that are waited for, and what is missing of them; smallest unit. */
export async function pendingOf(
  { book, today }: Asking,
  id: string,
): Promise<readonly { readonly id: string; readonly minor: number }[]> {
  const { promises, states } = await livePromises(book, { asOf: today, customer: id });
  return promises.flatMap((one) => {
    const standing = states.get(one.id);
    if (standing?.state !== "pending") return [];
    return [{ id: one.id, minor: standing.promisedMinor - standing.paidMinor }];
  });
}

interface Told {
  readonly customer: string;
  /** A decimal. */
  readonly amount: string;
  readonly date: IsoDate;
  readonly due: IsoDate;
  readonly source: PaymentPromise["source"];
  /** The call or visit that it comes from. */
  readonly paper: string;
}

/**
 * What was promised in a call or on a visit becomes a promise to pay of its own, with the firm's
 * usual days of grace (R-COL-14, R-COL-20). @throws RoundsError where it is due before it was made
 */
export async function promiseFrom(
  context: Pick<Context, "book" | "me" | "today">,
  told: Told,
): Promise<{ readonly id: string; readonly step: Step; readonly notes: readonly Text[] }> {
  const { book, me } = context;
  const { digits } = book;
  const { customer, amount, date, due, source, paper } = told;
  const id = await book.newId(paymentPromise, { date });
  const record = {
    ...{ id, customer, amount, date, due },
    ...graceTold(undefined, book.settings.limits.promiseGraceDays),
    ...(me === undefined ? {} : { owner: me }),
    ...{ source, paper },
  };
  assertAgrees(paymentPromise, record, digits);
  return {
    id,
    step: { do: "create", noun: paymentPromise, record },
    notes: [
      say(`promised ${grouped(amount)} by ${due}`, `承诺 ${due} 前付 ${grouped(amount)}`),
      ...beyondNotes({
        money: (minor) => grouped(fromMinor(minor, digits)),
        amountMinor: toMinor(amount, digits),
        openMinor: await owedMinor(context, customer),
        pending: await pendingOf(context, customer),
      }),
    ],
  };
}
