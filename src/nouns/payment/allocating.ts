import { refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Allocation } from "./fields.ts";
import { fundsMinor } from "./payment.ts";

/** What whose money settles what needs to know of an entry; amounts as decimals. */
export interface Entry {
  readonly id: string;
  readonly date: string;
  readonly amount: string;
  readonly writtenOff?: string | undefined;
  readonly difference?: string | undefined;
  readonly order?: string | undefined;
  readonly allocations?: readonly Allocation[] | undefined;
  readonly reverses?: string | undefined;
}

/** One payment's money: what it was, what it settles, and what of it is free; smallest unit. */
export interface Pot {
  readonly id: string;
  readonly date: string;
  readonly order: string | undefined;
  readonly fundsMinor: number;
  /** Per invoice, all later entries about this money included; none of them zero. */
  readonly settles: ReadonlyMap<string, number>;
  /** What may still be set against invoices or paid back. */
  readonly restMinor: number;
}

/** The entry that an entry takes back or, over several steps, gives back again; itself if none. */
function rootOf(entry: Entry, byId: ReadonlyMap<string, Entry>): string {
  const seen = new Set<string>();
  let at = entry;
  while (at.reverses !== undefined && !seen.has(at.id)) {
    seen.add(at.id);
    const next = byId.get(at.reverses);
    if (!next) return at.reverses;
    at = next;
  }
  return at.id;
}

/** Whose the funds of an entry are: the difference of money that was moved belongs to the money. */
function homeOf({ id, amount, difference, allocations = [] }: Entry): string {
  const isMoved = difference !== undefined && Number(amount) === 0;
  return (isMoved ? allocations[0]?.from : undefined) ?? id;
}

interface Filling {
  readonly first: Entry;
  funds: number;
  readonly settles: Map<string, number>;
}

/**
 * Whose money settles what, from all entries of one customer: every payment is one pot, which
 * later entries fill, empty or set against other invoices; so is what is over of a credit note.
 * Entries that settle more than they bring and name no payment, and money paid back, draw on the
 * oldest pots that have something left; what was paid ahead for an order comes last. So no money is
 * used twice, and the rests add up to the customer's credit as long as that is not below zero.
 */
export function potsOf(entries: readonly Entry[], digits: number): readonly Pot[] {
  return drawOn([...pursesOf(entries, digits).values()]);
}

/** What money there was and what is said to be settled out of it, by payment; smallest unit. */
export function pursesOf(
  entries: readonly Entry[],
  digits: number,
): ReadonlyMap<string, Pick<Filling, "first" | "funds" | "settles">> {
  const byId = new Map(entries.map((one) => [one.id, one]));
  const pots = new Map<string, Filling>();
  const potOf = (id: string, first: Entry): Filling => {
    const known = pots.get(id) ?? { first: byId.get(id) ?? first, funds: 0, settles: new Map() };
    pots.set(id, known);
    return known;
  };
  for (const entry of entries) {
    const root = rootOf(entry, byId);
    potOf(homeOf(byId.get(root) ?? entry), entry).funds += fundsMinor(entry, digits);
    for (const { invoice, amount, from } of entry.allocations ?? []) {
      const { settles } = potOf(from ?? root, entry);
      settles.set(invoice, (settles.get(invoice) ?? 0) + toMinor(amount, digits));
    }
  }
  return pots;
}

function drawOn(all: readonly Filling[]): readonly Pot[] {
  const used = (one: Filling): number => [...one.settles.values()].reduce((sum, x) => sum + x, 0);
  let owing = 0;
  for (const one of all) owing -= Math.min(0, one.funds - used(one));
  const key = ({ first }: Filling): string =>
    `${first.order === undefined ? 0 : 1} ${first.date} ${first.id}`;
  const sorted = [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return sorted.map((one) => {
    const free = Math.max(0, one.funds - used(one));
    const taken = Math.max(0, Math.min(free, owing));
    owing -= taken;
    return {
      id: one.first.id,
      date: one.first.date,
      order: one.first.order,
      fundsMinor: one.funds,
      settles: new Map([...one.settles].filter(([, minor]) => minor !== 0)),
      restMinor: free - taken,
    };
  });
}

/** An invoice that allocations are made to, with what is open of it. */
interface Open {
  readonly invoice: { readonly id: string; readonly order?: string | undefined };
  readonly open: number;
}

/**
 * Sets free money against open invoices in their order, oldest money first; what was paid ahead for
 * an order goes to the invoices of that order only. Each allocation names the payment it is out of.
 */
export function allocatePots(
  pots: readonly Pot[],
  owed: readonly Open[],
  digits: number,
): { readonly allocations: readonly Allocation[]; readonly restMinor: number } {
  const open = new Map(owed.map((one) => [one.invoice.id, one.open]));
  const allocations: Allocation[] = [];
  let restMinor = 0;
  const rank = ({ order }: Pot): number => (order === undefined ? 1 : 0);
  for (const pot of [...pots].sort((a, b) => rank(a) - rank(b))) {
    let rest = pot.restMinor;
    for (const { invoice } of owed) {
      if (pot.order !== undefined && invoice.order !== pot.order) continue;
      const part = Math.min(rest, open.get(invoice.id) ?? 0);
      if (part <= 0) continue;
      allocations.push({ invoice: invoice.id, amount: fromMinor(part, digits), from: pot.id });
      open.set(invoice.id, (open.get(invoice.id) ?? 0) - part);
      rest -= part;
    }
    restMinor += rest;
  }
  return { allocations, restMinor };
}

/**
 * What is typed invoice by invoice: each open, none more than is open, all together not more than
 * there is. @throws RoundsError refused
 */
export function assertFits(
  wanted: readonly Pick<Allocation, "invoice" | "amount">[],
  {
    open,
    fundsMinor: funds,
    digits,
  }: {
    readonly open: ReadonlyMap<string, number>;
    readonly fundsMinor: number;
    readonly digits: number;
  },
): void {
  let sum = 0;
  const told = new Map<string, number>();
  for (const { invoice, amount } of wanted) {
    const minor = toMinor(amount, digits);
    sum += minor;
    told.set(invoice, (told.get(invoice) ?? 0) + minor);
    const isOpen = open.get(invoice) ?? 0;
    if (minor <= 0) refuse(say("an allocation is more than nothing", "核销金额必须大于零"));
    if ((told.get(invoice) ?? 0) <= isOpen) continue;
    const [most, asked] = [fromMinor(isOpen, digits), amount];
    refuse(
      say(
        `${invoice}: ${most} is open, less than ${asked}`,
        `${invoice} 未收 ${most}，不足 ${asked}`,
      ),
      say(
        isOpen > 0 ? `at most: amount=${most}` : "those that are open: rounds invoice list --open",
        isOpen > 0 ? `最多：amount=${most}` : "未结应收单：rounds invoice list --open",
      ),
    );
  }
  if (sum <= funds) return;
  const [all, had] = [fromMinor(sum, digits), fromMinor(funds, digits)];
  refuse(
    say(`${all} is to be settled of ${had}`, `核销合计 ${all}，超过可用金额 ${had}`),
    say(`in all at most ${had}: amount=...`, `合计最多 ${had}：amount=金额`),
  );
}

/** What changes where a payment's money is to settle something else: out of one, into another. */
export function reallocations(
  pot: Pick<Pot, "id" | "settles">,
  wanted: ReadonlyMap<string, number>,
  digits: number,
): readonly Allocation[] {
  const all = new Set([...pot.settles.keys(), ...wanted.keys()]);
  const moved = [...all].flatMap((invoice) => {
    const minor = (wanted.get(invoice) ?? 0) - (pot.settles.get(invoice) ?? 0);
    return minor === 0 ? [] : [{ invoice, minor }];
  });
  return moved
    .sort((a, b) => a.minor - b.minor)
    .map(({ invoice, minor }) => ({ invoice, amount: fromMinor(minor, digits), from: pot.id }));
}

/** The opposite of all that a payment's money settles by now, for when the money goes away. */
export function unsettled(pot: Pick<Pot, "settles">, digits: number): readonly Allocation[] {
  return [...pot.settles].map(([invoice, minor]) => ({
    invoice,
    amount: fromMinor(-minor, digits),
  }));
}
