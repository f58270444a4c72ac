import { type Act, contentDigest } from "../../law/approval.ts";
import type { RoundsError } from "../../law/errors.ts";
import type { AnyStored, Noun } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import type { Calendar } from "../../law/workdays.ts";
import type { Staff } from "../staff/staff.ts";
import { dayOf, type Stages, type Step } from "./policy.ts";
import { candidates, type SeatFacts } from "./seats.ts";

/**
 * Where a paper stands. "void": it was approved, and what had been approved was changed since;
 * "rejected": it is its owner's turn again; "unsound": the firm's rule for it has a mistake.
 */
export type StandingState = "unneeded" | "waiting" | "approved" | "rejected" | "void" | "unsound";

export const standingWords: Readonly<Record<StandingState, Text>> = {
  unneeded: say("not needed", "无需审批"),
  waiting: say("waiting", "待审批"),
  approved: say("approved", "已批准"),
  rejected: say("rejected", "已驳回"),
  void: say("void: changed since", "已失效（批准后有改动）"),
  unsound: say("unknown: the rule has a mistake", "无法判断：审批规则有误"),
};

/** A seat that is still to be signed for, and who may do it. */
export interface OpenSeat {
  readonly word: string;
  readonly people: readonly Staff[];
}

export interface StepStanding {
  readonly step: Step;
  readonly state: "done" | "open" | "later";
  /** The signatures that count. */
  readonly signed: readonly Act[];
  readonly seats: readonly OpenSeat[];
  /** Who cannot sign here: has signed already, for this step or for another. */
  readonly used: ReadonlySet<string>;
}

export interface Standing {
  readonly state: StandingState;
  readonly steps: readonly StepStanding[];
  /** All that was ever said, also about older content. */
  readonly acts: readonly Act[];
  /** Of the content as it is now. */
  readonly digest: string;
  /** How many refusals of this content there were: new acts are of this round. */
  readonly round: number;
  /** The refusal by which it stands where it does. */
  readonly refused: Act | undefined;
  /** Since when the open steps wait. */
  readonly since: string | undefined;
  /** What is planned for a day ahead is decided on by that day. */
  readonly before?: string;
  readonly owners: readonly string[];
  /** What is wrong with the firm's rule: nobody can sign by it, and nothing passes it. */
  readonly mistake?: RoundsError;
}

export interface StandingFacts {
  readonly record: AnyStored;
  readonly stages: Stages;
  readonly people: readonly Staff[];
  readonly today: string;
}

/** Everything that was said about a record, older forms included. */
export function actsOf(noun: Noun, record: AnyStored): readonly Act[] {
  const written = (record.approvals ?? []) as readonly Act[];
  const older = noun.approval?.older;
  return older ? [...older(record as never, contentDigest(noun, record)), ...written] : written;
}

/** Whose paper it is: its owners, and who wrote it as its id says. */
export function ownersOf(noun: Noun, record: AnyStored): readonly string[] {
  const named = noun.approval?.owners(record as never) ?? [];
  const isBarred = noun.naming.by === "day" && !noun.approval?.authorMay;
  const author = isBarred ? /^[A-Z]{2}\d{6}[A-Z]+-(.+)$/u.exec(record.id)?.[1] : undefined;
  return [...new Set([...named, author].flatMap((one) => one ?? []))];
}

/** Where a record stands with the steps that it needs. */
export function standingOf(noun: Noun, facts: StandingFacts): Standing {
  const { record, people } = facts;
  const digest = contentDigest(noun, record);
  const acts = actsOf(noun, record);
  const now = acts.filter((act) => act.digest === digest);
  const refusals = now.filter(({ act }) => act === "rejected");
  const owners = ownersOf(noun, record);
  const stages = asked(noun, facts, owners);
  const keys = stages.flat().map(({ key }) => key);
  const round = Math.max(0, ...refusals.map((one) => roundOf(one) + 1));
  const counts = (act: Act): boolean =>
    act.act === "approved" &&
    !owners.includes(act.by) &&
    !refusals.some(
      (no) => roundOf(no) >= roundOf(act) && backTo(no, keys) <= keys.indexOf(act.step),
    );
  const steps = walk(stages, { valid: now.filter(counts), people, owners });
  const last = refusals.find((one) => roundOf(one) === round - 1);
  const isAnswered = now.some((act) => act.act === "approved" && roundOf(act) >= round);
  const refused = last !== undefined && !isAnswered ? last : undefined;
  const state = stateOf(steps, { refused, acts, now });
  const days = now.map(({ date }) => date).sort();
  const day = dayOf(noun, record);
  const isAhead = day !== undefined && day > facts.today;
  const begun = isAhead ? facts.today : day;
  const since = state === "void" ? facts.today : (days.at(-1) ?? begun);
  const before = isAhead ? { before: day } : {};
  return { state, steps, acts, digest, round, refused, since, ...before, owners };
}

/** The steps without those that nobody could ever sign, where such are left out. */
function asked(
  { approval }: Noun,
  { stages, people }: StandingFacts,
  owners: readonly string[],
): Stages {
  if (!approval?.askedOnlyOfSomebody) return stages;
  const facts = { people, owners, used: new Set<string>() };
  const isHeld = ({ by }: Step): boolean => by.some((word) => candidates(word, facts).length > 0);
  return stages.map((stage) => stage.filter(isHeld)).filter(({ length }) => length > 0);
}

function roundOf({ round }: Act): number {
  return Number(round ?? 0);
}

/** The place of the first step that a refusal opens again: without a name, the very first. */
function backTo({ to }: Act, keys: readonly string[]): number {
  return to === undefined ? 0 : Math.max(0, keys.indexOf(to));
}

function stateOf(
  steps: readonly StepStanding[],
  { refused, acts, now }: { refused: Act | undefined; acts: readonly Act[]; now: readonly Act[] },
): StandingState {
  if (steps.length === 0) return "unneeded";
  if (steps.every(({ state }) => state === "done")) return "approved";
  if (refused && refused.to === undefined) return "rejected";
  const isVoid = now.length === 0 && acts.some(({ act }) => act === "approved");
  return isVoid ? "void" : "waiting";
}

interface Walking {
  readonly valid: readonly Act[];
  readonly people: readonly Staff[];
  readonly owners: readonly string[];
}

/** Goes through the stages as far as they are signed; what comes after the open one is later. */
function walk(stages: Stages, { valid, people, owners }: Walking): readonly StepStanding[] {
  const used = new Set<string>();
  const counted: { readonly step: Step; readonly signed: readonly Act[] }[] = [];
  for (const step of stages.flat()) {
    const signed = takeSigned(step, valid, used);
    if (!step.twice) for (const { by } of signed) used.add(by);
    counted.push({ step, signed });
  }
  let isOpen = true;
  let at = 0;
  return stages.flatMap((stage) => {
    const wasOpen = isOpen;
    const standings = stage.map((): StepStanding => {
      const { step, signed } = counted[at++] as (typeof counted)[number];
      if (isDone(step, signed)) {
        return { step, signed, state: wasOpen ? "done" : "later", seats: [], used };
      }
      if (wasOpen) isOpen = false;
      const state = wasOpen ? "open" : "later";
      const barred = barredFrom(step, signed, used);
      const seats = openSeats(step, signed, { people, owners, used: barred });
      return { step, signed, state, seats, used: barred };
    });
    return standings;
  });
}

/** The signatures of a step that count: of each person one, of nobody who signed before. */
function takeSigned(step: Step, valid: readonly Act[], used: ReadonlySet<string>): readonly Act[] {
  const taken = new Map<string, Act>();
  for (const act of valid) {
    if (act.step !== step.key || (step.signed && !act.signature)) continue;
    if (!step.twice && used.has(act.by)) continue;
    const key = step.twice ? `${act.by}|${act.seat}` : act.by;
    if (!taken.has(key)) taken.set(key, act);
  }
  return [...taken.values()];
}

function isDone({ by, need }: Step, signed: readonly Act[]): boolean {
  if (need === "all") return by.every((word) => signed.some(({ seat }) => seat === word));
  const people = new Set(signed.map((act) => act.by)).size;
  return people >= (need === "any" ? 1 : need);
}

/** Who has signed for this step or, unless one may twice, for another. */
function barredFrom(
  { twice, need }: Step,
  signed: readonly Act[],
  used: ReadonlySet<string>,
): ReadonlySet<string> {
  const here = signed.map(({ by }) => by);
  if (twice) return new Set(need === "all" ? [] : here);
  return new Set([...used, ...here]);
}

function openSeats(step: Step, signed: readonly Act[], facts: SeatFacts): readonly OpenSeat[] {
  const words =
    step.need === "all"
      ? step.by.filter((word) => !signed.some(({ seat }) => seat === word))
      : step.by;
  return words.map((word) => ({ word, people: candidates(word, facts) }));
}

/** By when an open step is to be signed. */
export function dueOf(
  { since, before = "9999" }: Standing,
  {
    step,
    calendar,
    days,
    today,
  }: {
    readonly step: Step;
    readonly calendar: Calendar;
    /** The firm's usual limit in working days. */
    readonly days: number;
    readonly today: string;
  },
): string {
  const limit = step.days ?? days;
  const due = limit === 0 ? (since ?? today) : calendar.addWorkdays(since ?? today, limit);
  return due < before ? due : before;
}

/** Is somebody to sign it, or to change it? */
export function isWaiting({ state }: Pick<Standing, "state">): boolean {
  return state !== "unneeded" && state !== "approved";
}
