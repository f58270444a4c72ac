import { RoundsError } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import { textKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { type Customer, customer } from "../customer/customer.ts";
import { type Collection, collection, openCase } from "./collection.ts";

/** The one argument of what is done about a case: its customer or its own id. */
export const whoArgument = {
  who: field(textKind({ name: "customer" }), say("Customer or case", "客户或催收案"), {
    required: true,
  }),
};

export interface Whose {
  readonly debtor: Customer;
  /** The open case; undefined where there is none. */
  readonly record: Collection | undefined;
}

/**
 * The customer that a typed name or case id stands for, with the open case.
 * @throws RoundsError not-found, ambiguous
 */
export async function whose(book: Facts, typed: string): Promise<Whose> {
  if (/^CC\d{6}/i.test(typed)) {
    const [found] = await book.find(collection, typed);
    if (found) {
      const record = await book.get(collection, found.record.id);
      const debtor = await book.get(customer, record.customer);
      return { debtor, record: record.closed ? undefined : record };
    }
  }
  const matches = await book.find(customer, typed);
  const [only] = matches;
  if (matches.length === 1 && only && only.by !== "spelling") {
    const debtor = await book.get(customer, only.record.id);
    const cases = await book.liveWhere(collection, "customer", debtor.id);
    return { debtor, record: openCase(cases) };
  }
  const candidates = matches.map(({ record: { id, name } }) => `${id} (${String(name)})`);
  const isMany = matches.length > 1 && only?.by !== "spelling";
  throw new RoundsError(
    isMany ? "ambiguous" : "not-found",
    isMany
      ? say(
          `"${typed}" may be any of ${matches.length} customers`,
          `有 ${matches.length} 个客户叫“${typed}”`,
        )
      : say(`there is no customer or case "${typed}"`, `找不到客户或催收案“${typed}”`),
    { candidates, hint: say("see: rounds collect due", "请查看：rounds collect due") },
  );
}

/** The same, where there must be an open case. @throws RoundsError refused */
export async function whoseCase(
  book: Facts,
  typed: string,
): Promise<Whose & { readonly record: Collection }> {
  const { debtor, record } = await whose(book, typed);
  if (record) return { debtor, record };
  throw new RoundsError(
    "refused",
    say(`${debtor.name} has no open collection case`, `${debtor.name} 没有未结催收案`),
    {
      hint: say(
        `open one: rounds collect next ${debtor.id}`,
        `请先立案：rounds collect next ${debtor.id}`,
      ),
    },
  );
}

/** The case that is meant: by its id, or the newest of a customer. @throws RoundsError not-found */
export async function newestCase(book: Facts, typed: string): Promise<Collection> {
  if (/^CC\d{6}/i.test(typed)) {
    const [found] = await book.find(collection, typed);
    if (found) return book.get(collection, found.record.id);
  }
  const { debtor } = await whose(book, typed);
  const newest = (await book.where(collection, "customer", debtor.id)).at(-1);
  if (newest) return newest;
  throw new RoundsError(
    "not-found",
    say(`${debtor.name} has no collection case`, `${debtor.name} 没有催收案`),
    {
      hint: say(
        `open one: rounds collect next ${debtor.id}`,
        `请先立案：rounds collect next ${debtor.id}`,
      ),
    },
  );
}
