import type { Language } from "../../law/words.ts";
import type { Event, Guest } from "./event.ts";

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A day as one writes it to a customer: 29 Nov, 11月29日. */
export function writtenDay(date: string, language: Language): string {
  const [, month, day] = date.split("-").map(Number);
  return language === "zh" ? `${month}月${day}日` : `${day} ${months[(month ?? 1) - 1]}`;
}

/** What a message about an event may say of it, by the names of placeholders. */
export function eventFilling(
  record: Event,
  language: Language,
): Readonly<Record<string, string | undefined>> {
  const { name, date, time, place, price, phone } = record;
  return {
    event: name,
    day: writtenDay(date, language),
    time,
    place,
    price,
    ...(phone ? { phone } : {}),
  };
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
