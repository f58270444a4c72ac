import type { Approvable } from "../../law/approval.ts";
import { toMinor } from "../../law/money.ts";
import type { Finding, Settling } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import type { StatementState } from "./choices.ts";

/** What the state of a statement is told from. */
export interface StatementRecord {
  readonly id?: string;
  readonly owner?: string | undefined;
  readonly kind?: string | undefined;
  readonly date?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly opening?: string | undefined;
  readonly balance?: string | undefined;
  readonly lines?: readonly { readonly amount: string }[] | undefined;
  readonly sent?: { readonly date: string } | undefined;
  readonly answered?:
    | {
        readonly date: string;
        readonly via: string;
        readonly agreed: boolean;
        readonly path?: string | undefined;
      }
    | undefined;
  readonly cleared?: { readonly date: string } | undefined;
  readonly cancelled?: { readonly date: string } | undefined;
}

/** Where a statement stands (R-COL-44), told by what was done with it. */
export function statementState(record: StatementRecord): StatementState {
  const { cancelled, cleared, answered, sent } = record;
  if (cancelled) return "cancelled";
  if (cleared) return "cleared";
  if (answered && !answered.agreed) return "differs";
  if (answered?.via === "written") return "answered";
  if (answered?.via === "on-site") return "signed";
  return sent ? "sent" : "draft";
}

/** Is the written reply still to come? What was said on the telephone is none (R-COL-13). */
export function waitsForReply({ sent, answered, cancelled }: StatementRecord): boolean {
  return sent !== undefined && !cancelled && (!answered || answered.via === "oral");
}

/** Is it on paper that the customer owes this, so that limitation counts anew? */
export function isSigned({ answered, cancelled }: StatementRecord): boolean {
  return !cancelled && answered !== undefined && answered.agreed && answered.via !== "oral";
}

/** The lines come to what is brought forward and the balance. */
export function statementAgrees(
  record: StatementRecord,
  { digits }: { readonly digits: number },
): readonly Finding[] {
  const { from, to, opening, balance, lines } = record;
  const findings: Finding[] = [];
  if (from !== undefined && to !== undefined && from > to) {
    findings.push({ path: ["from"], text: say("it ends before it begins", "截至日早于起始日") });
  }
  if (balance !== undefined && lines !== undefined) {
    const sum = lines.reduce(
      (all, one) => all + toMinor(one.amount, digits),
      toMinor(opening ?? "0", digits),
    );
    if (sum !== toMinor(balance, digits)) {
      findings.push({
        path: ["balance"],
        text: say("the balance is not the sum of its lines", "余额与明细合计不符"),
      });
    }
  }
  return findings;
}

const content = ["customer", "kind", "date", "from", "to"] as const;

export function statementFixed({ sent, cancelled, id = "ID" }: StatementRecord): {
  readonly fields: readonly string[];
  readonly why: Text;
} {
  if (cancelled) return { fields: content, why: say("it is cancelled", "该对账单已作废") };
  return {
    fields: content,
    why: sent
      ? say("it was sent and stays as it was", "对账单已发出，内容不再修改")
      : say(
          `cancel it (rounds statement cancel ${id}) and make another`,
          `请作废（rounds statement cancel ${id}）后重做`,
        ),
  };
}

export function statementBound({ sent, id = "ID" }: StatementRecord): Text | undefined {
  if (!sent) return undefined;
  return say(
    `it was sent; rounds statement cancel ${id} takes it back`,
    `对账单已发出，如需收回请用 rounds statement cancel ${id}`,
  );
}

/** It is over when it was answered in writing and nothing of it differs. */
export function statementSettled(record: StatementRecord, { to }: Pick<Settling, "to">): boolean {
  const { cancelled, cleared, answered } = record;
  const over = cancelled?.date ?? cleared?.date ?? (isSigned(record) ? answered?.date : undefined);
  return over !== undefined && over <= to;
}

/** Statements come under the firm's approvals before they are sent. */
export const statementApproval: Approvable = {
  matters: ["customer", "kind", "from", "to", "opening", "balance", "lines"],
  owners: ({ owner }: StatementRecord) => [owner],
  waits: ({ sent, cancelled }: StatementRecord) => !sent && !cancelled,
  done: ({ sent, cancelled }: StatementRecord) =>
    sent && !cancelled ? say("sent", "发出") : undefined,
  facts: {
    balance: { label: say("balance", "余额"), of: ({ balance }: StatementRecord) => balance },
    kind: {
      label: say("kind of statement", "对账单类型"),
      of: ({ kind }: StatementRecord) => kind,
    },
  },
};
