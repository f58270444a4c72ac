import { afterEach, expect, test } from "vitest";
import { removePlaces, type Team, team } from "./team.ts";

afterEach(removePlaces);

interface Shown {
  readonly state: string;
  readonly progress: number;
  readonly places: readonly {
    readonly product: string;
    readonly state: string;
    readonly counted?: string;
    readonly tallies: readonly { readonly by: string; readonly quantity: string }[];
  }[];
}

/** Two clones in which a stocktake of two products is open, and its number. */
async function counting(): Promise<{ two: Team; id: string }> {
  const two = await team();
  for (const words of [
    ["staff", "add", "Mo", "--id", "mo"],
    ["product", "add", "Cup", "--sku", "CUP", "--unit", "piece"],
    ["stock", "in", "TEA", "20", "--price", "10"],
    ["stock", "in", "CUP", "30", "--price", "2"],
    ["count", "start"],
    ["sync"],
  ]) {
    const { code, stderr } = await two.rounds("iwan", ...words);
    expect({ words, code, stderr: code === 0 ? "" : stderr }).toMatchObject({ code: 0 });
  }
  expect((await two.rounds("lan", "sync")).code).toBe(0);
  const [id = ""] = (await two.rounds("lan", "count", "list", "--ids")).stdout.trim().split("\n");
  expect(id).toMatch(/^SC\d{6}A-iwan$/);
  return { two, id };
}

async function shown(two: Team, id: string, clone: string): Promise<Shown> {
  return JSON.parse((await two.rounds(clone, "count", "show", id, "--json")).stdout);
}

async function syncAll(two: Team): Promise<void> {
  for (const clone of ["iwan", "lan", "iwan"]) {
    const { code, stdout, stderr } = await two.rounds(clone, "sync");
    expect({ clone, code, said: code === 0 ? "" : stdout + stderr }).toMatchObject({ code: 0 });
  }
}

test("R-WHS-20: two people count different aisles in two clones, and nothing is lost", async () => {
  const { two, id } = await counting();
  expect((await two.rounds("iwan", "count", "enter", id, "TEA=19")).code).toBe(0);
  expect((await two.rounds("lan", "count", "enter", id, "CUP=31")).code).toBe(0);
  await two.rounds("lan", "stock", "out", "CUP", "4", "--why", "sample");
  await syncAll(two);
  for (const clone of ["iwan", "lan"]) {
    expect(await shown(two, id, clone)).toMatchObject({
      progress: 2,
      places: [
        { product: "cup", counted: "31", difference: "1", tallies: [{ by: "lan" }] },
        { product: "tea", counted: "19", difference: "-1", tallies: [{ by: "iwan" }] },
      ],
    });
  }
  expect((await two.rounds("lan", "count", "book", id)).code).toBe(0);
  await syncAll(two);
  const stock = JSON.parse((await two.rounds("iwan", "stock", "show", "--json")).stdout);
  expect(stock.rows.map((row: { id: string; onHand: string }) => [row.id, row.onHand])).toEqual([
    ["cup", "27"],
    ["tea", "19"],
  ]);
  expect((await two.rounds("iwan", "count", "book", id)).stderr).toContain("booked already");
});

test("R-WHS-20: the same place counted in two clones, each differently: both are kept and named", async () => {
  const { two, id } = await counting();
  await two.rounds("iwan", "count", "enter", id, "TEA=19", "CUP=30");
  await two.rounds("lan", "count", "enter", id, "TEA=18", "CUP=30");
  await syncAll(two);
  const { places } = await shown(two, id, "lan");
  expect(places[0]).toMatchObject({ product: "cup", state: "counted", counted: "30" });
  expect(places[1]).toMatchObject({
    state: "double",
    tallies: [
      { by: "iwan", quantity: "19" },
      { by: "lan", quantity: "18" },
    ],
  });
  const checked = await two.rounds("iwan", "check", "--strict");
  expect(checked.stdout + checked.stderr).toContain("counted-twice");
  const refused = await two.rounds("iwan", "count", "result", id);
  expect(refused.stderr).toContain("counted twice, each differently: TEA");
  const own = await two.rounds("iwan", "count", "enter", id, "TEA=19", "--recount");
  expect(own.stderr).toContain("somebody else recounts it");
  await two.rounds("iwan", "count", "enter", id, "TEA=19", "--recount", "--by", "mo");
  expect((await two.rounds("iwan", "count", "book", id)).code).toBe(0);
});

test("R-WHS-20: booked in two clones: a conflict, and whichever is chosen, booked once", async () => {
  const { two, id } = await counting();
  await two.rounds("iwan", "count", "enter", id, "TEA=19", "CUP=30");
  await syncAll(two);
  expect((await two.rounds("iwan", "count", "book", id)).code).toBe(0);
  expect((await two.rounds("lan", "count", "book", id)).code).toBe(0);
  await two.rounds("iwan", "sync");
  const merged = await two.rounds("lan", "sync");
  expect(merged.code).not.toBe(0);
  const settled = await two.rounds("lan", "resolve", "--take", "ours");
  expect(settled.code).toBe(0);
  expect(settled.stdout + settled.stderr).toMatch(
    /MV\d{6}\w+-iwan is taken back by MV\d{6}\w+-lan/,
  );
  expect((await two.rounds("lan", "check", "--strict")).code).toBe(0);
  const stock = JSON.parse((await two.rounds("lan", "stock", "show", "TEA", "--json")).stdout);
  expect(stock.rows[0].onHand).toBe("19");
});

test("R-WHS-20: two stocktakes begun apart count the same place: named, and booked once", async () => {
  const { two, id } = await counting();
  const fine = async (who: string, ...words: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await two.rounds(who, ...words);
    expect({ words, code, said: code === 0 ? "" : stdout + stderr }).toMatchObject({ code: 0 });
    return stdout;
  };
  await fine("iwan", "count", "cancel", id, "--why", "each counts on his own");
  await syncAll(two);
  const own: Record<string, string> = {};
  for (const who of ["iwan", "lan"]) {
    const told = await fine(who, "count", "start", "--product", "TEA");
    own[who] = told.slice(0, told.indexOf(":"));
    await fine(who, "count", "enter", own[who], "TEA=19");
  }
  const [first = "", second = ""] = [own.iwan, own.lan];
  await fine("iwan", "count", "book", first);
  await fine("iwan", "sync");
  const merged = await two.rounds("lan", "sync");
  expect(merged.code).not.toBe(0);
  expect(merged.stdout + merged.stderr).toContain("[counted-apart]");
  const refused = await two.rounds("lan", "count", "book", second);
  expect(refused.stderr).toContain(`${first} was started apart from ${second} and counts TEA`);
  expect(refused.stderr).toContain(`rounds count cancel ${second} --why`);
  await fine("lan", "count", "cancel", second, "--why", "counted by Iwan");
  expect(await fine("lan", "check", "--strict")).toBe("");
  const stock = JSON.parse(await fine("lan", "stock", "show", "TEA", "--json"));
  expect(stock.rows[0].onHand).toBe("19");
  await syncAll(two);
  // What is counted again the same day in one book knows of the stocktake before it.
  const again = await fine("lan", "count", "start", "--product", "TEA");
  const third = again.slice(0, again.indexOf(":"));
  await fine("lan", "count", "enter", third, "TEA=18");
  await fine("lan", "count", "book", third);
  expect(await fine("lan", "check", "--strict")).toBe("");
});
