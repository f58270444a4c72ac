import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { keyOf, type Left } from "./durable.ts";
import { layer } from "./layer.ts";
import { bury, Stage, type Truth } from "./stage.ts";
import { writes } from "./writes.ts";

vi.mock("node:fs", async () => (await import("./layer.ts")).layered());

let stage: Stage;

beforeAll(() => {
  stage = new Stage();
});
afterAll(() => stage.remove());

/** Every moment to stop at: before each call that changes something, and amid each write. */
function moments({ trace }: Truth): { at: number; torn: boolean }[] {
  return trace.flatMap(({ changes, writes }, index) => {
    const whole = { at: index + 1, torn: false };
    if (!changes) return [];
    return writes ? [whole, { ...whole, torn: true }] : [whole];
  });
}

describe.each(writes)("$name", (write) => {
  const isTwice = /clone|new folder|several files|^remove|^import|^close/.test(write.name);
  let truth: Truth;
  /** What a power cut left, by how it looks: is it to be the new state, as it was told to be made? */
  const left = new Map<string, { files: Left; mustBe: string | undefined }>();

  const gather = (mustBe: string | undefined): void => {
    for (const files of layer.disk?.lefts() ?? []) {
      const key = keyOf(files);
      const known = left.get(key);
      left.set(key, { files, mustBe: known?.mustBe ?? mustBe });
    }
  };

  beforeAll(async () => {
    truth = await stage.truthOf(write);
  });

  test("killed at every call: the book is before or after, and nothing is left over", async () => {
    const found: string[] = [];
    for (const cut of moments(truth)) {
      const folder = await stage.ready(truth);
      await stage.command(folder, write.command, { cut });
      gather(layer.out === "" ? undefined : "new");
      bury(folder);
      layer.disk = undefined;
      found.push(await stage.settled(stage.moved(folder), truth, "kill"));
    }
    expect([...new Set(found)].sort()).toEqual(["new", "old"]);
  });

  test("without power at every call, all unsynced lost or torn: the same", async () => {
    const done = await stage.ready(truth);
    await stage.succeed(done, write.command);
    gather("new");
    for (const { files, mustBe } of left.values()) {
      const folder = stage.revive(files);
      const state = await stage.settled(folder, truth, "power cut");
      if (mustBe) expect(state).toBe(mustBe);
    }
  });

  test.runIf(isTwice)(
    "killed, then completed by the next command, then without power: as it was found",
    async () => {
      const after = new Map<string, { files: Left; found: string }>();
      for (const cut of moments(truth)) {
        const folder = await stage.ready(truth);
        await stage.command(folder, write.command, { cut });
        bury(folder);
        const found = await stage.seen(folder, truth);
        await stage.succeed(folder, "check");
        for (const files of layer.disk?.lefts() ?? []) {
          after.set(`${found} ${keyOf(files)}`, { files, found });
        }
      }
      for (const { files, found } of after.values()) {
        expect(await stage.settled(stage.revive(files), truth, "power cut")).toBe(found);
      }
    },
  );
});
