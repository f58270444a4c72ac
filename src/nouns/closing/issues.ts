import { divideRounded, quantityDigits, toScaled } from "../../law/decimal.ts";
import type { Posting } from "./pool.ts";

/** A move as far as it left on a paper, or came back on it; the quantity as a decimal. */
export interface Issued {
  readonly product: string;
  readonly quantity: string;
  readonly date?: string | undefined;
  /** A transfer brings nothing in and takes nothing away: what is on the road is the firm's too. */
  readonly kind?: string | undefined;
  readonly paper?: string | undefined;
  readonly reverses?: string | undefined;
}

interface Issue {
  units: bigint;
  value: bigint;
}

const one = 10n ** BigInt(quantityDigits);

/**
 * What the issues cost of which goods came back in the same month. A receipt that is written later
 * for an earlier day changes what an issue cost, and so what the goods are worth that come back of
 * it. Of an issue of another month the return says itself what it cost: that month may be closed.
 */
export class Issues {
  private readonly issues = new Map<string, Issue>();
  private readonly papers = new Set<string>();

  /** Keeps in mind of which issues goods come back. */
  watch(moves: readonly Issued[]): void {
    for (const move of moves) {
      if (move.kind !== "return") continue;
      const key = keyOf(move);
      if (key === undefined || this.issues.has(key)) continue;
      this.issues.set(key, { units: 0n, value: 0n });
      this.papers.add(move.paper ?? "");
    }
  }

  /** Takes in what an issue cost. */
  see(move: Issued, { value }: Posting): void {
    if (!isIssue(move) || !this.papers.has(move.paper ?? "")) return;
    const issue = this.issues.get(keyOf(move) ?? "");
    if (!issue) return;
    issue.units -= toScaled(move.quantity, quantityDigits);
    issue.value -= value;
  }

  /** What one of what comes back cost when it left; undefined: it did not leave in this month. */
  costOf(move: Issued): bigint | undefined {
    if (move.kind !== "return") return undefined;
    const issue = this.issues.get(keyOf(move) ?? "");
    if (!issue || issue.units <= 0n || issue.value === 0n) return undefined;
    return divideRounded(issue.value * one, issue.units);
  }
}

/** Of each move: does it come back on the day on which it left? Then it left before. */
export function comesBackLater(moves: readonly Issued[]): (move: Issued) => boolean {
  const back = moves.filter(({ kind, paper }) => kind === "return" && paper !== undefined);
  if (back.length === 0) return () => false;
  const papers = new Set(back.map(({ paper }) => paper));
  const issues = moves.filter((move) => isIssue(move) && papers.has(move.paper));
  const left = new Set(issues.map((move) => `${move.date}|${keyOf(move)}`));
  return (move) => move.kind === "return" && left.has(`${move.date}|${keyOf(move)}`);
}

function isIssue({ kind, reverses }: Issued): boolean {
  return kind === "shipment" && reverses === undefined;
}

function keyOf({ date, paper, product }: Issued): string | undefined {
  if (date === undefined || paper === undefined) return undefined;
  return `${date.slice(0, 7)}|${paper}|${product}`;
}
