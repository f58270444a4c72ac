import { daysBetween } from "./dates.ts";
import type { Settings } from "./settings.ts";
import type { Text } from "./words.ts";
import type { Calendar } from "./workdays.ts";

/**
 * Somebody must do something about something by a day. Duties are computed from the facts each
 * time and never stored, so nothing gets out of step.
 */
export interface Duty {
  /** Which rule says so; the rows behind it stand beside the rule. */
  readonly rule: string;
  /** The noun and id of what it is about. */
  readonly noun: string;
  readonly id: string;
  /** Which of several of the same rule about the same thing: the contact of a birthday. */
  readonly part?: string;
  /** How people call what it is about. */
  readonly about: string;
  /** The staff id of who has to do it; undefined: whoever has the role, or anybody. */
  readonly who: string | undefined;
  /** The role it falls to when nobody is named. */
  readonly role?: string;
  /** It goes before the others of its kind: conversion follow-up (R-FUP-49). */
  readonly first?: boolean;
  /** The first day on which it is shown. */
  readonly from: string;
  /** The last day on which it is in time; undefined: it is simply to be done. */
  readonly due: string;
  readonly what: Text;
  /** The command that does it. */
  readonly command: string;
}

/** What every duty rule may count on. */
export interface DutyFacts {
  readonly today: string;
  readonly calendar: Calendar;
  readonly limits: Settings["limits"];
  readonly digits: number;
  /** The last day that is asked about: what begins later may be left out. */
  readonly until?: string;
}

/** Days past the due day; zero or less: still in time. */
export function overdueDays(duty: Duty, today: string): number {
  return daysBetween(duty.due, today);
}

/**
 * The duties to show on a day, looking ahead some days: the longest overdue first. Of some people
 * (one and whoever that one stands in for): theirs, and what falls to their roles or to anybody.
 */
export function shownDuties(
  duties: readonly Duty[],
  {
    today,
    until,
    staff,
    roles,
  }: {
    today: string;
    until: string;
    staff?: readonly string[] | undefined;
    roles?: readonly string[];
  },
): readonly Duty[] {
  const mine = (duty: Duty): boolean =>
    staff === undefined ||
    (duty.who !== undefined && staff.includes(duty.who)) ||
    (duty.who === undefined && (duty.role === undefined || (roles ?? []).includes(duty.role)));
  return duties
    .filter((duty) => mine(duty) && (duty.from <= today || duty.due <= until || duty.from <= until))
    .sort((a, b) => compare(a, b));
}

function compare(a: Duty, b: Duty): number {
  const first = Number(b.first ?? false) - Number(a.first ?? false);
  return byText(a.due, b.due) || first || byText(a.rule, b.rule) || byText(a.about, b.about);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
