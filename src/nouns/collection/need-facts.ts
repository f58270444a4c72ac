import type { IsoDate } from "../../law/dates.ts";
import type { Context } from "../verb.ts";
import type { Collection } from "./collection.ts";
import type { Debt } from "./debts.ts";
import { bookPromises, lettersOut } from "./facts.ts";
import type { Listed, NeedFacts, Visited } from "./needs.ts";

type Asking = Pick<Context, "book" | "today">;

/** All that the next stage of a case may ask for, from the papers of its customer. */
export async function needFacts(
  context: Asking,
  { record, debt }: { readonly record: Collection; readonly debt: Debt },
): Promise<NeedFacts> {
  const { book, today } = context;
  const { customer } = record;
  const { pending } = await bookPromises(book, { asOf: today, customer });
  const letters = (await lettersOut(book)).get(customer) ?? [];
  const statements = await statementDays(context, customer);
  return {
    record,
    debt,
    today,
    digits: book.digits,
    limits: book.settings.limits,
    pending: pending.get(customer),
    sent: [...letters, ...statements.sent],
    signed: [...(await signedLetters(context, customer)), ...statements.signed],
    lists: await listsOf(context, customer),
    trips: await tripsOf(context, customer),
  };
}

/** The days on which a customer signed a letter, a visit receipt or an agreement. */
async function signedLetters({ book }: Asking, customer: string): Promise<IsoDate[]> {
  if (!book.hasFolder("letters")) return [];
  const { letter } = await import("../letter/letter.ts");
  return (await book.where(letter, "customer", customer)).flatMap(({ answered, cancelled }) =>
    answered && !cancelled && (answered.signer ?? answered.path) !== undefined
      ? [answered.date]
      : [],
  );
}

/** When statements went to the customer, and when it signed one. */
async function statementDays(
  { book }: Asking,
  customer: string,
): Promise<{ readonly sent: readonly IsoDate[]; readonly signed: readonly IsoDate[] }> {
  if (!book.hasFolder("statements")) return { sent: [], signed: [] };
  const { statement } = await import("../statement/statement.ts");
  const { isSigned } = await import("../statement/states.ts");
  const own = (await book.where(statement, "customer", customer)).filter((one) => !one.cancelled);
  return {
    sent: own.flatMap(({ sent }) => (sent ? [sent.date] : [])),
    signed: own.flatMap((one) => (isSigned(one) && one.answered ? [one.answered.date] : [])),
  };
}

/** The lists on which a customer stands, and whether they were decided on. */
async function listsOf(context: Asking, customer: string): Promise<Listed[]> {
  const { book } = context;
  if (!book.hasFolder("collection-lists")) return [];
  const { collectionList } = await import("../collection-list/collection-list.ts");
  const { approvalStanding } = await import("../approval/gate.ts");
  const found: Listed[] = [];
  for (const one of await book.live(collectionList)) {
    if (one.cancelled || !one.lines?.some((line) => line.customer === customer)) continue;
    const { state } = await approvalStanding(context, collectionList, one);
    const isDecided = state === "approved" || state === "unneeded";
    found.push({ id: one.id, kind: one.kind ?? "visit", date: one.date, isDecided });
  }
  return found;
}

/** The visits to a customer to collect, and what became of them. */
async function tripsOf({ book }: Asking, customer: string): Promise<Visited[]> {
  if (!book.hasFolder("trips")) return [];
  const { trip } = await import("../trip/trip.ts");
  return (await book.live(trip)).flatMap(({ id, date, customers, results, reported, cancelled }) =>
    cancelled || !customers?.includes(customer)
      ? []
      : [
          {
            id,
            date,
            hasResult: (results ?? []).some((one) => one.customer === customer),
            isReported: reported !== undefined,
          },
        ],
  );
}
