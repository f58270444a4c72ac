import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Change } from "../../../src/law/change.ts";
import { RoundsError } from "../../../src/law/errors.ts";
import { customer } from "../../../src/nouns/customer/customer.ts";
import { verb as addVerb } from "../../../src/nouns/customer/verbs/add.ts";
import { verb as importVerb } from "../../../src/nouns/customer/verbs/import.ts";
import { verb as mergeVerb } from "../../../src/nouns/customer/verbs/merge.ts";
import { type Ask, type Context, NeedsAnswers, NeedsYes } from "../../../src/nouns/verb.ts";
import { writeRecord } from "../../book/book-support.ts";
import { contextOf, openBook, runVerb } from "../../book/story.ts";
import { temporaryFolder } from "../../book/support.ts";

/** A book of three customers. */
function sample(): string {
  const root = temporaryFolder();
  writeFileSync(join(root, "rounds.yaml"), "format: 1\nname: Juniper\ncurrency: CNY\n");
  writeRecord(root, customer, { id: "jinhong", name: "金虹商行", phone: "0573-88001234" });
  writeRecord(root, customer, { id: "door", name: "Blue Door", taxNumber: "DE811" });
  writeRecord(root, customer, { id: "gate", name: "Red Gate", grade: "B" });
  return root;
}

/** What came of entering a customer: what is said besides, or the question that is put. */
async function entered(input: object, more: Partial<Context> = {}): Promise<string[]> {
  const root = sample();
  const book = openBook(root);
  const context = { ...contextOf(book), yes: false, ask: undefined, ...more };
  try {
    const { change } = await book.change(
      async () => (await addVerb.run(context, input as never)) as Change,
    );
    return (change.notes ?? []).map(({ en }) => en);
  } catch (error) {
    if (error instanceof NeedsYes) return [`${error.text.en}`];
    throw error;
  }
}

const somebody = {} as Ask;

describe("R-CUS-33: a customer who is there already is noticed when entered", () => {
  test("whoever surely is one is refused with the id that is there, unless a yes is given", async () => {
    const [told] = await entered({ name: "Blue Moon", taxNumber: "de-811" });
    expect(told).toBe(
      "this customer is there already: door (Blue Door): the same tax number DE811; to add to that one: rounds customer edit door. Add another one?",
    );
    expect((await entered({ name: "金鸿商行", phone: "+86 573 8800 1234" }))[0]).toContain(
      "there already: jinhong (金虹商行): the same telephone 057388001234; a name that looks or sounds alike",
    );
    expect((await entered({ name: "BLUE DOOR Ltd." }))[0]).toContain("the same name");
    expect(await entered({ name: "Blue Door Inc", id: "other" }, { yes: true })).toEqual([
      "may be there already: door (Blue Door): the same name; if so: rounds customer merge door other",
    ]);
  });

  test("whoever only may be one is asked about on a terminal, and told of elsewhere", async () => {
    const note =
      "may be there already: jinhong (金虹商行): a name that looks or sounds alike; if so: rounds customer merge jinhong jinhong-shanghang";
    expect(await entered({ name: "金鸿商行" })).toEqual([note]);
    expect(await entered({ name: "金鸿商行" }, { ask: somebody })).toEqual([
      "this customer may be there already: jinhong (金虹商行): a name that looks or sounds alike. Add another one?",
    ]);
    expect(await entered({ name: "Green Hill" }, { ask: somebody })).toEqual([]);
  });

  test("on a terminal a merge asks for each field of which only one can be kept", async () => {
    const root = sample();
    writeRecord(root, customer, { id: "gate2", name: "Red Gate", grade: "A", region: "north" });
    const book = openBook(root);
    const asked: string[] = [];
    const ask = {
      choose: async (question: { en: string }) => {
        asked.push(question.en);
        return "theirs";
      },
    } as unknown as Ask;
    const context = { ...contextOf(book), yes: false, ask };
    const input = { which: "gate", other: "gate2" };
    const error = await mergeVerb.run(context, input as never).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NeedsAnswers);
    expect(await (error as NeedsAnswers).ask(ask)).toEqual({ take: ["grade"] });
    expect(asked).toEqual(["Grade: which is right?"]);
    await runVerb(root, mergeVerb, { ...input, take: ["grade"] });
    expect(await openBook(root).get(customer, "gate2")).toMatchObject({
      id: "gate",
      grade: "A",
      region: "north",
    });
  });
});

const table = [
  "name,phone,grade",
  "Blue Door Ltd,,A",
  "Green Hill,0571-88776655,B",
  '"Green Hill, Inc.",0571-88776655,C',
  "金鸿商行,,B",
  "Red Gate,,A",
].join("\n");

/** What came of importing the table: the customers, and what was said besides. */
async function imported(input: object): Promise<{ customers: string[]; notes: string[] }> {
  const root = sample();
  writeFileSync(join(root, "in.csv"), `${table}\n`);
  const book = openBook(root);
  const context = { ...contextOf(book), folder: root };
  const { change } = await book.change(
    async () => (await importVerb.run(context, { file: "in.csv", ...input } as never)) as Change,
  );
  const all = await openBook(root).all(customer);
  return {
    customers: all.map(({ name, aliases, grade }) =>
      [name, ...(aliases ?? []), grade ?? "-"].join(),
    ),
    notes: (change.notes ?? []).map(({ en }) => en),
  };
}

const door = "door (Blue Door): the same name";
const hill = "green-hill (Green Hill): the same name; the same telephone 057188776655";
const jinhong =
  "in.csv:5: added, but may be there already: jinhong (金虹商行): a name that looks or sounds alike";

describe("R-CUS-33: customers who are there already are noticed in an import", () => {
  test("without a word what to do with them nothing is imported, and each row is named", async () => {
    const error = await imported({}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RoundsError);
    const { text, details } = error as RoundsError;
    expect(text.en.split("\n  ")).toEqual([
      "2 findings, nothing was written",
      `in.csv:2: is there already: ${door}`,
      `in.csv:4: is there already: ${hill}`,
    ]);
    expect(details.hint?.en).toContain("--duplicates skip, update or add");
  });

  test("skipped, they stay as they are", async () => {
    const { customers, notes } = await imported({ duplicates: "skip" });
    expect(customers.sort()).toEqual(
      ["Blue Door,-", "Green Hill,B", "Red Gate,A", "金虹商行,-", "金鸿商行,B"].sort(),
    );
    expect(notes).toEqual([
      `in.csv:2: skipped, as it is there already: ${door}`,
      `in.csv:4: skipped, as it is there already: ${hill}`,
      jinhong,
    ]);
  });

  test("updated, they keep their name and get the other one besides", async () => {
    const { customers, notes } = await imported({ duplicates: "update" });
    expect(customers.sort()).toEqual(
      [
        "Blue Door,Blue Door Ltd,A",
        "Green Hill,B",
        "Red Gate,A",
        "金虹商行,-",
        "金鸿商行,B",
      ].sort(),
    );
    expect(notes[0]).toBe(`in.csv:2: updated who is there already: ${door}`);
  });

  test("added, they stand beside one another", async () => {
    const { customers } = await imported({ duplicates: "add" });
    expect(customers).toHaveLength(7);
  });

  test("the id of a merged customer in a table means whoever was kept", async () => {
    const root = sample();
    await runVerb(root, mergeVerb, { which: "door", other: "gate" });
    writeFileSync(join(root, "in.csv"), "id,name,grade\ngate,Red Gate,C\n");
    const book = openBook(root);
    const input = { file: "in.csv", duplicates: "update" };
    await book.change(
      async () =>
        (await importVerb.run({ ...contextOf(book), folder: root }, input as never)) as Change,
    );
    expect(readdirSync(join(root, "customers")).sort()).toEqual(["door.yaml", "jinhong.yaml"]);
    expect(await openBook(root).get(customer, "gate")).toMatchObject({ id: "door", grade: "C" });
  });
});
