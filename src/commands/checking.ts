import { checkBook, type WholeCheck } from "../book/check.ts";
import type { Check } from "../law/check.ts";
import type { Problem } from "../law/errors.ts";
import { type CheckName, checks, findings, type Tier } from "../law/findings.ts";
import { accountsCheck } from "../nouns/account/checks.ts";
import { approvalsCheck, policiesCheck, signaturesCheck } from "../nouns/approval/checks.ts";
import { attachmentsCheck } from "../nouns/attachment/checks.ts";
import { countsCheck } from "../nouns/count/checks.ts";
import { cardBrief } from "../nouns/customer/card.ts";
import { duplicatesCheck } from "../nouns/customer/checks.ts";
import { soundsFor } from "../nouns/customer/sounds.ts";
import { allNouns } from "../nouns/index.ts";
import { stockCheck } from "../nouns/move/checks.ts";
import { ordersCheck } from "../nouns/order/checks.ts";
import { settledCheck } from "../nouns/payment/checks.ts";
import { receiptsCheck } from "../nouns/receipt/checks.ts";
import type { Context } from "../nouns/verb.ts";
import { balancesCheck, sealsCheck, volumesCheck } from "./closing/checks.ts";

/** What a check works with; without a way to start programs no signature by key can be proved. */
type Checking = Pick<Context, "book" | "today" | "progress"> & Partial<Pick<Context, "start">>;

const nothing: Context["start"] = () => ({ code: undefined, stdout: "", stderr: "" });

/** The laws of the nouns, each in its noun's folder. */
async function lawsFor(
  wanted: ReadonlySet<CheckName>,
  { book, start }: Checking,
): Promise<readonly Check[]> {
  const nouns = await allNouns();
  const laws = [
    stockCheck,
    countsCheck,
    receiptsCheck,
    settledCheck,
    accountsCheck,
    ordersCheck,
    approvalsCheck(nouns, book.settings),
  ];
  if (wanted.has("signatures")) laws.push(signaturesCheck(nouns, book.root, start ?? nothing));
  if (wanted.has("attachments")) laws.push(attachmentsCheck(book.root, nouns));
  if (!wanted.has("duplicates")) return laws;
  const names = (await book.brief(cardBrief)).flatMap((card) => card.names);
  return [...laws, duplicatesCheck(await soundsFor(names))];
}

/** The checks of the book as a whole. */
const wholes: readonly WholeCheck[] = [policiesCheck, volumesCheck, sealsCheck, balancesCheck];

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
  checking: Checking,
  names: ReadonlySet<CheckName>,
  texts?: ReadonlyMap<string, string>,
): Promise<readonly Problem[]> {
  const nouns = await allNouns();
  const { book, today, progress } = checking;
  const laws = await lawsFor(names, checking);
  const options = { nouns, laws, wholes, names, today, progress };
  return checkBook(book, texts ? { ...options, texts } : options);
}
