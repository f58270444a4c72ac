import { letterText } from "../../exchange/letter-texts.ts";
import { grouped } from "../../law/decimal.ts";
import { say } from "../../law/words.ts";
import type { Customer } from "../customer/customer.ts";
import { firmOf } from "../form/complete.ts";
import type { FormFacts, FormText } from "../form/data.ts";
import { staff } from "../staff/staff.ts";

/** What the texts of all letters may say, besides what each has of its own. */
export async function commonValues(
  {
    who,
    owner,
    date,
    number,
  }: {
    readonly who: Customer;
    readonly owner: string | undefined;
    readonly date: string;
    readonly number: string;
  },
  { book, language }: FormFacts,
): Promise<Record<string, string>> {
  const seller = owner === undefined ? undefined : await book.maybe(staff, owner);
  const { settings } = book;
  const firm = firmOf(settings, language, true);
  const told = (key: string): string => firm.bank.find((one) => one.key === key)?.value ?? "";
  return {
    customer: who.name,
    contact: payerOf(who) ?? "",
    firm: firm.name,
    firmPhone: settings.letterhead?.phone ?? "",
    owner: seller?.name ?? "",
    phone: seller?.phone ?? "",
    currency: settings.currency,
    bank: told("bank"),
    account: told("account"),
    date: dayShown(date, language),
    number,
  };
}

/** Who pays there: whoever settles or keeps the books, else nobody is named. */
function payerOf({ contacts = [] }: Customer): string | undefined {
  const found =
    contacts.find(({ pays }) => pays) ??
    contacts.find(({ role }) => role === "settlement" || role === "accountant");
  return found?.name;
}

const months = [
  ...["January", "February", "March", "April", "May", "June", "July", "August"],
  ...["September", "October", "November", "December"],
];

/** A day as a letter writes it: 22 November 2026, 2026年11月22日. */
export function dayShown(day: string, language: "en" | "zh"): string {
  const [year, month, date] = day.split("-").map(Number);
  if (year === undefined || month === undefined || date === undefined) return day;
  return say(`${date} ${months[month - 1]} ${year}`, `${year}年${month}月${date}日`)[language];
}

export function shownMoney(amount: string | undefined): string {
  return amount === undefined ? "" : grouped(amount);
}

/** The text of a letter as paragraphs above and below its figures. */
export async function letterTexts(
  name: string,
  values: Readonly<Record<string, string>>,
  { book, home, language }: FormFacts,
): Promise<readonly FormText[]> {
  if (home === undefined) return [];
  const places = { home, book: book.root };
  const { opening, closing } = await letterText(name, values, { places, language });
  return [
    { key: "opening", label: "", text: opening },
    { key: "closing", label: "", text: closing },
  ].filter(({ text }) => text !== "");
}
