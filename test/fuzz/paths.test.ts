import { join } from "node:path";
import { getBuiltinModule } from "node:process";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { put, Stage } from "../crash/stage.ts";
import { plainBook, plainly } from "./support.ts";

vi.mock("node:fs", async () => (await import("../crash/layer.ts")).layered());

const fs = getBuiltinModule("node:fs");
let stage: Stage;
/** Stands beside the books; no command may touch it. */
const outside = "outside/blue-door.yaml";
const secret = "name: Secret Door\nowner: iwan\n";

beforeAll(() => {
  stage = new Stage();
  put(stage.root, outside, secret);
});
afterAll(() => {
  expect(fs.readFileSync(join(stage.root, outside), "utf8")).toBe(secret);
  expect(fs.readdirSync(join(stage.root, "outside"))).toEqual(["blue-door.yaml"]);
  stage.remove();
});

const tricks = [
  "../outside/blue-door",
  "../../outside/blue-door",
  "..",
  ".",
  "/etc/passwd",
  "a\\b",
  "..\\outside",
  "con:aux",
  "a/b",
  "%2e%2e%2f",
  "x".repeat(5000),
  "-",
  ".hidden",
];

/** Files of a book, without those that may have been added by a change that is allowed. */
function pathsIn(folder: string): string[] {
  return (fs.readdirSync(folder, { recursive: true }) as string[])
    .filter((path) => !path.startsWith(".rounds"))
    .sort();
}

describe("a name that leads out of the book", () => {
  test.each(tricks)("%s: on the command line", async (trick) => {
    const folder = stage.book(plainBook);
    const before = pathsIn(folder);
    for (const line of [
      `customer show "${trick}"`,
      `customer edit "${trick}" --phone 1`,
      `customer remove "${trick}" --yes`,
      `visit log "${trick}" --notes x`,
      `order ship "${trick}"`,
      `undo "${trick}"`,
      `history "${trick}"`,
      `stock in "${trick}" 1`,
      `close "${trick}"`,
      `find "${trick}"`,
    ]) {
      const { stdout } = await plainly(stage, folder, line);
      expect(stdout).not.toContain("Secret");
    }
    expect(pathsIn(folder)).toEqual(before);
  });

  test.each(tricks)("%s: as the name of something new, or of who writes", async (trick) => {
    const folder = stage.book(plainBook);
    await plainly(stage, folder, `customer add "${trick}"`);
    await plainly(stage, folder, `stock in TEA 1 --as "${trick}"`);
    for (const path of pathsIn(folder)) {
      expect(path).toMatch(/^[\p{Ll}\p{Lo}\p{N}./-]+$/u);
      expect(path).not.toContain("..");
    }
    expect((await plainly(stage, folder, "check")).stdout).toBe("");
  });

  test.each(tricks)("%s: in a field that names another record", async (trick) => {
    const folder = stage.book(plainBook);
    put(
      folder,
      "visits/2026-11/VS261120A-iwan.yaml",
      `customer: ${JSON.stringify(trick)}\nby: iwan\ndate: 2026-11-20\n`,
    );
    for (const line of ["check", "visit list", "today"]) {
      expect((await plainly(stage, folder, line)).stdout).not.toContain("Secret");
    }
  });

  test.each(tricks)("%s: as an id in the change log that is to be undone", async (trick) => {
    const steps = [
      { do: "remove", noun: "customer", id: trick, text: "name: Evil\n" },
      { do: "create", noun: "customer", id: trick, hash: "0" },
      { do: "set", noun: "customer", id: trick, fields: { phone: [null, "1"] } },
    ];
    for (const step of steps) {
      const folder = stage.book(plainBook);
      const change = {
        id: "CH261123A-iwan",
        at: "2026-11-23T10:00:00+01:00",
        by: "iwan",
        verb: "x",
        steps: [step],
      };
      put(folder, "changes/2026-11.iwan.jsonl", `${JSON.stringify(change)}\n`);
      const before = pathsIn(folder);
      const { code } = await plainly(stage, folder, "undo");
      expect(code).not.toBe(0);
      expect(pathsIn(folder)).toEqual(before);
    }
  });
});

describe("a link that leads out of the book", () => {
  test("a folder: nothing is written through it", async () => {
    const folder = stage.book(plainBook);
    fs.rmSync(join(folder, "customers"), { recursive: true });
    fs.symlinkSync("../outside", join(folder, "customers"));
    const { code, stderr } = await plainly(stage, folder, "customer edit blue-door --phone 1");
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("not inside the book"),
    });
    expect((await plainly(stage, folder, 'customer add "New Door"')).code).toBe(2);
    await plainly(stage, folder, "check");
  });

  test("a file: it is not replaced", async () => {
    const folder = stage.book(plainBook);
    const path = join(folder, "customers/blue-door.yaml");
    fs.rmSync(path);
    fs.symlinkSync(`../../${outside}`, path);
    expect((await plainly(stage, folder, "customer edit blue-door --phone 1")).code).toBe(2);
    expect((await plainly(stage, folder, "customer remove blue-door --yes")).code).toBe(2);
    expect(fs.lstatSync(path).isSymbolicLink()).toBe(true);
  });

  test("a journal: nothing is appended to what it leads to", async () => {
    const folder = stage.book(plainBook);
    const path = join(folder, "moves/2026-11.iwan.jsonl");
    fs.rmSync(path);
    put(stage.root, "elsewhere.jsonl", "");
    fs.symlinkSync("../../elsewhere.jsonl", path);
    expect((await plainly(stage, folder, "stock in TEA 1")).code).toBe(2);
    expect(fs.readFileSync(join(stage.root, "elsewhere.jsonl"), "utf8")).toBe("");
  });

  test("in a circle, to nothing, a folder or a pipe for a file: plain answers that name it", async () => {
    const ways: ((path: string) => void)[] = [
      (path) => fs.symlinkSync("red-gate.yaml", path),
      (path) => fs.symlinkSync("nowhere.yaml", path),
      (path) => fs.mkdirSync(path),
    ];
    for (const way of ways) {
      const folder = stage.book(plainBook);
      way(join(folder, "customers/red-gate.yaml"));
      for (const line of [
        "check",
        "customer list",
        "customer show red-gate",
        "today",
        'customer add "Red Gate"',
      ]) {
        await plainly(stage, folder, line);
      }
    }
  });
});
