import { foldPhone } from "../../law/names.ts";
import type { Brief } from "../../law/noun.ts";
import { type Customer, customer } from "./customer.ts";
import { plainName } from "./names-alike.ts";

/** What of a customer tells whether another one is the same; plain data, to be remembered. */
export interface Card {
  readonly id: string;
  readonly name: string;
  /** Its name and its other names, each without the legal form: the words, Chinese in one. */
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly tax?: string;
}

type Known = Partial<Pick<Customer, "name" | "aliases" | "phone" | "contacts" | "taxNumber">>;

/** The card of a customer, or of one that is about to be. */
export function cardOf(id: string, customer: Known): Card {
  const { name = "", aliases = [], taxNumber } = customer;
  const plain = [name, ...aliases].map(plainName).filter(Boolean);
  const tax = taxKey(taxNumber);
  const phones = phonesOf(customer).flatMap(({ number }) => phoneKey(number) ?? []);
  return {
    id,
    name,
    names: [...new Set(plain)],
    phones: [...new Set(phones)],
    ...(tax === undefined ? {} : { tax }),
  };
}

/** Every telephone number of a customer, with the path at which it stands. */
export function phonesOf({
  phone,
  contacts,
}: Known): { readonly number: string; readonly path: readonly (string | number)[] }[] {
  const all = (contacts ?? []).flatMap((one, at) =>
    (["phone", "mobile"] as const).map((key) => ({
      number: one[key],
      path: ["contacts", at, key] as const,
    })),
  );
  return [{ number: phone, path: ["phone"] }, ...all].flatMap(({ number, path }) =>
    typeof number === "string" ? [{ number, path }] : [],
  );
}

/** An extension or a short code is shared by many. */
export const fewestDigits = 7;
const extension = /(?:转|分机|ext\.?|x|#).*$/i;

/**
 * A telephone number as it is compared: the digits as dialled in China, of another country with a
 * plus; undefined where it tells nothing.
 */
export function phoneKey(text: string): string | undefined {
  const plain = text.normalize("NFKC").trim().replace(/^\(\+/, "+").replace(extension, "");
  const folded = foldPhone(plain);
  const abroad = /^(?:\+|00)(?!\s*86)/.test(plain) && folded === plain.replace(/\D/g, "");
  const digits = abroad ? folded.replace(/^00/, "") : folded;
  if (digits.length < fewestDigits || /^(\d)\1*$/.test(digits)) return undefined;
  return abroad ? `+${digits}` : digits;
}

const shortestTax = 5;

/** A tax number's letters and digits; undefined for what stands there instead of one. */
export function taxKey(text: string | undefined): string | undefined {
  if (typeof text !== "string") return undefined;
  const key = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  return key.length < shortestTax || /^(.)\1*$/.test(key) ? undefined : key;
}

/** The cards of all customers, remembered: whether a new one is there already is told at once. */
export const cardBrief: Brief<typeof customer, Card> = {
  noun: customer,
  name: "cards",
  of: (record) => cardOf(record.id, record),
};
