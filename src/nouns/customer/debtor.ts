import type { Facts } from "../../law/facts.ts";
import type { Brief } from "../../law/noun.ts";
import { customer } from "./customer.ts";

/** What lists of receivables say of a customer. */
export interface DebtorBrief {
  readonly id: string;
  readonly name: string;
  readonly owner?: string | undefined;
  readonly region?: string | undefined;
  readonly settlement?: string | undefined;
}

const debtorBrief: Brief<typeof customer, DebtorBrief> = {
  noun: customer,
  name: "debtor",
  of: ({ id, name, owner, region, settlement }) => ({ id, name, owner, region, settlement }),
};

/** With more customers than this it is quicker to go through a little of all of them. */
const manyDebtors = 200;

/** What is said of these customers, by id. */
export async function debtorsOf(
  book: Facts,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, DebtorBrief>> {
  const wanted = new Set(ids);
  if (wanted.size < manyDebtors) return book.some(customer, wanted);
  return new Map((await book.brief(debtorBrief)).map((one) => [one.id, one]));
}
