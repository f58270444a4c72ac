import type { Staff } from "./staff.ts";

type Person = Pick<Staff, "id" | "left" | "awayFrom" | "awayTo" | "substitute">;

/** Is this person not at work on a day: away just then, or gone for good? */
export function isAbsent({ left, awayFrom, awayTo }: Person, day: string): boolean {
  if (left) return true;
  if (awayFrom === undefined && awayTo === undefined) return false;
  return (awayFrom ?? "") <= day && day <= (awayTo ?? "9999");
}

/**
 * Who stands in for whom on a day, by the id of the absent: the substitute, or where that one is
 * absent too, the substitute's. Absent people without anybody at work are left out: their duties
 * are the manager's to give to somebody (R-OWN-08, R-SYS-12).
 */
export function standIns(people: readonly Person[], day: string): ReadonlyMap<string, string> {
  const byId = new Map(people.map((one) => [one.id, one]));
  const found = new Map<string, string>();
  for (const person of people) {
    if (!isAbsent(person, day)) continue;
    const seen = new Set([person.id]);
    let next = byId.get(person.substitute ?? "");
    while (next && isAbsent(next, day) && !seen.has(next.id)) {
      seen.add(next.id);
      next = byId.get(next.substitute ?? "");
    }
    if (next && !isAbsent(next, day)) found.set(person.id, next.id);
  }
  return found;
}

/** The ids whose duties a person sees on a day: the own one, and those of whoever is absent. */
export function actsFor(
  people: readonly Person[],
  { who, day }: { readonly who: string; readonly day: string },
): readonly string[] {
  const absent = [...standIns(people, day)].filter(([, stand]) => stand === who);
  return [who, ...absent.map(([id]) => id)];
}
