import type { Event, Guest } from "./event.ts";

/** What a message about an event may say of it, by the names of placeholders. */
export function eventFilling(record: Event): Readonly<Record<string, string | undefined>> {
  const { name, date, time, place, price, phone } = record;
  return { event: name, day: date, time, place, price, ...(phone ? { phone } : {}) };
}

/** Whom a message about an event is for: R-COM-25, R-COM-28, R-FUP-35. */
function isFor(template: string, { answer, came, ordered }: Guest): boolean {
  if (template === "event-thanks") return came === true || ordered === true;
  if (template === "event-missed") return !came && !ordered;
  return !template.startsWith("event-2") || answer !== "declined";
}

/** The customers on an event's list who get a message of this template, of one host or of all. */
export function eventAudience(
  { guests = [] }: Event,
  { template, host }: { readonly template: string; readonly host?: string | undefined },
): readonly string[] {
  return guests
    .filter((one) => (host === undefined || one.host === host) && isFor(template, one))
    .map((one) => one.customer);
}
