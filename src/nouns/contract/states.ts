import type { IsoDate } from "../../law/dates.ts";
import { divideRounded, quantityDigits, toScaled } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import type { Finding, Settling } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import type { ContractState } from "./choices.ts";

export interface StageFacts {
  readonly name: string;
  readonly share?: string | undefined;
  readonly amount?: string | undefined;
  readonly invoice?: string | undefined;
}

export interface ContractFacts {
  readonly id?: string;
  readonly date?: string | undefined;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly amount?: string | undefined;
  readonly signed?: { readonly date: string } | undefined;
  readonly ended?: { readonly date: string } | undefined;
  readonly stages?: readonly StageFacts[] | undefined;
}

/** Where the firm's approval stands; undefined where none is asked for. */
export type Approved = "waiting" | "approved" | undefined;

/** Where a contract stands on a day; on its last day it still runs. */
export function contractState(
  record: ContractFacts,
  today: IsoDate,
  known: { readonly approved?: Approved; readonly isUsedUp?: boolean } = {},
): ContractState {
  const { signed, ended, start = "", end = "9999-12-31" } = record;
  if (ended && ended.date <= today) return "ended";
  if (!signed) return known.approved ?? "draft";
  if (end < today) return "expired";
  if (start > today) return "signed";
  return known.isUsedUp ? "used-up" : "running";
}

/** Is it in force on a day, so that orders may draw on it? */
export function isInForce(record: ContractFacts, day: IsoDate): boolean {
  return contractState(record, day) === "running";
}

const whole = 10n ** BigInt(quantityDigits);

/**
 * What each stage comes to, in the smallest unit: its amount, else its share of the contract's. The
 * last share takes what rounding leaves, where the shares are all there is.
 */
export function stagesMinor(record: ContractFacts, digits: number): readonly number[] {
  const { stages = [], amount } = record;
  const total = amount === undefined ? 0 : toMinor(amount, digits);
  const shares = stages.map(({ share }) => toScaled(share ?? "0", quantityDigits));
  const all = stages.map((one, at) =>
    one.amount !== undefined
      ? toMinor(one.amount, digits)
      : Number(divideRounded(BigInt(total) * (shares[at] ?? 0n), whole)),
  );
  const shared = stages.every((one) => one.amount === undefined);
  const isWhole = shares.reduce((sum, one) => sum + one, 0n) === whole;
  const last = all.length - 1;
  if (!shared || !isWhole || last < 0) return all;
  const before = all.slice(0, last).reduce((sum, one) => sum + one, 0);
  return [...all.slice(0, last), total - before];
}

/** It ends not before it begins, and its stages add up to its amount. */
export function contractAgrees(
  record: ContractFacts,
  { digits }: { readonly digits: number },
): readonly Finding[] {
  const { start, end, amount, stages = [] } = record;
  const findings: Finding[] = [];
  if (start !== undefined && end !== undefined && end < start) {
    findings.push({
      path: ["end"],
      text: say(
        `it ends on ${end}, before it begins (${start})`,
        `到期日 ${end} 早于生效日 ${start}`,
      ),
    });
  }
  if (stages.length === 0) return findings;
  const vague = stages.find((one) => one.amount === undefined && one.share === undefined);
  if (vague) {
    findings.push({
      path: ["stages"],
      text: say(
        `stage "${vague.name}" has neither share nor amount`,
        `付款节点“${vague.name}”未写比例或金额`,
      ),
    });
    return findings;
  }
  const sum = stagesMinor(record, digits).reduce((all, one) => all + one, 0);
  const total = amount === undefined ? undefined : toMinor(amount, digits);
  if (sum !== total) {
    const [shown, wanted] = [fromMinor(sum, digits), amount ?? "—"];
    findings.push({
      path: ["stages"],
      text: say(
        `the payment stages come to ${shown}, the contract to ${wanted}`,
        `付款节点合计 ${shown}，合同金额 ${wanted}`,
      ),
    });
  }
  return findings;
}

const signedContent = [
  ...["customer", "kind", "lines", "amount", "currency", "taxRate", "pricesIncludeTax"],
  ...["start", "end", "noticeDays", "stages", "clauses", "terms"],
];

/** What both sides have signed is not changed by one of them. */
export function contractFixed(record: ContractFacts): {
  readonly fields: readonly string[];
  readonly why: Text;
} {
  if (!record.signed) return { fields: [], why: say("", "") };
  const { id = "ID" } = record;
  return {
    fields: signedContent,
    why: say(
      `it is signed; prolong it with rounds contract renew ${id}, or end it and write another`,
      `合同已签订；延期请用 rounds contract renew ${id}，其他变更请终止后重签`,
    ),
  };
}

/** A signed contract is ended, not removed. */
export function contractBound({ signed, id = "ID" }: ContractFacts): Text | undefined {
  if (!signed) return undefined;
  return say(
    `it is signed; rounds contract end ${id} ends it`,
    `合同已签订，如需终止请用 rounds contract end ${id}`,
  );
}

/** It is over by a day, and every stage of it has been billed. */
export function contractSettled(record: ContractFacts, { to }: Pick<Settling, "to">): boolean {
  const { ended, end, signed, stages = [] } = record;
  const over = ended?.date ?? (signed ? end : undefined);
  if (over === undefined || over > to) return false;
  return ended !== undefined || stages.every(({ invoice }) => invoice !== undefined);
}
