import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateKind, moneyKind } from "../../src/law/kinds/figures.ts";
import { groupsKind, moreKind, wordsKind } from "../../src/law/kinds/groups.ts";
import { choiceKind, textKind } from "../../src/law/kinds/texts.ts";
import { type Merged, mergeRecord, mergeRule, type ThreeRecords } from "../../src/law/merge.ts";
import { sameValue } from "../../src/law/merge-values.ts";
import { type Field, type Finding, field } from "../../src/law/noun.ts";
import { same, say } from "../../src/law/words.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { event } from "../../src/nouns/event/event.ts";
import { invoice } from "../../src/nouns/invoice/invoice.ts";
import { order } from "../../src/nouns/order/order.ts";

const label = same("x");
const person = {
  name: field(textKind(), label, { required: true }),
  phone: field(textKind(), label),
  notes: field(textKind({ merge: "both" }), label),
};
const fields = {
  name: field(textKind(), label, { required: true }),
  phone: field(textKind(), label),
  from: field(dateKind, label),
  to: field(dateKind, label),
  tags: field(wordsKind, label),
  people: field(groupsKind(person, { example: label }), label, { merge: "union" }),
  notes: field(textKind({ merge: "both" }), label),
  limit: field(moneyKind(), label),
  owed: field(moneyKind(), label),
  stage: field(
    choiceKind([
      { value: "a", label },
      { value: "b", label },
    ]),
    label,
    {
      merge: "conflict",
    },
  ),
  more: field(moreKind, label),
};
const agree = (record: { from?: string; to?: string }): readonly Finding[] =>
  record.from && record.to && record.to < record.from
    ? [{ path: ["to"], text: say("it ends before it begins", "结束早于开始") }]
    : [];
const law = { fields, agree };

type Values = Record<string, unknown>;
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const word = fc.constantFrom("a", "b", "c", "d");
const line = fc.constantFrom("one", "two", "", "three");
const day = fc.constantFrom("2026-01-01", "2026-02-01", "2026-03-01");
const people = fc.uniqueArray(fc.record({ name: word, phone: some(word), notes: some(word) }), {
  selector: ({ name }) => name,
  maxLength: 3,
});
const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  name: word,
  phone: some(word),
  from: some(day),
  to: some(day),
  tags: some(fc.uniqueArray(word)),
  people: some(people),
  notes: some(
    fc
      .array(line, { minLength: 1, maxLength: 4 })
      .map((lines) => lines.join("\n"))
      .filter((text) => text !== ""),
  ),
  limit: some(fc.constantFrom("1.00", "2.00")),
  owed: some(fc.constantFrom("1.00", "2.00")),
  stage: some(fc.constantFrom("a", "b")),
  more: some(fc.dictionary(word, word, { maxKeys: 2, noNullPrototype: true })),
};

function tidy(record: Values): Values {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => [key, Array.isArray(one) ? one.map(each) : one]),
  );
}
const each = (one: unknown): unknown =>
  typeof one === "object" && one !== null ? tidy(one as Values) : one;

const record = fc.record(values).map(tidy);
/** A record after edits of a few fields: what is not edited stays. */
const edits = fc
  .uniqueArray(fc.constantFrom(...Object.keys(values)), { maxLength: 4 })
  .chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, values[key] ?? word]))));
const three: fc.Arbitrary<ThreeRecords & { base: Values }> = fc
  .tuple(record, edits, edits)
  .map(([base, one, two]) => ({
    base,
    ours: tidy({ ...base, ...one }),
    theirs: tidy({ ...base, ...two }),
  }));

const swapped = ({ base, ours, theirs }: ThreeRecords): ThreeRecords => ({
  base,
  ours: theirs,
  theirs: ours,
});
const merge = (all: ThreeRecords): Merged => mergeRecord(law, all, 2);
const guarded = Object.keys(fields).filter(
  (key) => mergeRule(fields[key as keyof typeof fields] as Field) === "conflict",
);

describe("a merge of two edits", () => {
  test("gives the same record and the same conflicts in both orders", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          three,
          three.map((all) => ({ ...all, base: undefined })),
        ),
        (all) => {
          const one = merge(all);
          const two = merge(swapped(all));
          expect(two.values).toEqual(one.values);
          expect(two.conflicts).toEqual(
            one.conflicts.map(({ written, ...each }) => ({
              ...each,
              ours: each.theirs,
              theirs: each.ours,
              ...(written ? { written: { ours: written.theirs, theirs: written.ours } } : {}),
            })),
          );
        },
      ),
    );
  });

  test("with a side that changed nothing gives the other side", () => {
    fc.assert(
      fc.property(three, ({ base, ours }) => {
        const merged = merge({ base, ours, theirs: base });
        expect(merged.values).toEqual(ours);
        expect(merged.conflicts).toEqual([]);
      }),
    );
  });

  test("loses no change of either side: it is in the record, or it is a conflict that tells it", () => {
    fc.assert(
      fc.property(three, (all) => {
        const merged = merge(all);
        for (const side of [all.ours, all.theirs]) {
          for (const key of Object.keys(fields)) {
            if (!sameValue(side[key], all.base[key])) heldBy(merged, key, { all, side });
          }
        }
      }),
    );
  });

  test("money, stock, approvals and states edited on both sides are never mixed", () => {
    fc.assert(
      fc.property(three, (all) => {
        const edited = (side: Values): string[] =>
          guarded.filter((key) => !sameValue(side[key], all.base[key]));
        const [here, there] = [edited(all.ours), edited(all.theirs)];
        const conflicts = merge(all).conflicts.map((one) => one.field);
        if (here.length > 0 && there.length > 0) {
          expect(conflicts).toEqual(expect.arrayContaining([...here, ...there]));
        }
      }),
    );
  });

  test("breaks no rule between fields that neither side broke", () => {
    fc.assert(
      fc.property(three, (all) => {
        if (agree(all.ours).length + agree(all.theirs).length + agree(all.base).length > 0) return;
        expect(agree(merge(all).values)).toEqual([]);
      }),
    );
  });
});

interface Change {
  readonly all: ThreeRecords & { base: Values };
  readonly side: Values;
}

/** Is what one side made of a field in the merged record, or told by a conflict? */
function heldBy(merged: Merged, key: string, { all, side }: Change): void {
  const conflict = merged.conflicts.find((one) => one.field === key);
  if (conflict) {
    const { ours, theirs } = conflict.written ?? conflict;
    expect([ours, theirs]).toContainEqual(side[key]);
    if (conflict.written) inBothWaysOut(conflict, { all, side });
    return;
  }
  if (["name", "phone", "from", "to", ...guarded].includes(key)) {
    expect(merged.values[key]).toEqual(side[key]);
  } else if (key === "notes") {
    const lines = (one: unknown): string[] =>
      String(one ?? "")
        .split("\n")
        .filter((line) => line !== "");
    const fresh = lines(side.notes).filter((one) => !lines(all.base.notes).includes(one));
    expect(lines(merged.values.notes)).toEqual(expect.arrayContaining(fresh));
  } else if (key === "tags") {
    const list = (one: unknown): readonly unknown[] => (one ?? []) as readonly unknown[];
    const fresh = list(side.tags).filter((one) => !list(all.base.tags).includes(one));
    expect(list(merged.values.tags)).toEqual(expect.arrayContaining([...fresh]));
    const other = side === all.ours ? all.theirs : all.ours;
    for (const gone of list(all.base.tags)) {
      if (list(side.tags).includes(gone) && list(other.tags).includes(gone)) continue;
      expect(list(merged.values.tags)).not.toContain(gone);
    }
  }
}

type Person = { readonly name: string };

/** Whatever way a list's conflict goes, nobody whom one side added or edited alone is lost. */
function inBothWaysOut({ ours, theirs }: Merged["conflicts"][number], { all, side }: Change): void {
  const people = (one: unknown): readonly Person[] => (one ?? []) as readonly Person[];
  const of = (list: unknown, name: string) => people(list).find((one) => one.name === name);
  const other = side === all.ours ? all.theirs : all.ours;
  for (const one of people(side.people)) {
    const was = of(all.base.people, one.name);
    if (sameValue(one, was) || !sameValue(of(other.people, one.name), was)) continue;
    expect(people(ours)).toContainEqual(one);
    expect(people(theirs)).toContainEqual(one);
  }
}

const conflictsOf = (
  one: Parameters<typeof mergeRecord>[0],
  { base, ours, theirs }: { base: Values; ours: Values; theirs: Values },
): (readonly [string, string])[] =>
  mergeRecord(
    one,
    { base, ours: { ...base, ...ours }, theirs: { ...base, ...theirs } },
    2,
  ).conflicts.map(({ field, reason }) => [field, reason] as const);

describe("the rules of the trade", () => {
  const base = { customer: "blue-door", date: "2026-11-22", lines: [] };

  test("an order confirmed here and given to another customer there is a conflict", () => {
    const ours = { confirmed: { date: "2026-11-22", by: "iwan" } };
    expect(conflictsOf(order, { base, ours, theirs: { customer: "red-door" } })).toEqual([
      ["customer", "guarded"],
      ["confirmed", "guarded"],
    ]);
    expect(conflictsOf(order, { base, ours, theirs: { date: "2026-11-23" } })).toEqual([
      ["date", "fixed"],
    ]);
    expect(conflictsOf(order, { base, ours, theirs: { address: "Quay 1" } })).toEqual([]);
  });

  test("freight here and lines there, and even the same on both sides, are a conflict", () => {
    const freight = { freight: "5.00" };
    const lines = { lines: [{ product: "tea", quantity: "1", price: "2" }] };
    expect(conflictsOf(order, { base, ours: freight, theirs: lines })).toEqual([
      ["lines", "guarded"],
      ["freight", "guarded"],
    ]);
    expect(conflictsOf(order, { base, ours: freight, theirs: freight })).toEqual([
      ["freight", "guarded"],
    ]);
  });

  test("R-COM-27: a guest who answered two ways is a conflict, guests added on both sides stay", () => {
    const asked = { customer: "blue-door", host: "iwan" };
    const all = { name: "Tea day", date: "2026-12-01" };
    const { conflicts, values } = mergeRecord(
      event,
      {
        base: { ...all, guests: [asked] },
        ours: { ...all, guests: [{ ...asked, answer: "coming" }, { customer: "amber" }] },
        theirs: {
          ...all,
          guests: [{ ...asked, answer: "declined", called: "2026-11-22" }, { customer: "zoe" }],
        },
      },
      2,
    );
    expect(values).toEqual({ ...all, guests: [asked] });
    const called = { ...asked, called: "2026-11-22" };
    const [conflict] = conflicts;
    const added = [{ customer: "amber" }, { customer: "zoe" }];
    expect(conflict?.ours).toEqual([{ ...called, answer: "coming" }, ...added]);
    expect(conflict?.theirs).toEqual([{ ...called, answer: "declined" }, ...added]);
  });

  test("a grade here and a credit limit there are a conflict, contacts and tags are not", () => {
    const was = { name: "Blue Door", contacts: [{ name: "Anna" }], tags: ["tea"] };
    const ours = { grade: "A", contacts: [{ name: "Anna" }, { name: "Zoe" }], tags: ["tea", "x"] };
    const theirs = { contacts: [{ name: "Anna", phone: "1" }, { name: "Bo" }], tags: [] };
    expect(conflictsOf(customer, { base: was, ours, theirs })).toEqual([]);
    const all = { base: was, ours: { ...was, ...ours }, theirs: { ...was, ...theirs } };
    expect(mergeRecord(customer, all, 2).values).toEqual({
      name: "Blue Door",
      grade: "A",
      contacts: [{ name: "Anna", phone: "1" }, { name: "Bo" }, { name: "Zoe" }],
      tags: ["x"],
    });
    expect(
      conflictsOf(customer, { base: was, ours, theirs: { ...theirs, creditLimit: "9.00" } }),
    ).toEqual([
      ["grade", "guarded"],
      ["creditLimit", "guarded"],
    ]);
  });

  test("a contact taken away here and changed there is a conflict", () => {
    const was = { name: "Blue Door", contacts: [{ name: "Anna" }] };
    const theirs = { contacts: [{ name: "Anna", phone: "1" }] };
    expect(conflictsOf(customer, { base: was, ours: { contacts: [] }, theirs })).toEqual([
      ["contacts", "differ"],
    ]);
  });

  test("two papers of one id that both sides wrote are never mixed", () => {
    const paper = { customer: "blue-door", date: "2026-11-22", due: "2026-12-22" };
    const merged = mergeRecord(
      invoice,
      {
        base: undefined,
        ours: { ...paper, amount: "10.00", notes: "a" },
        theirs: { ...paper, amount: "20.00" },
      },
      2,
    );
    expect(merged.conflicts.map((one) => one.field)).toEqual(["amount", "notes"]);
  });

  test("notes that both wrote are both kept, whoever merges", () => {
    const all = {
      base: { name: "a", notes: "first" },
      ours: { name: "a", notes: "first\nours" },
      theirs: { name: "a", notes: "first\ntheirs" },
    };
    expect(mergeRecord(customer, all, 2).values.notes).toBe("first\nours\ntheirs");
    expect(mergeRecord(customer, swapped(all), 2).values.notes).toBe("first\nours\ntheirs");
  });

  test("lines of notes stay in their order; both versions of a changed line stand together", () => {
    const notes = (ours: string, theirs: string, base: string): unknown => {
      const of = (text: string) => ({ name: "a", notes: text });
      const all = { base: of(base), ours: of(ours), theirs: of(theirs) };
      const one = mergeRecord(customer, all, 2).values.notes;
      expect(mergeRecord(customer, swapped(all), 2).values.notes).toBe(one);
      return one;
    };
    const was = "line1\nline2";
    expect(notes("line1 A\nline2", "line1 B\nline2\nline3", was)).toBe(
      "line1 A\nline1 B\nline2\nline3",
    );
    expect(notes("top\nline1\nline2", "line1\nline2 B", was)).toBe("top\nline1\nline2 B");
    expect(notes("line2", "line1\nline2\nline3", was)).toBe("line2\nline3");
    expect(notes("line1\nx\ny\nline2", "line1\nx\nz\nline2", was)).toBe("line1\nx\ny\nz\nline2");
  });
});
