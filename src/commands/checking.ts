import type { Book } from "../book/book.ts";
import { checkBook, type WholeCheck } from "../book/check.ts";
import type { Check } from "../law/check.ts";
import type { Problem } from "../law/errors.ts";
import { type CheckName, checks, findings, type Tier } from "../law/findings.ts";
import { cardBrief } from "../nouns/customer/card.ts";
import { duplicatesCheck } from "../nouns/customer/checks.ts";
import { soundsFor } from "../nouns/customer/sounds.ts";
import { allNouns } from "../nouns/index.ts";
import { stockCheck } from "../nouns/move/checks.ts";
import { ordersCheck } from "../nouns/order/checks.ts";
import { settledCheck } from "../nouns/payment/checks.ts";
import type { Context } from "../nouns/verb.ts";
import { balancesCheck, sealsCheck, volumesCheck } from "./closing/checks.ts";

/** The laws of the nouns, each in its noun's folder. */
async function lawsFor(wanted: ReadonlySet<CheckName>, book: Book): Promise<readonly Check[]> {
  const laws = [stockCheck, settledCheck, ordersCheck];
  if (!wanted.has("duplicates")) return laws;
  const names = (await book.brief(cardBrief)).flatMap((card) => card.names);
  return [...laws, duplicatesCheck(await soundsFor(names))];
}

/** The checks of the book as a whole. */
const wholes: readonly WholeCheck[] = [volumesCheck, sealsCheck, balancesCheck];

/** The names of all checks, in the order of the table. */
export const checkNames = Object.keys(checks) as readonly CheckName[];

/** The tier in which a check runs. */
export function tierOf(name: CheckName): Tier {
  const rule = Object.values(findings).find(({ check }) => check === name);
  return rule?.tier ?? "named";
}

/** The checks that run for some tiers. */
export function checksOf(tiers: readonly Tier[]): ReadonlySet<CheckName> {
  return new Set(checkNames.filter((name) => tiers.includes(tierOf(name))));
}

/** All findings of some checks about a book; the caller sees to it that nobody writes meanwhile. */
export async function runChecks(
  { book, today, progress }: Pick<Context, "book" | "today" | "progress">,
  names: ReadonlySet<CheckName>,
  texts?: ReadonlyMap<string, string>,
): Promise<readonly Problem[]> {
  const nouns = await allNouns();
  const laws = await lawsFor(names, book);
  const options = { nouns, laws, wholes, names, today, progress };
  return checkBook(book, texts ? { ...options, texts } : options);
}
