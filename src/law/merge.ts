import type { MergeRule } from "./kind.ts";
import { mergeText } from "./merge-text.ts";
import { isMap, mergeMaps, mergeSets, sameValue, type Three, type Winner } from "./merge-values.ts";
import type { Field, Fields, Finding, Noun } from "./noun.ts";

type Values = Readonly<Record<string, unknown>>;

/** Where a merged field's value comes from; "same": both sides wrote it, "both": of both. */
export type Origin = "base" | "ours" | "theirs" | "same" | "both" | "conflict";

/** Why a field is for a person to decide. */
export type Reason =
  /** Both sides changed it, each in its own way. */
  | "differ"
  /** Money, stock, approvals, states: both sides edited some of them, be it different fields. */
  | "guarded"
  /** As the other side left the record, the field may not be changed any more. */
  | "fixed"
  /** What comes of both sides together breaks a rule that neither side broke. */
  | "disagree";

export interface MergeConflict {
  readonly field: string;
  readonly reason: Reason;
  readonly base: unknown;
  /** Of a list: all that either side did to its other elements is in both of them. */
  readonly ours: unknown;
  readonly theirs: unknown;
  /** What each side has itself, where that is not the same. */
  readonly written?: { readonly ours: unknown; readonly theirs: unknown } | undefined;
}

export interface Merged {
  /** The merged record; a field in conflict has its value of the base. */
  readonly values: Values;
  readonly conflicts: readonly MergeConflict[];
  readonly from: Readonly<Record<string, Origin>>;
}

/** What a merge needs to know of a noun, or of the settings. */
export type MergeLaw = Pick<Noun, "fields" | "agree" | "fixed">;

/** A record as it was and as two sides have it; no base: both added it. */
export interface ThreeRecords {
  readonly base: Values | undefined;
  readonly ours: Values;
  readonly theirs: Values;
}

/** How a field is merged: as the field itself declares, else as its kind does. */
export function mergeRule(field: Pick<Field, "kind" | "merge">): MergeRule {
  return field.merge ?? field.kind.merge;
}

/**
 * Merges two edits of one record field by field, by the rules of its definition. It never guesses:
 * what a rule of the trade leaves to people is a conflict. The result is the same whichever side
 * is called ours.
 */
export function mergeRecord(law: MergeLaw, three: ThreeRecords, digits: number): Merged {
  const reasons = new Map<string, Reason>();
  for (const field of guardedConflicts(law.fields, three)) reasons.set(field, "guarded");
  for (const field of fixedConflicts(law, three)) {
    if (!reasons.has(field)) reasons.set(field, "fixed");
  }
  let merged = mergeFields(law.fields, three, reasons);
  for (;;) {
    const wrong = disagreeing(law, { ...three, merged }, digits);
    if (wrong.length === 0) return merged;
    for (const field of wrong) reasons.set(field, "disagree");
    merged = mergeFields(law.fields, three, reasons);
  }
}

/** Fields of a group or record merged one by one; those with a reason are conflicts already. */
function mergeFields(
  fields: Fields,
  three: ThreeRecords,
  reasons: ReadonlyMap<string, Reason>,
): Merged {
  const { base, ours, theirs } = three;
  const values: Record<string, unknown> = {};
  const from: Record<string, Origin> = {};
  const conflicts: MergeConflict[] = [];
  for (const [key, field] of Object.entries(fields)) {
    const each = { base: base?.[key], ours: ours[key], theirs: theirs[key] };
    const reason = reasons.get(key);
    const outcome = reason ? undefined : mergeField(field, each, base !== undefined);
    from[key] = outcome?.from ?? "conflict";
    if (!outcome) {
      const sides = reason ? each : sidesOf(field, each);
      conflicts.push({ field: key, reason: reason ?? "differ", ...sides });
    }
    const value = outcome ? outcome.value : each.base;
    if (value !== undefined) values[key] = value;
  }
  return { values, conflicts, from };
}

interface Outcome {
  readonly value: unknown;
  readonly from: Origin;
}

/** What comes of one field; undefined: a conflict. */
function mergeField(field: Field, three: Three, hasBase: boolean): Outcome | undefined {
  const { base, ours, theirs } = three;
  if (sameValue(ours, theirs))
    return { value: ours, from: sameValue(base, ours) ? "base" : "same" };
  const rule = mergeRule(field);
  if (!hasBase && rule !== "union") return undefined;
  if (hasBase && sameValue(base, theirs)) return { value: ours, from: "ours" };
  if (hasBase && sameValue(base, ours)) return { value: theirs, from: "theirs" };
  if (rule === "union") {
    const value = union(field, three);
    const isEmpty = value?.length === 0 && (ours === undefined || theirs === undefined);
    return value && { value: isEmpty ? undefined : value, from: "both" };
  }
  if (rule === "both") {
    const value = mergeText(three as Three<string>);
    return { value: value === "" ? undefined : value, from: "both" };
  }
  const isOpen = rule === "replace" && !field.kind.inside;
  if (isOpen && [base ?? {}, ours ?? {}, theirs ?? {}].every(isMap)) {
    const value = mergeMaps(three as Three<Values>);
    return value && { value, from: "both" };
  }
  return undefined;
}

/** The union of two lists; where elements are in conflict that of the winner, if there is one. */
function union(field: Field, three: Three, wins?: Winner): readonly unknown[] | undefined {
  const inside = field.kind.inside as Fields | undefined;
  return mergeSets(three as Three<readonly unknown[]>, {
    inside,
    ...(wins ? { wins } : {}),
    mergeItem: ({ base, ours, theirs }) => {
      const item = { base, ours: ours ?? {}, theirs: theirs ?? {} };
      const { values, conflicts } = mergeFields(inside ?? {}, item, new Map());
      if (conflicts.length === 0) return values;
      if (!wins) return undefined;
      const won = {
        ...values,
        ...Object.fromEntries(conflicts.map((one) => [one.field, one[wins]])),
      };
      return Object.fromEntries(Object.entries(won).filter(([, value]) => value !== undefined));
    },
  });
}

/** The two ways out of a conflict: of a list, what is not in conflict is in both of them. */
function sidesOf(field: Field, three: Three): Omit<MergeConflict, "field" | "reason"> {
  if (mergeRule(field) !== "union") return three;
  const { base, ...written } = three;
  const [ours, theirs] = [union(field, three, "ours"), union(field, three, "theirs")];
  if (!ours || !theirs) return three;
  if (sameValue(ours, written.ours) && sameValue(theirs, written.theirs)) return three;
  return { base, ours, theirs, written };
}

/**
 * Money, stock, approvals and states hang together: when both sides edited any of them, every one
 * that either edited is for a person to decide, even where both wrote the same.
 */
function guardedConflicts(fields: Fields, three: ThreeRecords): readonly string[] {
  const { base, ours, theirs } = three;
  if (!base) return [];
  const edited = (side: Values): string[] =>
    Object.entries(fields).flatMap(([key, field]) =>
      isGuardedEdit(field, { before: base[key], after: side[key] }) ? [key] : [],
    );
  const [here, there] = [edited(ours), edited(theirs)];
  return here.length > 0 && there.length > 0 ? [...new Set([...here, ...there])] : [];
}

function isGuardedEdit(
  field: Field,
  { before, after }: { readonly before: unknown; readonly after: unknown },
): boolean {
  if (mergeRule(field) === "conflict") return !sameValue(before, after);
  const count = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
  return field.guarded === true && count(before) !== count(after);
}

/** Fields that one side changed though what the other side did has fixed them. */
function fixedConflicts(law: MergeLaw, { base, ours, theirs }: ThreeRecords): readonly string[] {
  const { fixed } = law;
  if (!base || !fixed) return [];
  const before = fixed(base as never).fields;
  const between = (one: Values, other: Values): readonly string[] =>
    fixed(one as never).fields.filter(
      (key) =>
        !before.includes(key) &&
        !sameValue(base[key], other[key]) &&
        !sameValue(one[key], other[key]),
    );
  return [...new Set([...between(ours, theirs), ...between(theirs, ours)])];
}

/** Fields that are to blame for findings which neither side had. */
function disagreeing(
  { agree, fields }: MergeLaw,
  { base, ours, theirs, merged }: ThreeRecords & { readonly merged: Merged },
  digits: number,
): readonly string[] {
  if (!agree || !base) return [];
  const findings = (values: Values): readonly Finding[] => agree(values as never, { digits });
  const known = new Set([...findings(ours), ...findings(theirs)].map(({ text }) => text.en));
  const moved = Object.keys(fields).filter((key) => {
    const origin = merged.from[key];
    return origin !== "base" && origin !== "conflict";
  });
  const wrong = findings(merged.values).filter(({ text }) => !known.has(text.en));
  const blamed = wrong.map(({ path }) => String(path[0] ?? ""));
  const direct = blamed.filter((key) => moved.includes(key));
  // Where what is found at fault was touched by nobody, all that was touched may be the cause.
  if (wrong.length === 0) return [];
  return direct.length > 0 ? [...new Set(direct)] : moved;
}
