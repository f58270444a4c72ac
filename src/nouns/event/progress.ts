import { addDays } from "../../law/dates.ts";
import type { Brief } from "../../law/noun.ts";
import { type Event, event, type Guest } from "./event.ts";
import { type StepKey, stepsOf } from "./timetable.ts";

/** How far the guests of one host are. */
export interface HostProgress {
  /** Undefined: guests whom nobody hosts yet. */
  readonly host: string | undefined;
  readonly invited: number;
  readonly reached: number;
  readonly coming: number;
  readonly targets: number;
  readonly came: number;
  readonly ordered: number;
}

/** What one host has still to do in a step. */
interface StepLeft {
  readonly key: StepKey;
  readonly left: number;
  /** The first of the guests that are left. */
  readonly next: string | undefined;
  /** The day on which the host was through with it. */
  readonly done: string | undefined;
}

/** Guests of one host to be followed up after the event: R-FUP-35. */
type AfterLeft = Readonly<Record<"noShow" | "nonBuyer" | "buyer", Left>>;

interface Left {
  readonly left: number;
  readonly next: string | undefined;
}

export interface HostWork {
  readonly host: string | undefined;
  readonly steps: readonly StepLeft[];
  readonly after: AfterLeft;
}

/** A message about the event, drafted or sent. */
export interface EventMessage {
  readonly customer: string;
  readonly date: string;
  readonly channel?: string | undefined;
  readonly template?: string | undefined;
  readonly sent?: { readonly date: string } | undefined;
}

/** The hosts of an event in the order of the list, each with his guests; nobody comes last. */
export function guestsByHost(guests: readonly Guest[]): Map<string | undefined, readonly Guest[]> {
  const found = new Map<string | undefined, Guest[]>();
  for (const one of guests) {
    const list = found.get(one.host);
    if (list) list.push(one);
    else found.set(one.host, [one]);
  }
  const nobody = found.get(undefined);
  if (nobody && found.delete(undefined)) found.set(undefined, nobody);
  return found;
}

/** The figures of each host: invited, talked to, coming, came, ordered. */
export function hostProgress({ guests = [] }: Pick<Event, "guests">): readonly HostProgress[] {
  return [...guestsByHost(guests)].map(([host, own]) => {
    const count = (test: (one: Guest) => unknown): number => own.filter(test).length;
    return {
      host,
      invited: own.length,
      reached: count((one) => one.reached),
      coming: count((one) => one.answer === "coming"),
      targets: count((one) => one.target),
      came: count((one) => one.came),
      ordered: count((one) => one.ordered),
    };
  });
}

interface StepFacts {
  readonly own: readonly Guest[];
  /** The day on which a step was done for one guest: marked by the host, or a message of his. */
  readonly told: (key: StepKey, guest: Guest) => string | undefined;
  readonly date: string;
}

/** Guests that a step is about and who have not been dealt with in it. */
function leftIn(key: StepKey, { own, told, date }: StepFacts): readonly Guest[] {
  const asked = own.filter((one) => one.answer !== "declined");
  const uncalled = (
    list: readonly Guest[],
    since: (guest: Guest) => string | undefined,
  ): readonly Guest[] =>
    list.filter((one) => one.called === undefined || one.called < (since(one) ?? ""));
  switch (key) {
    case "call-1":
    case "notice":
      return uncalled(asked, (one) => told("text-1", one));
    case "call-2":
      return uncalled(asked, (one) => told("text-2", one) ?? "9999");
    case "screen":
      return asked.some((one) => one.target !== undefined) ? [] : asked;
    case "remind":
      return uncalled(
        own.filter((one) => one.target),
        (one) => told("text-3", one) ?? addDays(date, -1),
      );
    case "text-2":
      return asked.filter((one) => told(key, one) === undefined);
    case "text-1":
    case "text-3":
    case "letter":
      return own.filter((one) => told(key, one) === undefined);
  }
}

/** Does a message belong to a step: one of its templates, or a letter? */
function isOfStep(one: EventMessage, key: StepKey): boolean {
  if (key === "letter") return one.channel === "letter";
  return key.startsWith("text-") && (one.template ?? "").startsWith(`event-${key.slice(5)}`);
}

/** The steps of one host: what is marked as done, what was written, and the guests' own calls. */
function stepsLeft(record: Event, own: readonly Guest[], messages: readonly EventMessage[]) {
  const host = own[0]?.host ?? record.owner;
  const marked = (key: StepKey): string | undefined =>
    record.done?.find(({ step, by }) => step === key && by === host)?.date;
  const told = (key: StepKey, { customer }: Guest): string | undefined => {
    const sent = messages.filter((one) => one.customer === customer && isOfStep(one, key));
    return marked(key) ?? sent.map((one) => one.sent?.date ?? one.date).sort()[0];
  };
  return stepsOf[record.timetable ?? "texts"].map(({ key, kind }): StepLeft => {
    const left = marked(key) ? [] : leftIn(key, { own, told, date: record.date });
    const days = own.map((one) => (kind === "call" ? one.called : told(key, one)) ?? "").sort();
    const done = marked(key) ?? (left.length === 0 ? days.at(-1) || undefined : undefined);
    return { key, left: left.length, next: left[0]?.customer, done };
  });
}

/** Guests to be followed up after the event: R-FUP-35, R-REM-16. */
function afterLeft(own: readonly Guest[]): AfterLeft {
  const open = own.filter((one) => one.followed === undefined);
  const some = (test: (one: Guest) => boolean): Left => {
    const found = open.filter(test);
    return { left: found.length, next: found[0]?.customer };
  };
  return {
    noShow: some((one) => !one.came && !one.ordered),
    nonBuyer: some((one) => one.came === true && !one.ordered),
    buyer: some((one) => one.ordered === true),
  };
}

/** What each host has still to do for an event; nothing where it was called off. */
export function hostWork(record: Event, messages: readonly EventMessage[]): readonly HostWork[] {
  const guests = record.cancelled ? [] : (record.guests ?? []);
  return [...guestsByHost(guests)].map(([host, own]) => ({
    host,
    steps: stepsLeft(record, own, messages),
    after: afterLeft(own),
  }));
}

/** When an event is: by it a day's duties know which of them to look at. */
export const eventBrief: Brief<typeof event, { readonly id: string; readonly date: string }> = {
  noun: event,
  of: ({ id, date, cancelled }) => ({ id, date: cancelled ? "" : date }),
};
