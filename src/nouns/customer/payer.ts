import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { toMinor } from "../../law/money.ts";
import { holdingReversals } from "../../law/reversal.ts";
import { dueParts, type Parted } from "../invoice/instalments.ts";

/** What judging a payer looks at of an invoice; a credit note is below zero. */
export interface Billed extends Parted {
  readonly id: string;
  readonly date: IsoDate;
}

/** What it looks at of an entry among the payments. */
export interface PaidEntry {
  readonly id: string;
  readonly date: IsoDate;
  readonly kind?: string | undefined;
  readonly reverses?: string | undefined;
  readonly allocations?:
    | readonly { readonly invoice: string; readonly amount: string }[]
    | undefined;
}

/** How somebody paid what was due in a stretch of time. */
export interface Behaviour {
  /** Parts of invoices that were due. */
  readonly parts: number;
  /** What they came to, without what was credited; smallest unit. */
  readonly dueMinor: number;
  readonly onTimeMinor: number;
  /** Days late weighted by amount, in tenths; what is still open is late up to the day. */
  readonly lateTenths: number;
  readonly bounced: number;
  /** What was written off of it; smallest unit. */
  readonly lostMinor: number;
}

interface Piece {
  /** The entry that it is from. */
  readonly id: string;
  readonly date: IsoDate;
  minor: number;
  readonly how: "paid" | "credited" | "lost";
}

/**
 * How the parts of invoices due from a day on and before another were paid: money settles the
 * earliest part first; what a credit note settled was not to be paid; what was written off counts
 * as late up to the day.
 */
export function behaviourOf(
  invoices: readonly Billed[],
  payments: readonly PaidEntry[],
  { from, asOf, digits }: { from: IsoDate; asOf: IsoDate; digits: number },
): Behaviour {
  const known = payments.filter(({ date }) => date <= asOf);
  const pieces = piecesOf(invoices, known, digits);
  const sums = { parts: 0, due: 0, onTime: 0, lateDays: 0n, lost: 0 };
  for (const invoice of invoices) {
    if (toMinor(invoice.amount, digits) <= 0 || invoice.date > asOf) continue;
    const left = pieces.get(invoice.id) ?? [];
    for (const { due, amountMinor } of dueParts(invoice, 0, digits)) {
      const taken = take(left, amountMinor);
      if (due < from || due >= asOf) continue;
      const rest = amountMinor - taken.reduce((sum, one) => sum + one.minor, 0);
      const all: Piece[] =
        rest > 0 ? [...taken, { id: "", date: asOf, minor: rest, how: "paid" }] : [...taken];
      const owed = all.filter(({ how }) => how !== "credited");
      if (owed.length > 0) sums.parts += 1;
      for (const { date, minor, how } of owed) {
        const late = Math.max(0, daysBetween(due, how === "lost" ? asOf : date));
        sums.due += minor;
        if (how === "lost") sums.lost += minor;
        if (late === 0) sums.onTime += minor;
        sums.lateDays += BigInt(minor) * BigInt(late);
      }
    }
  }
  const lateTenths = sums.due === 0 ? 0 : Number((sums.lateDays * 10n) / BigInt(sums.due));
  const bounced = bouncesSince(from, known);
  const { parts, due: dueMinor, onTime: onTimeMinor, lost: lostMinor } = sums;
  return { parts, dueMinor, onTimeMinor, lateTenths, bounced, lostMinor };
}

/** Cheques that bounced in the time; a bounce that was itself taken back is none. */
function bouncesSince(from: IsoDate, payments: readonly PaidEntry[]): number {
  const find = holdingReversals(payments);
  return payments.filter(
    ({ id, kind, date }) => kind === "bounced" && date >= from && find(id) === undefined,
  ).length;
}

/** What settled each invoice, in the order of its days; what was taken off again is not there. */
function piecesOf(
  invoices: readonly Billed[],
  payments: readonly PaidEntry[],
  digits: number,
): ReadonlyMap<string, Piece[]> {
  const notes = new Set(
    invoices.flatMap(({ id, amount }) => (toMinor(amount, digits) < 0 ? [id] : [])),
  );
  const pieces = new Map<string, Piece[]>();
  const inOrder = [...payments].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  for (const { id, date, kind, reverses, allocations = [] } of inOrder) {
    const credits = allocations.some(({ invoice }) => notes.has(invoice));
    const how = kind === "write-off" ? "lost" : credits ? "credited" : "paid";
    for (const { invoice, amount } of allocations) {
      const minor = toMinor(amount, digits);
      const own = pieces.get(invoice) ?? [];
      pieces.set(invoice, own);
      if (minor > 0) own.push({ id, date, minor, how });
      else takeBack(own, -minor, reverses);
    }
  }
  return pieces;
}

/** Takes off again what an entry settled, then what was settled last. */
function takeBack(pieces: Piece[], minor: number, reverses: string | undefined): void {
  let rest = minor;
  const own = pieces.filter(({ id }) => id === reverses);
  for (const piece of [...own, ...pieces.filter((one) => !own.includes(one)).reverse()]) {
    const off = Math.min(rest, piece.minor);
    piece.minor -= off;
    rest -= off;
  }
  pieces.splice(0, pieces.length, ...pieces.filter((one) => one.minor > 0));
}

/** Takes so much off the front. */
function take(pieces: Piece[], minor: number): Piece[] {
  const taken: Piece[] = [];
  for (let rest = minor, first = pieces[0]; rest > 0 && first; first = pieces[0]) {
    const part = Math.min(rest, first.minor);
    taken.push({ ...first, minor: part });
    first.minor -= part;
    rest -= part;
    if (first.minor === 0) pieces.shift();
  }
  return taken;
}
