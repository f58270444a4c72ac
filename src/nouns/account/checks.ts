import {
  atField,
  type Check,
  type CheckFacts,
  type Found,
  type Spot,
  type Tally,
} from "../../law/check.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Account } from "./account.ts";
import { type AccountClosing, closedUntil } from "./closing.ts";
import { type CashEntry, movedMinor } from "./entry.ts";

/** What a day or month of an account was closed with is still what all its entries come to. */
export const accountsCheck: Check = {
  name: "accounts",
  nouns: ["account", "account-closing", "payment", "bill-payment", "cash-entry"],
  begin: accountsTally,
};

interface Moved {
  readonly date: string;
  readonly minor: number;
}

interface Closed extends AccountClosing {
  readonly at: Spot;
}

function accountsTally({ digits }: CheckFacts): Tally {
  const moved = new Map<string, Moved[]>();
  const closed: Closed[] = [];
  const booked = new Map<string, number>();
  const add = (account: string | undefined, date: string, minor: number): void => {
    if (account === undefined) return;
    const known = moved.get(account);
    if (known) known.push({ date, minor });
    else moved.set(account, [{ date, minor }]);
  };
  return {
    see({ noun, record, at, sound }) {
      if (!sound) return;
      if (noun.name === "account") {
        const { id, opening = "0", openingDate = "" } = record as unknown as Account;
        add(id, openingDate, toMinor(opening, digits));
      } else if (noun.name === "account-closing") {
        closed.push({ ...(record as unknown as AccountClosing), at });
      } else if (noun.name === "cash-entry") {
        const entry = record as unknown as CashEntry;
        for (const [account, minor] of movedMinor(entry, digits)) {
          add(account, entry.date, minor);
          booked.set(entry.id, minor);
        }
      } else {
        const { account, date, amount } = record as unknown as CashEntry;
        const minor = toMinor(amount, digits);
        add(account, date, noun.name === "payment" ? minor : -minor);
      }
    },
    end: () => closed.flatMap((one) => changed(one, { moved, booked, digits })),
  };
}

interface Known {
  readonly moved: ReadonlyMap<string, readonly Moved[]>;
  /** What each cash entry moved: the difference that a closing booked is not yet in its book. */
  readonly booked: ReadonlyMap<string, number>;
  readonly digits: number;
}

function changed(one: Closed, { moved, booked, digits }: Known): Found[] {
  const until = closedUntil(one);
  const all = (moved.get(one.account) ?? [])
    .filter(({ date }) => date <= until)
    .reduce((sum, { minor }) => sum + minor, 0);
  const now = all - (one.entry === undefined ? 0 : (booked.get(one.entry) ?? 0));
  if (now === toMinor(one.balance, digits)) return [];
  const [was, is] = [one.balance, fromMinor(now, digits)];
  const text = say(
    `${one.account} was closed on ${until} with ${was} by the book, now it is ${is}`,
    `${one.account} ${until} 结账时账面 ${was}，现为 ${is}`,
  );
  return [{ code: "counted-otherwise", at: atField(one.at, "balance"), text }];
}
