import type { Due } from "../../src/commands/duties.ts";
import type { Duty } from "../../src/law/duty.ts";
import { same } from "../../src/law/words.ts";
import type { Staff } from "../../src/nouns/staff/staff.ts";
import type { Context } from "../../src/nouns/verb.ts";

export const today = "2026-11-22";

/** A duty of a rule, due that day; everything else may be told. */
export function duty(rule: string, due: string, rest: Partial<Duty> = {}): Duty {
  const about = rest.about ?? "Jinhong";
  const made = { rule, noun: "customer", id: "jinhong", about, who: undefined, from: due, due };
  return { ...made, what: same("talk"), command: "rounds call log jinhong", ...rest };
}

const chen: Staff = { id: "chen-jie", name: "陈洁", role: "sales" };
const sun: Staff = { id: "sun-lei", name: "孙磊", role: "sales" };
const he: Staff = { id: "he-jun", name: "何军", role: "storekeeper" };
const gone: Staff = { id: "old-wu", name: "吴老", role: "storekeeper", left: true };
export const people = new Map([chen, sun, he, gone].map((one) => [one.id, one]));

/** What is due, as it was asked for. */
export function dueWith(duties: readonly Duty[], asked?: string): Due {
  return { duties, people, asked: asked === undefined ? undefined : people.get(asked) };
}

/** A firm with a name that a calendar must escape. */
export function context(language: "en" | "zh", day = today): Context {
  const book = { settings: { name: "青禾堂, 杭州; 茶" } };
  return { book, today: day, language } as unknown as Context;
}
