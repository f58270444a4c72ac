import { opposite } from "../../law/decimal.ts";
import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { toMinor } from "../../law/money.ts";
import { defineNoun, type Finding, field, type Noun, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { classKind } from "./classes.ts";

export const entryKinds = [
  { value: "in", label: say("income", "收入"), also: ["income"] },
  { value: "out", label: say("spending", "支出"), also: ["spending"] },
  { value: "transfer", label: say("between accounts", "互转") },
] as const;

const fields = {
  date: field(dateKind, say("Date", "日期"), {
    required: true,
    list: 8,
    initial: ({ today }) => today,
  }),
  kind: field(choiceKind(entryKinds), say("Kind", "类型"), { required: true, list: 6 }),
  account: field(refKind("account"), say("Account", "账户"), { required: true, list: 8 }),
  to: field(refKind("account"), say("To account", "转入账户"), { list: 5 }),
  amount: field(moneyKind(), say("Amount", "金额"), { required: true, list: 9 }),
  class: field(classKind, say("Class", "收支类别"), { list: 7 }),
  what: field(textKind(), say("What for", "摘要"), { list: 6 }),
  reference: field(textKind(), say("Paper", "票据号"), { list: 5 }),
  by: field(refKind("staff"), say("Handled by", "经手人"), { list: 4, initial: ({ me }) => me }),
  notes: field(textKind(), say("Notes", "备注")),
  reverses: field(textKind(), say("Takes back", "冲销"), { list: 1, kept: true }),
};

export type CashEntry = Stored<Noun<typeof fields>>;

/**
 * Money that came in or went out besides customers and suppliers, classified, dated and with its
 * paper, or went from one account to another (R-COL-40).
 */
export const cashEntry = defineNoun({
  name: "cash-entry",
  label: say("cash entry", "收支记录"),
  plural: say("cash entries", "收支记录"),
  folder: "cash-entries",
  shape: "entry",
  naming: { by: "day", prefix: "CE", date: "date" },
  fields,
  sums: [
    {
      name: "accountMoved",
      of: (entry: CashEntry, digits: number) => movedMinor(entry, digits),
      balance: { section: "accounts", keys: ["account"], column: "moved", scale: "money" },
    },
  ],
  reverse: (entry: CashEntry) => ({
    ...entry,
    amount: opposite(entry.amount),
    reverses: entry.id,
  }),
  agree: entryAgrees,
});

/** What an entry puts into each account it names; smallest unit. */
export function movedMinor(
  { kind, account, to, amount }: Pick<CashEntry, "kind" | "account" | "to" | "amount">,
  digits: number,
): readonly (readonly [account: string, minor: number])[] {
  const minor = toMinor(amount, digits);
  if (kind === "in") return [[account, minor]];
  const out = [account, -minor] as const;
  return kind === "transfer" && to !== undefined ? [out, [to, minor]] : [out];
}

interface EntryFacts {
  readonly kind?: string | undefined;
  readonly account?: string | undefined;
  readonly to?: string | undefined;
  readonly class?: string | undefined;
}

/** What goes between accounts has two of them and no class, all else one of each. */
function entryAgrees(entry: EntryFacts): readonly Finding[] {
  const { kind, account, to } = entry;
  if (kind === "transfer") {
    if (to !== undefined && to !== account) return [];
    const text = say("money goes to another account", "互转须写明另一个转入账户");
    return [{ path: ["to"], text }];
  }
  const findings: Finding[] = [];
  if (to !== undefined) {
    const text = say("only a transfer goes to an account", "只有互转才写转入账户");
    findings.push({ path: ["to"], text });
  }
  if (entry.class === undefined) {
    const text = say("income and spending are classified", "收支须写明类别");
    findings.push({ path: ["class"], text });
  }
  return findings;
}
