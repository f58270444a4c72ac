import { fold } from "../../law/names.ts";
import { join, say, type Text } from "../../law/words.ts";
import { standIns } from "../staff/absence.ts";
import { roles, type Staff } from "../staff/staff.ts";

/** Words of a policy for whoever leads the owner of the paper. */
const managerWords: ReadonlySet<string> = new Set(["manager-of-owner", "直属上级"]);

type Is = (person: Staff) => boolean;

/** What a word for who signs means: a role, the owner's manager, a person, else a job title. */
function meaning(word: string, people: readonly Staff[]): Is | undefined {
  const role = roles.find(
    ({ value, label }) => value === word || label.zh === word || fold(label.en) === fold(word),
  );
  if (role) return (person) => person.role === role.value;
  const named = people.find(({ id, name }) => id === word || name === word);
  if (named) return ({ id }) => id === named.id;
  const hasTitle: Is = ({ title }) => title !== undefined && fold(title) === fold(word);
  return people.some(hasTitle) ? hasTitle : undefined;
}

/** Is anybody, or any role, meant by this word? */
export function seatKnown(word: string, people: readonly Staff[]): boolean {
  return managerWords.has(word) || meaning(word, people) !== undefined;
}

export function knownSeats(people: readonly Staff[]): Text {
  const values = roles.map(({ value }) => value);
  const names = roles.map(({ value, label }) => `${value}（${label.zh}）`);
  const some = people.slice(0, 3).map(({ id }) => id);
  return say(
    `a role (${values.join(", ")}), manager-of-owner, a job title, or a person like ${some.join(", ")}; to give somebody a title: rounds staff edit ${some[0] ?? "NAME"} --title "…"`,
    `可填岗位（${names.join("、")}）、manager-of-owner（直属上级）、职务，或人员如 ${some.join("、")}；为员工填写职务：rounds staff edit ${some[0] ?? "姓名"} --title "…"`,
  );
}

/** The word of a seat as people read it. */
export function seatName(word: string, people: readonly Staff[]): Text {
  if (managerWords.has(word)) return say("the manager", "直属上级");
  const role = roles.find(({ value }) => value === word);
  if (role) return role.label;
  const person = people.find(({ id }) => id === word);
  return person ? say(person.name, person.name) : say(word, word);
}

/** A step as people read it: its own name, else who signs it. */
export function stepName(key: string, people: readonly Staff[]): Text {
  return join(
    key.split("+").map((word) => seatName(word, people)),
    say(", ", "、"),
  );
}

/** Is the seat a role, so that a duty may fall to the role? */
export function roleOf(word: string): string | undefined {
  return roles.find(({ value, label }) => value === word || label.zh === word)?.value;
}

export interface SeatFacts {
  readonly people: readonly Staff[];
  /** Whose paper it is: none of them signs. */
  readonly owners: readonly string[];
  /** Who has signed another step already, where nobody may twice. */
  readonly used: ReadonlySet<string>;
}

/**
 * Who may sign in a seat. Where it is held only by those who may not, the paper goes one rank up:
 * to their managers. Empty: nobody can.
 */
export function candidates(word: string, { people, owners, used }: SeatFacts): readonly Staff[] {
  const byId = new Map(people.map((one) => [one.id, one]));
  const may: Is = ({ id, left }) => !left && !owners.includes(id) && !used.has(id);
  let held: readonly Staff[];
  if (managerWords.has(word))
    held = managersOf(
      owners.flatMap((id) => byId.get(id) ?? []),
      byId,
    );
  else held = people.filter(meaning(word, people) ?? (() => false)).filter(({ left }) => !left);
  const seen = new Set<string>();
  while (held.length > 0) {
    const able = held.filter(may);
    if (able.length > 0) return able;
    const fresh = held.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    held = managersOf(fresh, byId);
  }
  return [];
}

function managersOf(all: readonly Staff[], byId: ReadonlyMap<string, Staff>): readonly Staff[] {
  return [...new Set(all.flatMap(({ manager }) => byId.get(manager ?? "") ?? []))];
}

/**
 * May somebody sign in a seat: himself, or for somebody who is away and whose substitute he is?
 * Undefined: no; else for whom.
 */
export function seatedAs(
  word: string,
  facts: SeatFacts,
  { me, today }: { readonly me: string | undefined; readonly today: string },
): { readonly for: string | undefined } | undefined {
  const { people, owners, used } = facts;
  if (me === undefined || owners.includes(me) || used.has(me)) return undefined;
  const may = candidates(word, facts);
  if (may.some(({ id }) => id === me)) return { for: undefined };
  const away = standIns(people, today);
  const absent = may.find(({ id }) => away.get(id) === me);
  return absent && { for: absent.id };
}
