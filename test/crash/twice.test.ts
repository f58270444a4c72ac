import { join } from "node:path";
import { getBuiltinModule } from "node:process";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Disk, keyOf, type Left } from "./durable.ts";
import { type Cut, layer, type Traced } from "./layer.ts";
import { bury, put, Stage, type Truth } from "./stage.ts";
import { type Write, writes } from "./writes.ts";

vi.mock("node:fs", async () => (await import("./layer.ts")).layered());

const fs = getBuiltinModule("node:fs");
let stage: Stage;

beforeAll(() => {
  stage = new Stage();
});
afterAll(() => stage.remove());

/** The calls under the lock before which a command is killed: all that change something. */
function momentsOf(trace: readonly Traced[]): Cut[] {
  const first = layer.reached.lock;
  return trace.slice(first).flatMap(({ changes, writes }, index): Cut[] => {
    if (!changes) return [];
    const whole = { at: index + 1, torn: false, since: "lock" } as const;
    return writes ? [whole, { ...whole, torn: true }] : [whole];
  });
}

/** How many calls after the one that makes it count the log is removed. */
async function lastOf(write: Write, truth: Truth): Promise<number> {
  await stage.command(await stage.ready(truth), write.command);
  const at = layer.trace.findIndex(({ path }, index) => {
    const isLog = layer.trace[index]?.name === "unlinkSync" && path.endsWith("/redo.json");
    return isLog && index >= layer.reached.log;
  });
  return at + 1 - layer.reached.log;
}

const chosen = writes.filter(({ name }) => /^several|^remove/.test(name));

describe.each(chosen)("$name, killed once it counts", (write) => {
  let truth: Truth;
  /** Ways to come to a book with the change in its log, on the disk that knows what is synced. */
  const starts: (() => Promise<string>)[] = [];

  beforeAll(async () => {
    truth = await stage.truthOf(write);
    const killedAt = (at: number) => async () => {
      const folder = await stage.ready(truth);
      await stage.command(folder, write.command, { cut: { at, torn: false, since: "log" } });
      bury(folder);
      return folder;
    };
    // Once when nothing of it is made yet, once when all is, but for the log's removal.
    const last = await lastOf(write, truth);
    starts.push(killedAt(4), killedAt(last));
    await killedAt(4)();
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

test("a file that was prepared for what is made already is cleared away with the log", async () => {
  const folder = stage.book();
  const path = "customers/blue-door.yaml";
  const temporary = "customers/.~blue-door.yaml.99";
  const content = fs.readFileSync(join(folder, path), "utf8");
  const step = { kind: "write", path, content, before: "0", temporary };
  put(folder, ".rounds/redo.json", JSON.stringify({ version: 1, steps: [step] }));
  put(folder, temporary, "torn");
  await stage.succeed(folder, "check");
  expect(fs.readdirSync(join(folder, "customers"))).toEqual(["blue-door.yaml"]);
  expect(fs.readdirSync(join(folder, ".rounds"))).toEqual(["cache"]);
});
