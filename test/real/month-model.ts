/** Numbers that look random and are the same for one seed. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** 0 or more, less than `most`. */
  roll(most: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error("nothing to pick from");
    return list[this.roll(list.length)] as T;
  }
}

export type Values = Readonly<Record<string, unknown>>;

/** How the fields that the month touches are to be merged, said anew for this test. */
const guarded = [
  "grade",
  "stage",
  "creditLimit",
  "creditDays",
  "customer",
  "lines",
  "freight",
  "confirmed",
  "shipments",
];

const text = (value: unknown): string => JSON.stringify(value ?? null);
const changed = (key: string, base: Values, side: Values): boolean =>
  text(base[key]) !== text(side[key]);

export interface Expected {
  readonly values: Values;
  readonly conflicts: readonly string[];
}

/** What must come of two edits of one record; a conflict is decided for theirs. */
export function expectedMerge(base: Values, ours: Values, theirs: Values): Expected {
  const values: Record<string, unknown> = {};
  const keys = [...new Set([base, ours, theirs].flatMap((one) => Object.keys(one)))];
  const [here, there] = [ours, theirs].map((side) =>
    guarded.filter((key) => changed(key, base, side)),
  );
  const open = here?.length && there?.length ? [...new Set([...here, ...there])] : [];
  for (const key of keys) {
    const one = changed(key, base, ours);
    const two = changed(key, base, theirs);
    if (one && two && key === "tags") {
      values[key] = mergedSet(base[key], ours[key], theirs[key]);
    } else if (one && two && key === "notes") {
      const was = String(base[key] ?? "");
      const added = [ours[key], theirs[key]].map((all) => String(all).slice(was.length).trim());
      values[key] = [was, ...added.sort()].filter((line) => line !== "").join("\n");
    } else {
      if (one && two && !open.includes(key) && text(ours[key]) !== text(theirs[key])) {
        open.push(key);
      }
      values[key] = open.includes(key) || two ? theirs[key] : ours[key];
    }
  }
  const told = Object.entries(values).filter(([, value]) => value !== undefined);
  return { values: Object.fromEntries(told), conflicts: open.sort() };
}

function mergedSet(base: unknown, ours: unknown, theirs: unknown): readonly string[] {
  const [was, one, two] = [base, ours, theirs].map((all) => (all ?? []) as readonly string[]);
  const stays = (was ?? []).filter((item) => one?.includes(item) && two?.includes(item));
  const fresh = [...(one ?? []), ...(two ?? [])].filter((item) => !was?.includes(item));
  return [...stays, ...[...new Set(fresh)].sort()];
}

/** What a clone must hold: records by path, entries by id. */
export interface Clone {
  readonly records: Map<string, Values>;
  readonly entries: Map<string, Values>;
}
