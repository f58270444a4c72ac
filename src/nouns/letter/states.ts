import { toMinor } from "../../law/money.ts";
import type { Settling } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import type { LetterState } from "./choices.ts";

/** What the state of a letter is told from. */
export interface LetterRecord {
  readonly id?: string;
  readonly date?: string | undefined;
  readonly items?:
    | readonly {
        readonly invoice: string;
        readonly amount: string;
        readonly interest?: string | undefined;
      }[]
    | undefined;
  readonly fee?: string | undefined;
  readonly earlierFees?: string | undefined;
  readonly sent?: { readonly date: string } | undefined;
  readonly answered?: { readonly date: string; readonly path?: string | undefined } | undefined;
  readonly charged?: { readonly date: string } | undefined;
  readonly waived?: { readonly date: string } | undefined;
  readonly cancelled?: { readonly date: string } | undefined;
}

/** Where a letter stands, told by what was done with it. */
export function letterState(record: LetterRecord): LetterState {
  const { cancelled, answered, sent } = record;
  if (cancelled) return "cancelled";
  if (answered) return answered.path === undefined ? "answered" : "signed";
  return sent ? "sent" : "draft";
}

/** Fee and interest that the letter claims beside the invoices; smallest unit. */
export function claimedMinor(
  { items = [], fee, earlierFees }: LetterRecord,
  digits: number,
): number {
  const all = [fee, earlierFees, ...items.map(({ interest }) => interest)];
  return all.reduce((sum, one) => sum + (one === undefined ? 0 : toMinor(one, digits)), 0);
}

/** Is nothing open any more of the invoices that it asks for? */
export function isAllPaid(
  { items = [] }: Pick<LetterRecord, "items">,
  openOf: (invoice: string) => number,
): boolean {
  return items.length > 0 && !items.some(({ invoice }) => openOf(invoice) > 0);
}

/** Does it claim a fee or interest that was neither invoiced nor waived? */
export function isClaimOpen(record: LetterRecord, digits: number): boolean {
  const { cancelled, charged, waived } = record;
  return !cancelled && !charged && !waived && claimedMinor(record, digits) > 0;
}

/**
 * It is over when it was cancelled, or when all it asked for is paid: as long as something of it is
 * open, the next letter goes on from it.
 */
export function letterSettled(record: LetterRecord, { to, digits, sum }: Settling): boolean {
  const { cancelled, sent, items = [] } = record;
  if (cancelled) return cancelled.date <= to;
  if (!sent || sent.date > to || isClaimOpen(record, digits)) return false;
  return items.every(({ invoice, amount }) => sum("settled", invoice) >= toMinor(amount, digits));
}

const content = ["customer", "kind", "level", "date", "payBy"] as const;

/** What has gone out says what it said. */
export function letterFixed(record: LetterRecord): {
  readonly fields: readonly string[];
  readonly why: Text;
} {
  const { sent, cancelled, id = "ID" } = record;
  if (cancelled) return { fields: content, why: say("it is cancelled", "该函已作废") };
  if (!sent) return { fields: ["customer", "kind", "level"], why: anew(id) };
  return {
    fields: content,
    why: say("it was sent and stays as it was", "函件已发出，内容不再修改"),
  };
}

function anew(id: string): Text {
  return say(
    `cancel it (rounds letter cancel ${id}) and write another`,
    `请作废（rounds letter cancel ${id}）后重写`,
  );
}

/** What was sent is no longer removed. */
export function letterBound({ sent, id = "ID" }: LetterRecord): Text | undefined {
  if (!sent) return undefined;
  return say(
    `it was sent; rounds letter cancel ${id} takes it back`,
    `函件已发出，如需收回请用 rounds letter cancel ${id}`,
  );
}
