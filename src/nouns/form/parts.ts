import { grouped } from "../../law/decimal.ts";
import type { Fields } from "../../law/noun.ts";
import type { Language, Text } from "../../law/words.ts";
import { same, say } from "../../law/words.ts";
import type { Contact } from "../customer/contacts.ts";
import { type Customer, customer } from "../customer/customer.ts";
import { staff } from "../staff/staff.ts";
import type { FormColumn, FormFact, FormFacts, FormParty, FormTable, FormText } from "./data.ts";

/** A fact; none where there is nothing to say. */
export function fact(
  key: string,
  label: Text,
  { value, language }: { readonly value: string | undefined; readonly language: Language },
): readonly FormFact[] {
  return value === undefined || value === "" ? [] : [{ key, label: label[language], value }];
}

/** Fields of a record as facts, with the labels and the wording of the field's own definition. */
export function fieldFacts(
  fields: Fields,
  record: Readonly<Record<string, unknown>>,
  { keys, language }: { readonly keys: readonly string[]; readonly language: Language },
): readonly FormFact[] {
  return keys.flatMap((key) => {
    const one = fields[key];
    const value = record[key];
    if (one === undefined || value === undefined) return [];
    return fact(key, one.label, { value: one.kind.show(value, language), language });
  });
}

/** The name of a member of staff as a fact. */
export async function personFact(
  key: string,
  label: Text,
  { id, facts }: { readonly id: string | undefined; readonly facts: FormFacts },
): Promise<readonly FormFact[]> {
  if (id === undefined) return [];
  const known = await facts.book.maybe(staff, id);
  return fact(key, label, { value: known?.name ?? id, language: facts.language });
}

const papersContacts = ["buyer", "owner", "leader"] as const;

/** Whom a paper is for: the customer with address, contact and telephone. */
export function customerParty(
  who: Customer,
  {
    label,
    language,
    isTaxed = false,
    address,
    contact: named,
  }: {
    readonly label: Text;
    readonly language: Language;
    /** Does the tax number stand on it? */
    readonly isTaxed?: boolean;
    /** The address of this paper, where it is not the customer's own. */
    readonly address?: string | undefined;
    /** Whom this paper names there, where it names anybody. */
    readonly contact?: string | undefined;
  },
): FormParty {
  const contact =
    named === undefined
      ? contactOf(who)
      : (who.contacts?.find(({ name }) => name === named) ?? { name: named });
  const told = (key: string, name: Text, value: string | undefined) =>
    fact(key, name, { value, language });
  return {
    key: "customer",
    label: label[language],
    facts: [
      ...told("name", customer.fields.name.label, who.name),
      ...told("address", customer.fields.address.label, address ?? addressOf(who)),
      ...told("contact", say("Contact", "联系人"), contact?.name),
      ...told("phone", customer.fields.phone.label, contact?.mobile ?? contact?.phone ?? who.phone),
      ...(isTaxed ? told("taxNumber", customer.fields.taxNumber.label, who.taxNumber) : []),
    ],
  };
}

/** Who buys there, else who leads, else the first. */
function contactOf(who: Customer): Contact | undefined {
  const contacts = who.contacts ?? [];
  for (const role of papersContacts) {
    const found = contacts.find((one) => one.role === role);
    if (found) return found;
  }
  return contacts[0];
}

/** The customer's address with city and country, as far as the address does not say them itself. */
export function addressOf(who: Customer): string | undefined {
  const street = who.address ?? "";
  const rest = [who.postcode, who.city, who.country].filter(
    (one): one is string => one !== undefined && !street.includes(one),
  );
  const text = [street, ...rest].filter(Boolean).join(", ");
  return text === "" ? undefined : text;
}

type Cells = Readonly<Record<string, string | undefined>>;

export interface Heading {
  readonly label: Text;
  readonly align?: "left" | "right";
  /** Filled in by hand: it stands there empty. */
  readonly isBlank?: true;
}

/** A table of the columns in which anything stands, or is to be written. */
export function formTable(
  key: string,
  headings: Readonly<Record<string, Heading>>,
  table: {
    readonly rows: readonly Cells[];
    readonly language: Language;
    readonly title?: Text;
    readonly totals?: Cells;
  },
): FormTable {
  const { rows, language, title, totals } = table;
  const columns = Object.entries(headings).flatMap(
    ([name, { label, align, isBlank }]): FormColumn[] =>
      isBlank || rows.some((row) => (row[name] ?? "") !== "")
        ? [{ key: name, label: label[language], align: align ?? "left" }]
        : [],
  );
  const cells = (row: Cells): Record<string, string> =>
    Object.fromEntries(columns.map((one) => [one.key, row[one.key] ?? ""]));
  return {
    key,
    title: title?.[language],
    columns,
    rows: rows.map(cells),
    totals: totals && cells(totals),
  };
}

/** Fields of a record that are several lines of text, under their labels. */
export function fieldTexts(
  fields: Fields,
  record: Readonly<Record<string, unknown>>,
  how: { readonly keys: readonly string[]; readonly language: Language },
): readonly FormText[] {
  return fieldFacts(fields, record, how).map(({ key, label, value }) => ({
    key,
    label,
    text: value,
  }));
}

/** The number of a row: the first column of most tables. */
export const numberHeading: Heading = { label: same("#"), align: "right" };

/** Money as it is printed, with its currency. */
export function money(amount: string, currency?: string): string {
  return currency === undefined ? grouped(amount) : `${currency} ${grouped(amount)}`;
}
