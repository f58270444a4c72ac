import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { fold } from "../../law/names.ts";
import { say, type Text } from "../../law/words.ts";
import { coreOf, plainName } from "../customer/names-alike.ts";
import type { Allocation } from "../payment/fields.ts";
import { allocate } from "../payment/rules.ts";

/** Money that a bank says came in; smallest unit. */
export interface Line {
  readonly id: string;
  readonly date: IsoDate;
  readonly minor: number;
  readonly payer?: string | undefined;
  readonly payerAccount?: string | undefined;
  readonly text?: string | undefined;
  readonly reference?: string | undefined;
}

/** An open invoice, and all numbers by which whoever pays may call it; smallest unit. */
export interface OpenPaper {
  readonly id: string;
  readonly numbers: readonly string[];
  readonly open: number;
}

/** A customer who may have paid: its names, the accounts it paid from before, what it owes. */
export interface Debtor {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  /** People of the customer, who may pay from accounts of their own. */
  readonly people: readonly string[];
  readonly accounts: readonly string[];
  /** The customer's own number. */
  readonly code?: string | undefined;
  /** Oldest first. */
  readonly owed: readonly OpenPaper[];
}

/** What is known besides: payments that somebody wrote down already, cheques that are to come. */
export interface Known {
  readonly id: string;
  readonly customer: string;
  readonly date: IsoDate;
  readonly minor: number;
  readonly reference?: string | undefined;
}

export interface MatchFacts {
  readonly debtors: readonly Debtor[];
  /** Payments of the same account or of none that no line was told to be yet. */
  readonly payments: readonly Known[];
  /** Cheques that may be paid in. */
  readonly cheques: readonly Known[];
  readonly digits: number;
}

/** What a line may be: why, and how surely in 100. */
export interface Proposal {
  readonly is: "payment" | "cheque" | "new";
  readonly customer: string;
  /** The payment or cheque that it is. */
  readonly paper: string | undefined;
  /** What it settles, where it is new; the rest stays as credit. */
  readonly allocations: readonly Allocation[];
  readonly score: number;
  readonly reasons: readonly Text[];
}

export interface Matched {
  /** The best first. */
  readonly proposals: readonly Proposal[];
  /** Is the first so sure, and so far from the next, that nobody need look? */
  readonly isCertain: boolean;
}

const certainScore = 70;
const certainAhead = 20;
const leastScore = 25;

interface Hint {
  readonly score: number;
  readonly reason: Text;
}

const core = (text: string): string => coreOf(plainName(text));

/** Who paid, by the name or account the bank tells, or a number of the customer's: up to 45. */
function identity(line: Line, debtor: Debtor): Hint | undefined {
  const { payer, payerAccount, text = "" } = line;
  if (payerAccount !== undefined && debtor.accounts.includes(payerAccount)) {
    return { score: 45, reason: say("paid from this account before", "曾用该账号付款") };
  }
  const said = payer === undefined ? "" : core(payer);
  const names = debtor.names.map(core).filter((name) => name.length > 1);
  if (said !== "" && names.includes(said)) {
    return { score: 40, reason: say("the payer's name is the customer's", "户名与客户一致") };
  }
  if (said.length > 1 && debtor.people.some((name) => core(name) === said)) {
    return { score: 30, reason: say("the payer is one of its people", "付款人为该客户联系人") };
  }
  if (said.length > 3 && names.some((name) => isPart(name, said))) {
    return { score: 30, reason: say("the names are alike", "户名相近") };
  }
  const words = core(text);
  if (names.some((name) => name.length > 3 && words.includes(name))) {
    return { score: 30, reason: say("the purpose names the customer", "摘要提到该客户") };
  }
  if (debtor.code !== undefined && mentions(line, debtor.code)) {
    return { score: 30, reason: say("the purpose has its customer number", "摘要含客户编号") };
  }
  return undefined;
}

function isPart(name: string, said: string): boolean {
  const [short, long] = name.length < said.length ? [name, said] : [said, name];
  return short.length > 3 && long.includes(short);
}

/** Does the purpose or the reference say this number, not as a part of a longer one? */
function mentions({ text = "", reference = "" }: Line, number: string): boolean {
  const wanted = fold(number);
  if (wanted.length < 4) return false;
  return [text, reference].some((one) => {
    const said = fold(one);
    for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + 1)) {
      const around = (said[at - 1] ?? "") + (said[at + wanted.length] ?? "");
      if (!/[0-9a-z]/.test(around)) return true;
    }
    return false;
  });
}

/** Which invoices the line names, and which its amount speaks for: up to 40 and 40. */
function papers(
  line: Line,
  debtor: Debtor,
): { readonly hints: readonly Hint[]; readonly invoices: readonly OpenPaper[] } {
  const { owed } = debtor;
  const named = owed.filter(({ numbers }) => numbers.some((one) => mentions(line, one)));
  const sum = (all: readonly OpenPaper[]): number => all.reduce((x, { open }) => x + open, 0);
  if (named.length > 0) {
    const ids = named.map(({ id }) => id).join(", ");
    const hints: Hint[] = [{ score: 40, reason: say(`it names ${ids}`, `摘要含单号 ${ids}`) }];
    if (sum(named) === line.minor) {
      hints.push({ score: 40, reason: say("the amount is theirs", "金额与所列单据一致") });
    }
    return { hints, invoices: named };
  }
  const single = owed.filter(({ open }) => open === line.minor);
  const [only] = single;
  if (only && single.length === 1) {
    const reason = say(`the amount is that of ${only.id}`, `金额与 ${only.id} 一致`);
    return { hints: [{ score: 35, reason }], invoices: single };
  }
  for (let count = owed.length; count > 0; count--) {
    const first = owed.slice(0, count);
    if (sum(first) !== line.minor) continue;
    const reason =
      count === owed.length
        ? say("the amount is all that is open", "金额与全部未收一致")
        : say(`the amount is that of the ${count} oldest`, `金额与最早的 ${count} 张合计一致`);
    return { hints: [{ score: 35, reason }], invoices: first };
  }
  return { hints: [], invoices: owed };
}

function newProposals(line: Line, { debtors, digits }: MatchFacts): Proposal[] {
  const told = debtors.flatMap((debtor) => {
    const who = identity(line, debtor);
    const { hints, invoices } = papers(line, debtor);
    const all = [...(who ? [who] : []), ...hints];
    return all.length === 0 ? [] : [{ debtor, all, invoices, isKnown: who !== undefined }];
  });
  const byAmount = told.filter((one) => !one.isKnown).length;
  return told.map(({ debtor, all, invoices, isKnown }): Proposal => {
    const { allocations } = allocate(
      line.minor,
      invoices.map(({ id, open }) => ({ invoice: { id }, open })),
      digits,
    );
    const sum = all.reduce((score, one) => score + one.score, 0);
    // An amount that several customers owe says nothing of who paid it.
    const isCommon = !isKnown && byAmount > 1 && sum < 40;
    return {
      is: "new",
      customer: debtor.id,
      paper: undefined,
      allocations,
      score: Math.min(100, isCommon ? sum - 15 : sum),
      reasons: all.map(({ reason }) => reason),
    };
  });
}

const nearDays = 3;

/** What was written down already: the same amount, and the same reference or about the same day. */
function knownProposals(line: Line, facts: MatchFacts, is: "payment" | "cheque"): Proposal[] {
  const byId = new Map(facts.debtors.map((one) => [one.id, one]));
  const known = is === "payment" ? facts.payments : facts.cheques;
  return known.flatMap((one): Proposal[] => {
    if (one.minor !== line.minor) return [];
    const debtor = byId.get(one.customer);
    const who = debtor && identity(line, debtor);
    const hints: Hint[] = [];
    if (one.reference !== undefined && isSameReference(line, one.reference)) {
      hints.push({ score: 70, reason: say("same amount and reference", "金额与流水号一致") });
    } else {
      const days = Math.abs(daysBetween(one.date, line.date));
      if (is === "payment" && days > nearDays) return [];
      const score = is === "cheque" ? 25 : days === 0 ? 40 : 35;
      const reason =
        is === "cheque"
          ? say("same amount as the cheque", "金额与支票一致")
          : say("same amount, about the same day", "金额一致，日期相近");
      hints.push({ score, reason });
    }
    if (who) hints.push(who);
    const score = Math.min(
      100,
      hints.reduce((sum, hint) => sum + hint.score, 0),
    );
    return [
      {
        is,
        customer: one.customer,
        paper: one.id,
        allocations: [],
        score,
        reasons: hints.map(({ reason }) => reason),
      },
    ];
  });
}

function isSameReference(line: Line, reference: string): boolean {
  return fold(line.reference ?? "") === fold(reference) || mentions(line, reference);
}

/**
 * What a line that came in may be, best first. Names, accounts and numbers say who paid, amounts
 * and numbers say for what; what somebody wrote down already goes before writing it down again.
 */
export function propose(line: Line, facts: MatchFacts): Matched {
  const there = [
    ...knownProposals(line, facts, "payment"),
    ...knownProposals(line, facts, "cheque"),
  ];
  const known = new Set(
    there.filter(({ score }) => score >= certainScore).map((one) => one.customer),
  );
  const anew = newProposals(line, facts).filter(({ customer }) => !known.has(customer));
  const rank = { payment: 0, cheque: 1, new: 2 };
  const proposals = [...there, ...anew]
    .filter(({ score }) => score >= leastScore)
    .sort(
      (a, b) => b.score - a.score || rank[a.is] - rank[b.is] || (a.customer < b.customer ? -1 : 1),
    );
  const [first, second] = proposals;
  const ahead = (first?.score ?? 0) - (second?.score ?? 0);
  return {
    proposals,
    isCertain: first !== undefined && first.score >= certainScore && ahead >= certainAhead,
  };
}

/** What a proposal comes to, in a few words. */
export function proposalText(
  { is, paper, allocations }: Proposal,
  { minor, digits }: { readonly minor: number; readonly digits: number },
): Text {
  if (is === "payment") return say(`is ${paper}`, `即 ${paper}`);
  if (is === "cheque") return say(`is cheque ${paper}`, `即支票 ${paper}`);
  const parts = allocations.map((one) => `${one.invoice} ${one.amount}`);
  const over = allocations.reduce((rest, { amount }) => rest - toMinor(amount, digits), minor);
  const ahead = fromMinor(over, digits);
  const [en, zh] = [parts.join(", "), parts.join("、")];
  if (over <= 0) return say(en, zh);
  return parts.length === 0
    ? say(`${ahead} ahead`, `预收 ${ahead}`)
    : say(`${en}, ${ahead} ahead`, `${zh}，预收 ${ahead}`);
}
