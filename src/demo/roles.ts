/** What a customer of the sample is there to show; most show an ordinary customer. */
export type Role =
  | "normal"
  | "debt15"
  | "debt30"
  | "debt60"
  | "debt90"
  | "overpaid"
  | "draft"
  | "untouched"
  | "fresh"
  | "prospect"
  | "resting"
  | "lost"
  | "step-yesterday"
  | "step-today"
  | "step-tomorrow"
  | "nobody"
  | "no-minutes"
  | "showcase"
  | "birthday-lunar"
  | "birthday-later"
  | "planned-today"
  | "planned-tomorrow"
  | "planned-later"
  | "planned-missed"
  | "overdue-monthly"
  | "overdue-bimonthly";

export type Grade = "A" | "B" | "C";

export interface Casting {
  readonly role: Role;
  /** Which of every four salespeople looks after the customer. */
  readonly seller: number;
  readonly grade: Grade;
}

/** One block of forty customers; a larger sample repeats it. */
const cast: readonly (readonly [role: Role, seller: number, grade: Grade])[] = [
  ["debt60", 0, "B"],
  ["showcase", 0, "A"],
  ["planned-today", 0, "A"],
  ["step-today", 0, "A"],
  ["draft", 0, "A"],
  ["untouched", 1, "B"],
  ["overdue-monthly", 0, "A"],
  ["step-yesterday", 1, "B"],
  ["no-minutes", 2, "A"],
  ["debt30", 1, "B"],
  ["birthday-lunar", 0, "B"],
  ["debt90", 3, "C"],
  ["overpaid", 2, "B"],
  ["fresh", 2, "C"],
  ["step-tomorrow", 2, "B"],
  ["planned-tomorrow", 1, "A"],
  ["nobody", 3, "C"],
  ["overdue-bimonthly", 3, "B"],
  ["debt15", 2, "B"],
  ["birthday-later", 3, "C"],
  ["prospect", 1, "B"],
  ["prospect", 0, "A"],
  ["prospect", 2, "C"],
  ["prospect", 3, "B"],
  ["resting", 1, "C"],
  ["lost", 3, "C"],
  ["planned-later", 0, "B"],
  ["planned-missed", 2, "B"],
  ["normal", 1, "A"],
  ["normal", 2, "A"],
  ["normal", 3, "A"],
  ["normal", 0, "B"],
  ["normal", 1, "B"],
  ["normal", 2, "C"],
  ["normal", 3, "B"],
  ["normal", 1, "C"],
  ["normal", 2, "B"],
  ["normal", 3, "C"],
  ["normal", 1, "C"],
  ["normal", 3, "B"],
];

/** The part that the n-th customer plays, n from 0. */
export function castingOf(index: number): Casting {
  const [role, seller, grade] = cast[index % cast.length] ?? ["normal", 0, "B"];
  return { role, seller: seller + 4 * Math.floor(index / cast.length), grade };
}

/**
 * Does a customer take part in what is shown of orders and papers? In a large sample one cast in
 * ten does.
 */
export function isStagedHere(index: number): boolean {
  return index % (10 * cast.length) < cast.length;
}

/** Customers that nobody has spoken to yet. */
export function isUntouched(role: Role): boolean {
  return role === "untouched" || role === "fresh";
}

/** Customers that buy as a rule. */
export function isBuyer(role: Role): boolean {
  return !isUntouched(role) && !["prospect", "resting", "lost", "debt90"].includes(role);
}

/** Customers whose last weeks are written by the scene, so that nothing else may interfere. */
export function isStaged(role: Role): boolean {
  return (
    role.startsWith("step-") ||
    role.startsWith("planned-") ||
    role.startsWith("overdue-") ||
    role === "nobody" ||
    role === "no-minutes"
  );
}
