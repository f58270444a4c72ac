import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DiskClock } from "../../src/book/looks.ts";
import { tick } from "./book-support.ts";
import { temporaryFolder } from "./support.ts";

const nothing = (): void => undefined;

test("only what was changed before the reading began is past, by the disk's own clock", () => {
  const folder = temporaryFolder();
  const path = join(folder, "file");
  const changed = (): number => {
    writeFileSync(path, "x");
    return statSync(path).ctimeMs;
  };
  const before = changed();
  tick(folder);
  const clock = new DiskClock(join(folder, "clock"), nothing);
  expect(clock.isPast(before)).toBe(false);
  clock.begin();
  expect(clock.isPast(before)).toBe(true);
  const after = changed();
  expect(clock.isPast(after)).toBe(false);
  tick(folder);
  clock.begin();
  expect(clock.isPast(after)).toBe(false);
  expect(clock.passes(after)).toBe(true);
});

test("a time to come does not pass, and where nothing can be written nothing is past", () => {
  const folder = temporaryFolder();
  const clock = new DiskClock(join(folder, "clock"), nothing);
  clock.begin();
  expect(clock.passes(Number.MAX_SAFE_INTEGER)).toBe(false);
  const nowhere = new DiskClock(join(folder, "no/such/folder/clock"), nothing);
  nowhere.begin();
  expect(nowhere.isPast(0)).toBe(false);
});
