import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { defineNoun, type Finding, field, type Stored, type Values } from "../../law/noun.ts";
import { say } from "../../law/words.ts";

/** What stands in one of two books and not yet in the other (未达账项). */
export const itemKinds = [
  { value: "bank-in", label: say("came in, only the bank has it", "银行已收、企业未收") },
  { value: "bank-out", label: say("went out, only the bank has it", "银行已付、企业未付") },
  { value: "book-in", label: say("came in, only we have it", "企业已收、银行未收") },
  { value: "book-out", label: say("went out, only we have it", "企业已付、银行未付") },
] as const;

const itemFields = {
  kind: field(choiceKind(itemKinds), say("Kind", "类别"), { required: true }),
  amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), { required: true }),
  what: field(textKind(), say("What", "摘要")),
};

export type ClosingItem = Values<typeof itemFields>;

interface ClosingFacts {
  readonly balance?: string | undefined;
  readonly counted?: string | undefined;
  readonly entry?: string | undefined;
  readonly kind?: string | undefined;
  readonly items?: readonly ClosingItem[] | undefined;
}

/** A day of a cash box that was counted, or a month of an account compared with the bank. */
export const accountClosing = defineNoun({
  name: "account-closing",
  label: say("closing of an account", "账户结账"),
  plural: say("closings of accounts", "账户结账"),
  folder: "account-closings",
  shape: "record",
  naming: { by: "day", prefix: "AC", date: "date" },
  fields: {
    account: field(refKind("account"), say("Account", "账户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    date: field(dateKind, say("Day", "日期"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    upTo: field(dateKind, say("Up to, where that is an earlier day", "截至（早于记录日期时）"), {
      kept: true,
      list: 6,
      merge: "conflict",
    }),
    kind: field(
      choiceKind([
        { value: "day", label: say("day closed", "日结") },
        { value: "month", label: say("month reconciled", "月末对账") },
      ]),
      say("Kind", "类型"),
      { required: true, list: 7, merge: "conflict" },
    ),
    balance: field(moneyKind(), say("By the book", "账面余额"), {
      required: true,
      list: 8,
      merge: "conflict",
    }),
    counted: field(moneyKind(), say("Counted, or the bank's", "实盘／对账单余额"), {
      required: true,
      list: 8,
      merge: "conflict",
    }),
    items: field(
      groupsKind(itemFields, {
        example: say(
          "kind=book-in, amount=500, what=paid in on the 31st",
          "kind=book-in, amount=500, what=31日缴存",
        ),
        show: (one) => `${one.kind} ${one.amount}`,
      }),
      say("Not yet in both books", "未达账项"),
      { flag: "item", merge: "conflict" },
    ),
    entry: field(refKind("cash-entry"), say("Difference booked", "差额入账"), { kept: true }),
    by: field(refKind("staff"), say("By", "经办人"), { list: 5, initial: ({ me }) => me }),
    why: field(textKind(), say("Why it differs", "差异原因"), { list: 3 }),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
  },
  latest: [
    {
      name: "closedDay",
      section: "accounts",
      key: "account",
      column: "closed",
      of: (all: readonly ({ readonly account: string } & Until)[]) =>
        all.map((one) => [one.account, closedUntil(one)] as const),
    },
  ],
  agree: closingAgrees,
  fixed: () => ({
    fields: ["account", "date", "upTo", "kind", "balance", "counted", "items"],
    why: say(
      "what was counted is not rewritten: remove it (rounds account-closing remove) and count anew",
      "结账结果不可改写，请删除（rounds account-closing remove）后重新结账",
    ),
  }),
  settled: ({ date }: { readonly date: string }, { to }) => date <= to,
  call: (record: { readonly id: string }) => record.id,
});

export type AccountClosing = Stored<typeof accountClosing>;

interface Until {
  readonly date: string;
  readonly upTo?: string | undefined;
}

/** The last day that a closing is about: its own, if it was not recorded later. */
export function closedUntil({ date, upTo = date }: Until): string {
  return upTo;
}

/** What a bank's balance comes to with what it has and we have not, and the other way; minor. */
export function adjustedMinor(
  {
    balance,
    counted,
    items = [],
  }: { balance: string; counted: string; items?: readonly ClosingItem[] },
  digits: number,
): { readonly bookMinor: number; readonly bankMinor: number } {
  const sum = (kind: ClosingItem["kind"]): number =>
    items
      .filter((one) => one.kind === kind)
      .reduce((all, { amount }) => all + toMinor(amount, digits), 0);
  return {
    bookMinor: toMinor(balance, digits) + sum("bank-in") - sum("bank-out"),
    bankMinor: toMinor(counted, digits) + sum("book-in") - sum("book-out"),
  };
}

/** Both balances, put right by what is in one book only, are the same. */
function closingAgrees(
  { balance, counted, entry, kind, items }: ClosingFacts,
  { digits }: { readonly digits: number },
): readonly Finding[] {
  if (balance === undefined || counted === undefined) return [];
  const { bookMinor, bankMinor } = adjustedMinor({ balance, counted, items: items ?? [] }, digits);
  if (bookMinor === bankMinor || (kind === "day" && entry !== undefined)) return [];
  const [ours, theirs] = [bookMinor, bankMinor].map((minor) => fromMinor(minor, digits));
  const text = say(
    `the book comes to ${ours}, the other side to ${theirs}`,
    `调节后账面 ${ours}，对方 ${theirs}，不相等`,
  );
  return [{ path: ["counted"], text }];
}
