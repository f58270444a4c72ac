import type { Book } from "../../book/book.ts";
import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { type Customer, customer } from "../customer/customer.ts";

/** Customers named one after the other, of which at least one is needed. */
export const customersArgument = field(refKind("customer"), say("Customers", "客户"), {
  required: true,
});

/** The customers of a variadic argument, each once and in the order typed. */
export async function customersOf(named: unknown, book: Book): Promise<readonly Customer[]> {
  const ids = new Set(Array.isArray(named) ? (named as string[]) : [String(named)]);
  const found: Customer[] = [];
  for (const id of ids) found.push(await book.get(customer, id));
  return found;
}
