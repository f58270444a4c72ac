import { toMinor } from "../../law/money.ts";
import type { Sum } from "../../law/noun.ts";

interface Money {
  readonly account?: string | undefined;
  readonly amount: string;
}

/** What entries of a noun brought into each account or took out of it, carried by the closings. */
export function accountSum(name: string, column: "received" | "paid"): Sum {
  return {
    name,
    of: ({ account, amount }: Money, digits: number) =>
      account === undefined ? [] : [[account, toMinor(amount, digits)]],
    balance: { section: "accounts", keys: ["account"], column, scale: "money" },
  };
}
