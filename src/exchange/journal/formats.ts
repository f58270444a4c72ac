import { addDays, type IsoDate } from "../../law/dates.ts";
import { fromMinor } from "../../law/money.ts";
import type { Posting, Transaction } from "./transactions.ts";

export interface JournalHead {
  /** The name of the firm. */
  readonly firm: string;
  readonly currency: string;
  readonly digits: number;
  readonly to: IsoDate;
  /** What the book itself says each account holds on that day: the reader proves it. */
  readonly balances: readonly Posting[];
}

/** An account as all three take it: parts of letters, digits and hyphens, the first one big. */
export function accountName(parts: readonly string[]): string {
  return parts
    .map((part) => {
      const clean = part.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "") || "Other";
      return clean.charAt(0).toUpperCase() + clean.slice(1);
    })
    .join(":");
}

function amountOf(minor: number, { digits, currency }: JournalHead): string {
  return `${fromMinor(minor, digits)} ${currency}`;
}

/** For hledger and ledger: one text that both read. */
export function ledgerText(all: readonly Transaction[], head: JournalHead): string {
  const lines = [`; ${head.firm}, ${head.to}`, ""];
  for (const { date, id, text, postings } of all) {
    lines.push([`${date} *`, id === "" ? "" : `(${id})`, text].filter(Boolean).join(" "));
    for (const { account, minor } of postings) {
      lines.push(`    ${accountName(account)}  ${amountOf(minor, head)}`);
    }
    lines.push("");
  }
  if (head.balances.length > 0) {
    lines.push(`${head.to} * balances`);
    for (const { account, minor } of head.balances) {
      const zero = amountOf(0, head);
      lines.push(`    ${accountName(account)}  ${zero} = ${amountOf(minor, head)}`);
    }
    lines.push("");
  }
  return lines.join("\n");
}

/** For beancount: every account is opened before it is used. */
export function beancountText(all: readonly Transaction[], head: JournalHead): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', "'")}"`;
  const first = all[0]?.date ?? head.to;
  const names = new Set(
    [...all.flatMap(({ postings }) => postings), ...head.balances].map(({ account }) =>
      accountName(account),
    ),
  );
  const lines = [
    `option "title" ${quoted(head.firm)}`,
    `option "operating_currency" "${head.currency}"`,
    "",
    ...[...names].sort().map((name) => `${first} open ${name} ${head.currency}`),
    "",
  ];
  for (const { date, id, text, postings } of all) {
    lines.push(`${date} * ${quoted(text)} ${quoted(id)}`);
    for (const { account, minor } of postings) {
      lines.push(`  ${accountName(account)}  ${amountOf(minor, head)}`);
    }
    lines.push("");
  }
  // A balance there is that of the morning.
  const morning = addDays(head.to, 1);
  for (const { account, minor } of head.balances) {
    lines.push(`${morning} balance ${accountName(account)}  ${amountOf(minor, head)}`);
  }
  lines.push("");
  return lines.join("\n");
}
