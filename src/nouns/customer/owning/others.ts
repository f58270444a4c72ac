import { say, type Text } from "../../../law/words.ts";
import { actsFor } from "../../staff/absence.ts";
import { assignRight, hasRight } from "../../staff/rights.ts";
import { type Staff, staff } from "../../staff/staff.ts";
import type { Context } from "../../verb.ts";
import type { Customer } from "../customer.ts";

interface Working {
  readonly me: string | undefined;
  readonly people: readonly Staff[];
  readonly today: string;
}

/**
 * Whose a customer is, for whoever works on it without owning it or standing in for the owner:
 * everybody may add to a file, but should know whose it is (R-OWN-01, R-OWN-16).
 */
export function othersCustomer(
  { name, owner }: Pick<Customer, "name" | "owner">,
  { me, people, today }: Working,
): Text | undefined {
  if (owner === undefined || me === undefined) return undefined;
  if (actsFor(people, { who: me, day: today }).includes(owner)) return undefined;
  const called = people.find(({ id }) => id === owner)?.name ?? owner;
  return say(`${name} is a customer of ${called}'s`, `${name}由${called}负责，请告知${called}`);
}

/** Warns whoever works on somebody else's customer; the manager is not told. */
export async function warnOthers(
  context: Context,
  customer: Pick<Customer, "name" | "owner">,
): Promise<void> {
  const { book, me, today, warn } = context;
  if (customer.owner === undefined || customer.owner === me) return;
  const told = othersCustomer(customer, { me, people: await book.all(staff), today });
  if (told && !(await hasRight(assignRight, context))) warn(told);
}
