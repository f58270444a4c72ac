import type { Change } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { assertFits } from "../payment/allocating.ts";
import type { Account } from "../payment/known.ts";
import { payment } from "../payment/payment.ts";
import { moneyOf, settledNotes } from "../payment/rules.ts";
import { type WriteOff, writeOff, writeOffMinor } from "./write-off.ts";

interface Told {
  readonly date: string;
  readonly by?: string | undefined;
}

/** Refuses to give up more than is open. @throws RoundsError refused */
export function assertOpen(
  lines: WriteOff["lines"],
  { owed, digits }: Pick<Account, "owed" | "digits">,
): void {
  const open = new Map(owed.map((one) => [one.invoice.id, one.open]));
  assertFits(lines, { open, fundsMinor: writeOffMinor({ lines }, digits), digits });
}

/**
 * Gives up what will not come: an entry of no money that settles the invoices by what is written
 * off. Taken back like any payment. @throws RoundsError refused
 */
export function bookWriteOff(
  record: WriteOff,
  told: Told,
  { id, ...of }: Account & { readonly id: string },
): Change {
  const { payer, owed, digits, currency } = of;
  if (record.booked) {
    const { date, payment: by } = record.booked;
    refuse(
      say(`${record.id} was booked on ${date} (${by})`, `${record.id} 已于 ${date} 核销（${by}）`),
      say(`see: rounds payment show ${by}`, `请查看：rounds payment show ${by}`),
    );
  }
  assertOpen(record.lines, of);
  const minor = writeOffMinor(record, digits);
  const money = moneyOf(currency, digits);
  const entry = {
    ...told,
    id,
    customer: record.customer,
    amount: fromMinor(0, digits),
    kind: "write-off",
    writtenOff: fromMinor(minor, digits),
    allocations: record.lines,
    writeOff: record.id,
    notes: record.why,
  };
  return {
    why: record.why,
    steps: [
      { do: "append", noun: payment, entry },
      { do: "set", noun: writeOff, id: record.id, fields: { booked: { ...told, payment: id } } },
    ],
    receipt: say(
      `${id}: ${money(minor)} of ${payer.name} written off`,
      `${id}：${payer.name} 坏账核销 ${money(minor)}`,
    ),
    notes: [...settledNotes(record.lines, owed, { money, digits })],
  };
}
