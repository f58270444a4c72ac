import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type Ran, rounds, writeFiles } from "../cli/program.ts";
import { customer, removePlaces, type Team, team } from "./team.ts";

afterEach(removePlaces);

const line = ["--line", "TEA x 4 @ 2", "--promised", "2026-12-01"];
const order = "orders/2026-11/SO261123A-iwan.yaml";

async function stockOf(two: Team, clone: string): Promise<string> {
  const { stdout } = await two.rounds(clone, "stock", "show", "--json");
  return JSON.stringify(JSON.parse(stdout).rows);
}

/** An order that both have, confirmed, with goods to ship. */
async function withOrder(): Promise<Team> {
  const two = await team();
  await two.rounds("iwan", "stock", "in", "tea", "10", "--warehouse", "main");
  await two.rounds("iwan", "order", "add", "blue-door", ...line);
  await two.rounds("iwan", "order", "confirm", "SO261123A-iwan");
  await two.rounds("iwan", "sync");
  await two.rounds("lan", "sync");
  return two;
}

describe("what is given up in a merge", () => {
  test("an order shipped on both sides: the goods of the side that loses come back", async () => {
    const two = await withOrder();
    await two.rounds("iwan", "order", "ship", "SO261123A-iwan", "--carrier", "DHL");
    await two.rounds("lan", "order", "ship", "SO261123A-iwan", "--carrier", "UPS");
    await two.rounds("iwan", "sync");
    expect((await two.rounds("lan", "sync")).code).toBe(5);
    const settled = await two.rounds("lan", "resolve", "SO261123A", "--take", "theirs");
    expect(settled).toMatchObject({ code: 0 });
    expect(settled.stdout + settled.stderr).toMatch(/MV261123A-lan is taken back by MV261123B-lan/);
    expect(await stockOf(two, "lan")).toMatch(/"onHand":"?6/);
    expect((await two.rounds("lan", "sync")).code).toBe(0);
    expect((await two.rounds("lan", "check", "--strict")).code).toBe(0);
    await two.rounds("iwan", "sync");
    expect(await stockOf(two, "iwan")).toBe(await stockOf(two, "lan"));
    const back = await two.rounds("lan", "undo");
    expect(back.code).toBe(7);
    expect(back.stderr).toContain("rounds order edit SO261123A-iwan");
  }, 30_000);

  test("of two entries that one person wrote under one id, that of the losing side goes", async () => {
    const two = await withOrder();
    const there = { cwd: two.at("lan", "data") };
    const iwan = (...words: string[]): Promise<Ran> =>
      rounds([...words, "--as", "iwan"], two.place, there);
    const ship = ["order", "ship", "SO261123A-iwan"];
    await two.rounds("iwan", ...ship, "--line", "TEA x 1");
    await iwan(...ship, "--line", "TEA x 3");
    await two.rounds("iwan", "sync");
    expect((await iwan("sync")).code).not.toBe(0);
    const settled = await iwan("resolve", "--take", "theirs");
    expect(settled).toMatchObject({ code: 0, stderr: "" });
    expect(await stockOf(two, "lan")).toMatch(/"onHand":"?9/);
    await iwan("check", "--fix");
    expect(await iwan("check", "--strict")).toMatchObject({ code: 0, stdout: "" });
  }, 30_000);

  test("one id given to two records: both are kept, decided as wholes", async () => {
    const two = await team();
    const there = { cwd: two.at("lan", "data") };
    await two.rounds("iwan", "order", "add", "blue-door", ...line);
    const words = ["order", "add", "blue-door", "--line", "TEA x 9 @ 3", ...line.slice(2)];
    await rounds([...words, "--as", "iwan"], two.place, there);
    await two.rounds("iwan", "sync");
    expect((await two.rounds("lan", "sync")).code).toBe(5);
    const open = await two.rounds("lan", "resolve");
    expect(open.stderr).toContain("two records were given one id");
    expect(open.stderr).toContain("Lines tea x 9 @ 3");
    const settled: Ran = await rounds(
      ["resolve", "--take", "both", "--as", "iwan"],
      two.place,
      there,
    );
    expect(settled.code).toBe(0);
    expect(settled.stdout + settled.stderr).toContain("theirs is SO261123B-iwan now");
    expect(two.text("lan", order)).toContain("9");
    expect(two.text("lan", order.replace("A-iwan", "B-iwan"))).toBe(two.text("iwan", order));
    await rounds(["check", "--fix", "--as", "iwan"], two.place, there);
    expect((await rounds(["check"], two.place, there)).code).toBe(0);
  }, 30_000);
});

describe("rounds resolve", () => {
  test("names what is open, needs a file for --set, finds names, keeps both values", async () => {
    const two = await team();
    const other = "customers/red-door.yaml";
    await two.rounds("iwan", "customer", "add", "Red Door", "--owner", "iwan");
    await two.rounds("iwan", "sync");
    await two.rounds("lan", "sync");
    for (const id of ["blue-door", "red-door"]) {
      await two.rounds("iwan", "customer", "edit", id, "--credit-limit", "5", "--owner", "lan");
      await two.rounds("lan", "customer", "edit", id, "--credit-limit", "6");
    }
    await two.rounds("iwan", "sync");
    await two.rounds("lan", "sync");
    const unknown = await two.rounds("lan", "resolve", "grey-door", "--take", "ours");
    expect(unknown.code).toBe(4);
    expect(unknown.stderr).toContain(other);
    const which = await two.rounds("lan", "resolve", "--set", "creditLimit=7");
    expect(which.code).not.toBe(0);
    expect(which.stderr).toContain("which one is meant");
    const red = await two.rounds("lan", "resolve", "red", "--set", "creditLimit=7");
    expect(red.stdout).toMatch(/creditLimit +7.00 +6.00 \/ 5.00/);
    expect(two.text("lan", "changes/2026-11.lan.jsonl")).toContain(
      'creditLimit: ours \\"6.00\\", theirs \\"5.00\\", now \\"7.00\\"',
    );
    expect((await two.rounds("lan", "resolve", "--take", "both")).code).toBe(5);
    expect((await two.rounds("lan", "resolve", "--take", "ours")).code).toBe(0);
  }, 30_000);

  test("takes what was chosen even where the file was touched; names lead to ids", async () => {
    const two = await team();
    await two.rounds("iwan", "customer", "edit", "blue-door", "--phone", "2", "--owner", "lan");
    await two.rounds("lan", "customer", "remove", "blue-door", "--yes");
    await two.rounds("iwan", "sync");
    await two.rounds("lan", "sync");
    writeFiles(two.at("lan", "data"), { [customer]: "name: By Hand\nowner: iwan\n" });
    const taken = await two.rounds("lan", "resolve", "--take", "ours");
    expect(taken.code).toBe(0);
    expect(existsSync(join(two.at("lan", "data"), customer))).toBe(false);
  }, 30_000);

  test("a reference is typed by name and must be there", async () => {
    const two = await withOrder();
    const add = ["customer", "add", "Red Door", "--owner"];
    await two.rounds("iwan", ...add, "iwan");
    await two.rounds("iwan", "order", "add", "blue-door", ...line);
    await two.rounds("iwan", "sync");
    await two.rounds("lan", "sync");
    const edit = ["order", "edit", "SO261123B-iwan"];
    await two.rounds("iwan", ...edit, "--customer", "red-door");
    await two.rounds("lan", ...edit, "--freight", "3");
    await two.rounds("iwan", "sync");
    await two.rounds("lan", "sync");
    const set = (name: string): Promise<Ran> =>
      two.rounds("lan", "resolve", "SO261123B", "--set", `customer=${name}`, "--take", "ours");
    const unknown = await set("Nobody");
    expect(unknown).toMatchObject({ code: 4 });
    expect((await set("Red Door")).code).toBe(0);
    expect(two.text("lan", order.replace("A-iwan", "B-iwan"))).toContain("customer: red-door");
  }, 30_000);

  test("two closings of one month are told apart by who, when and what they come to", async () => {
    const two = await team();
    const earlier = ["stock", "in", "tea", "5", "--warehouse", "main", "--date", "2026-10-05"];
    await two.rounds("lan", ...earlier);
    for (const clone of ["iwan", "lan"]) await two.rounds(clone, "close", "2026-10", "--yes");
    await two.rounds("iwan", "sync");
    await two.rounds("lan", "sync");
    const open = await two.rounds("lan", "resolve");
    const text = readFileSync(two.at("lan", "data/closings/2026-10.yaml"), "utf8");
    expect(text).toContain("by: lan");
    expect(open.stderr).toMatch(/ours closed by lan at 2026-11-23 \d\d:\d\d: stock quantity 5/);
    expect(open.stderr).toMatch(/theirs closed by iwan at [^:]+:\d\d: stock ∅/);
  }, 30_000);
});
