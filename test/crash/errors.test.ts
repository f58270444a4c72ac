import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Ran } from "../cli/program.ts";
import { keyOf, type Left } from "./durable.ts";
import { type Fault, knownCalls, layer, type Traced } from "./layer.ts";
import { bury, filesIn, leftIn, Stage, type Truth } from "./stage.ts";
import { writes } from "./writes.ts";

vi.mock("node:fs", async () => (await import("./layer.ts")).layered());

let stage: Stage;

beforeAll(() => {
  stage = new Stage();
});
afterAll(() => stage.remove());

/** Every error that a call may meet, once and from then on. */
function faultsOf({ name, changes }: Traced, index: number): Fault[] {
  const at = index + 1;
  const once = (code: Fault["code"]): Fault => ({ at, code, lasting: false });
  if (!changes) return [once("EIO"), once("EACCES")];
  const all = (["ENOSPC", "EIO", "EACCES", "EINTR"] as const).map(once);
  return name === "closeSync" ? all : [...all, { at, code: "ENOSPC", lasting: true }];
}

/** What the command said of itself: is the change made? */
function toldBy({ code, stdout, stderr }: Ran): "old" | "new" {
  if (code === 0) return "new";
  expect(stdout).toBe("");
  return /recorded but not complete/.test(stderr) ? "new" : "old";
}

/** Is a failure told in plain words, with a remedy and an exit code for its kind? */
function isPlain({ code, stderr }: Ran): boolean {
  if (code === 0) return true;
  const known = [1, 2, 3, 4, 6, 7].includes(code);
  return known && /^rounds: .*\n {2}\S/.test(stderr) && !/bug|\n {4}at /.test(stderr);
}

const chosen = writes.filter(({ name }) => /clone|first command|^several|^remove/.test(name));

describe.each(chosen)("an error at every call of $name", (write) => {
  let truth: Truth;
  beforeAll(async () => {
    truth = await stage.truthOf(write);
  });

  test("is told in plain words, and the book is what the command said of it", async () => {
    const known = new Map<string, string>();
    const wrong: string[] = [];
    /** What the next commands find in a folder that looks like this, asked once of each look. */
    const found = async (left: Left, settle: () => Promise<string>): Promise<string> => {
      const key = keyOf(left);
      const state = known.get(key) ?? (await settle().catch((error) => `half: ${error.message}`));
      known.set(key, state);
      return state;
    };
    for (const [index, traced] of truth.trace.entries()) {
      for (const fault of faultsOf(traced, index)) {
        const folder = await stage.ready(truth);
        const ran = await stage.command(folder, write.command, { fault });
        const what = `${traced.name} ${JSON.stringify(fault)} ${JSON.stringify(ran)}`;
        const told = toldBy(ran);
        if (!isPlain(ran)) wrong.push(what);
        // What could not be synced may be lost with the power: nobody was told otherwise.
        const isSure = layer.trace[index]?.changes && !/not complete/.test(ran.stderr);
        const lefts = isSure ? [...(layer.disk?.lefts() ?? [])] : [];
        // A refused write clears away what it had prepared, unless just that was refused.
        const left = [...leftIn(folder).keys(), ...Object.keys(filesIn(folder))];
        const litter = left.filter((one) => /\/(redo\.|\.~|$)/.test(one));
        const isTidied =
          !fault.lasting && !/^(unlink|rmdir)Sync$/.test(layer.trace[index]?.name ?? "");
        if (told === "old" && isTidied && litter.length > 0) wrong.push(`${litter}: ${what}`);
        bury(folder);
        const now = await found(leftIn(folder), () =>
          stage.settled(stage.moved(folder), truth, "kill"),
        );
        if (now !== told) wrong.push(`${now}: ${what}`);
        for (const left of lefts) {
          const later = await found(left, () =>
            stage.settled(stage.revive(left), truth, "power cut"),
          );
          if (later !== told) wrong.push(`without power ${later}: ${what}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

test("the layer knows every call of the file system that the book uses", () => {
  const folder = join(import.meta.dirname, "../../src/book");
  const used = readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const list = /import \{([^}]*)\} from "node:fs"/.exec(text)?.[1] ?? "";
    return list.split(",").map((one) => one.replace(/^\s*type\s.*/, "").trim());
  });
  // The sample book is made in a folder of its own, before it is one.
  const harmless = ["", "constants", "rmSync"];
  const unknown = used.filter((one) => !knownCalls.has(one) && !harmless.includes(one));
  expect(unknown).toEqual([]);
});
