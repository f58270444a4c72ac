import type { Change } from "../../law/change.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { standing } from "../../law/reversal.ts";
import { say, type Text } from "../../law/words.ts";
import { allocate } from "../payment/rules.ts";
import type { Supplier } from "../supplier/supplier.ts";
import type { Bill } from "./bill.ts";
import { type BillPayment, billPayment } from "./payment.ts";

/** An invoice with what is still to be paid of it; smallest unit, more than zero. */
export interface OpenBill {
  readonly invoice: Bill;
  readonly open: number;
}

export interface PayingFacts {
  readonly id: string;
  readonly supplier: Supplier;
  /** The invoices to be paid, in order: those that may be. */
  readonly owed: readonly OpenBill[];
  /** What the supplier is owed in all before; smallest unit. */
  readonly balanceMinor: number;
  readonly digits: number;
  readonly currency: string;
}

export type PayTold = Omit<BillPayment, "id" | "supplier" | "allocations" | "reverses">;

/** The same amount and day, or the same reference: entered twice? */
export function paidTwice(
  told: PayTold,
  payments: readonly BillPayment[],
): BillPayment | undefined {
  return standing(payments).find(
    (one) =>
      one.amount === told.amount &&
      (one.date === told.date ||
        (told.reference !== undefined && one.reference === told.reference)),
  );
}

/**
 * Money goes to a supplier: it settles invoices in their order. More than is owed is an advance,
 * which must be meant: approvals would be got around by it.
 */
export function payBills(
  told: PayTold,
  { isAdvance, ...facts }: PayingFacts & { readonly isAdvance: boolean },
): Change {
  const { id, supplier, owed, balanceMinor, digits } = facts;
  const amountMinor = toMinor(told.amount, digits);
  if (amountMinor <= 0) refuse(say("a payment is more than nothing", "付款金额必须大于零"));
  const { allocations, creditMinor } = allocate(amountMinor, owed, digits);
  const money = moneyOf(facts);
  if (creditMinor > 0 && !isAdvance) {
    const [over, open] = [money(creditMinor), money(amountMinor - creditMinor)];
    refuse(
      say(
        `${open} can be paid to ${supplier.name}: ${over} is too much`,
        `${supplier.name} 可付 ${open}，多出 ${over}`,
      ),
      say(
        "pay less, or say that it is paid in advance: --advance",
        "请减少金额；如为预付款请加 --advance",
      ),
    );
  }
  const left = balanceMinor - (amountMinor - creditMinor);
  return {
    steps: [payStep({ ...told, id }, { supplier, allocations })],
    receipt: say(
      `${id}: ${money(amountMinor)} to ${supplier.name}`,
      `已付款 ${id}：${supplier.name} ${money(amountMinor)}`,
    ),
    notes: [
      ...settledNotes(allocations, facts),
      ...(creditMinor > 0
        ? [say(`${money(creditMinor)} is paid in advance`, `${money(creditMinor)} 计入预付款`)]
        : []),
      left > 0
        ? say(
            `${supplier.name} is still owed ${money(left)}`,
            `尚欠 ${supplier.name} ${money(left)}`,
          )
        : say(`nothing is owed to ${supplier.name}`, `${supplier.name} 已付清`),
    ],
  };
}

function payStep(
  entry: PayTold & { readonly id: string },
  {
    supplier,
    allocations,
  }: { supplier: Supplier; allocations: ReturnType<typeof allocate>["allocations"] },
): Change["steps"][number] {
  const settles = allocations.map(({ invoice, amount }) => ({ bill: invoice, amount }));
  return {
    do: "append",
    noun: billPayment,
    entry: { ...entry, supplier: supplier.id, allocations: settles },
  };
}

function moneyOf({ currency, digits }: PayingFacts): (minor: number) => string {
  return (minor) => `${currency} ${grouped(fromMinor(minor, digits))}`;
}

function settledNotes(
  allocations: ReturnType<typeof allocate>["allocations"],
  facts: PayingFacts,
): readonly Text[] {
  const money = moneyOf(facts);
  return allocations.map((one) => {
    const was = facts.owed.find(({ invoice }) => invoice.id === one.invoice);
    const rest = (was?.open ?? 0) - toMinor(one.amount, facts.digits);
    const name = was?.invoice.code ? `${one.invoice} (${was.invoice.code})` : one.invoice;
    return rest === 0
      ? say(`${name} is paid`, `${name} 已付清`)
      : say(`${name}: ${money(rest)} still open`, `${name} 尚欠 ${money(rest)}`);
  });
}

/** What was paid in advance settles invoices, oldest first: an entry of no new money. */
export function applyAdvance(
  told: PayTold,
  { advance, ...facts }: PayingFacts & { readonly advance: number },
): Change {
  const { id, supplier, owed, digits } = facts;
  const { allocations, creditMinor: left } = allocate(advance, owed, digits);
  const money = moneyOf(facts);
  const used = money(advance - left);
  return {
    steps: [payStep({ ...told, id }, { supplier, allocations })],
    receipt: say(
      `${id}: ${used} paid in advance to ${supplier.name} settles invoices`,
      `${id}：${supplier.name} 的预付款核销 ${used}`,
    ),
    notes: [
      ...settledNotes(allocations, facts),
      ...(left > 0 ? [say(`${money(left)} stays in advance`, `预付款尚余 ${money(left)}`)] : []),
    ],
  };
}
