import { join } from "node:path";
import { getBuiltinModule } from "node:process";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Disk, keyOf, type Left } from "./durable.ts";
import { layer, type Traced } from "./layer.ts";
import { bury, put, Stage, type Truth } from "./stage.ts";
import { writes } from "./writes.ts";

vi.mock("node:fs", async () => (await import("./layer.ts")).layered());

const fs = getBuiltinModule("node:fs");
let stage: Stage;

beforeAll(() => {
  stage = new Stage();
});
afterAll(() => stage.remove());

/** The calls before which a command is killed: those that change something, and amid each write. */
function momentsOf(trace: readonly Traced[]): { at: number; torn: boolean }[] {
  return trace.flatMap(({ changes, writes }, index) => {
    if (!changes) return [];
    const whole = { at: index + 1, torn: false };
    return writes ? [whole, { ...whole, torn: true }] : [whole];
  });
}

const chosen = writes.filter(({ name }) => /^several|^remove/.test(name));

describe.each(chosen)("$name, killed once it counts", (write) => {
  let truth: Truth;
  /** Ways to come to a book with the change in its log, on the disk that knows what is synced. */
  const starts: (() => Promise<string>)[] = [];

  beforeAll(async () => {
    truth = await stage.truthOf(write);
    const names = truth.trace.map(({ name }) => name);
    const counts = names.indexOf("renameSync") + 2;
    const lasts = names.lastIndexOf("unlinkSync", names.lastIndexOf("fsyncSync") + 3) + 1;
    const killedAt = (at: number) => async () => {
      const folder = await stage.ready(truth);
      await stage.command(folder, write.command, { cut: { at, torn: false } });
      bury(folder);
      return folder;
    };
    starts.push(killedAt(counts), killedAt(lasts));
    await killedAt(counts + 3)();
    const lost = [...(layer.disk?.lefts() ?? [])]
      .filter((left) => left.has(".rounds/redo.json"))
      .sort((a, b) => a.size - b.size)[0];
    expect(lost).toBeDefined();
    starts.push(async () => {
      const folder = stage.revive(lost ?? new Map());
      layer.disk = new Disk(folder);
      return folder;
    });
  });

  test("and once more at every call of the completion: then, and without power, it is whole", async () => {
    const lefts = new Map<string, { left: Left; isComplete: boolean }>();
    const gather = (isComplete: boolean): void => {
      for (const left of layer.disk?.lefts() ?? []) {
        const known = lefts.get(keyOf(left));
        lefts.set(keyOf(left), { left, isComplete: isComplete || known?.isComplete === true });
      }
    };
    for (const start of starts) {
      await stage.succeed(await start(), "check");
      for (const cut of momentsOf(layer.trace)) {
        const folder = await start();
        await stage.command(folder, "check", { cut });
        bury(folder);
        gather(false);
        await stage.succeed(folder, "check");
        gather(true);
        layer.disk = undefined;
        expect(await stage.settled(stage.moved(folder), truth, "kill")).toBe("new");
      }
    }
    for (const { left, isComplete } of lefts.values()) {
      const state = await stage.settled(stage.revive(left), truth, "power cut");
      if (isComplete) expect(state).toBe("new");
    }
  });

  test("and edited by hand: the completion keeps the edit, also without power", async () => {
    const [start] = starts;
    const edited = Object.keys(truth.new).find(
      (path) => path.endsWith(".yaml") && path in truth.old && truth.new[path] !== truth.old[path],
    );
    if (!start || edited === undefined) return;
    const folder = await start();
    const text = `${truth.old[edited]}# by hand\n`;
    put(folder, edited, text);
    // As synced as a person's editor leaves it.
    layer.disk = new Disk(folder);
    await stage.succeed(folder, "check");
    for (const left of layer.disk?.lefts() ?? []) {
      const kept = [...left].filter(([path]) => path.startsWith(".rounds/kept-"));
      expect(kept.map(([, content]) => content.toString())).toEqual([text]);
    }
  });
});

test("a log that cannot be read is set aside once, and told, whatever is cut or lost", async () => {
  const folder = stage.book();
  put(folder, ".rounds/redo.json", '{"version":1,"steps":[{"kind":"wri');
  layer.disk = new Disk(folder);
  const { stdout, stderr } = await stage.command(folder, "check");
  expect(stdout + stderr).toContain("bad-redo-log");
  expect(await stage.command(folder, "check")).toMatchObject({ stderr: "", code: 0 });
  const kept = fs.readdirSync(join(folder, ".rounds")).filter((name) => /^redo\.bad-/.test(name));
  expect(kept).toHaveLength(1);
});
