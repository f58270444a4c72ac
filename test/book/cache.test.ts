import { join } from "node:path";
import { getBuiltinModule } from "node:process";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { put, Stage } from "../crash/stage.ts";

vi.mock("node:fs", async () => (await import("../crash/layer.ts")).layered());

const fs = getBuiltinModule("node:fs");
let stage: Stage;
/** A book of more customers than are always looked through, with orders, invoices and moves. */
let large: string;

beforeAll(async () => {
  stage = new Stage();
  large = stage.book();
  for (let number = 100; number < 260; number++) {
    put(
      large,
      `customers/shop-${number}.yaml`,
      `name: Shop ${number}\nowner: iwan\nphone: 0571 ${number}\n`,
    );
    put(
      large,
      `visits/2026-11/VS261120${letters(number - 99)}-iwan.yaml`,
      `customer: shop-${number}\nby: iwan\ndate: 2026-11-20\nnotes: seen ${number}\n`,
    );
  }
  for (const line of [
    "stock in TEA 50 --warehouse main",
    'order add shop-150 --line "TEA x 2"',
    "invoice add shop-151 --amount 100",
    "collect shop-151 40 --yes",
  ]) {
    await stage.succeed(large, line);
  }
});
afterAll(() => stage.remove());

function letters(number: number): string {
  const last = String.fromCharCode(65 + ((number - 1) % 26));
  return number > 26 ? letters(Math.floor((number - 1) / 26)) + last : last;
}

const questions = [
  "customer list --json",
  "customer show shop-150 --json",
  "customer show shop-151 --json",
  'customer show "0571 152" --json',
  "customer show 'Shop 153' --json".replaceAll("'", '"'),
  "find 0571 --json",
  "find shop --json",
  "visit list --json",
  "visit list --customer shop-154 --json",
  "order list --json",
  "invoice list --json",
  "overdue --json",
  "stock show --format csv",
  "stock card tea --json",
  "today --json",
  "history shop-150 --json",
];

/** What a book answers to every question, errors included. */
async function answersOf(folder: string): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const line of questions) {
    const { stdout, stderr, code } = await stage.command(folder, line);
    answers[line] = `${code} ${stderr}${stdout}`.replaceAll(folder, "BOOK");
  }
  return answers;
}

/** The answers of the same files without any cache. */
async function truth(folder: string): Promise<Record<string, string>> {
  const bare = stage.copy(folder);
  fs.rmSync(join(bare, ".rounds"), { recursive: true, force: true });
  const answers: Record<string, string> = {};
  for (const line of questions) {
    fs.rmSync(join(bare, ".rounds"), { recursive: true, force: true });
    const { stdout, stderr, code } = await stage.command(bare, line);
    answers[line] = `${code} ${stderr}${stdout}`.replaceAll(bare, "BOOK");
  }
  return answers;
}

/** A copy whose caches know all its files. */
async function warm(): Promise<string> {
  const folder = stage.copy(large);
  await answersOf(folder);
  await answersOf(folder);
  return folder;
}

const cacheOf = (folder: string) => join(folder, ".rounds/cache");

describe("the cache", () => {
  test("warm or cold, gives the same answers", async () => {
    const folder = await warm();
    expect(fs.readdirSync(cacheOf(folder)).length).toBeGreaterThan(3);
    expect(await answersOf(folder)).toEqual(await truth(folder));
  });

  const damages: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    deleted: () => Buffer.alloc(0),
    "cut in half": (bytes) => bytes.subarray(0, bytes.length >> 1),
    "cut by a byte": (bytes) => bytes.subarray(0, -1),
    "without its first byte": (bytes) => bytes.subarray(1),
    zeros: (bytes) => Buffer.alloc(bytes.length),
    garbage: (bytes) => Buffer.from(bytes.map((byte, index) => (byte * 7 + index) % 256)),
    "zeros at the end": (bytes) => Buffer.concat([bytes, Buffer.alloc(4096)]),
    "a torn line in the middle": (bytes) => {
      const torn = Buffer.from(bytes);
      torn.fill(0, bytes.length >> 1, Math.min(bytes.length, (bytes.length >> 1) + 300));
      return torn;
    },
    "half of it twice": (bytes) => Buffer.concat([bytes.subarray(0, bytes.length >> 1), bytes]),
    "JSON of something else": () => Buffer.from('{"a":[1,2,3]}\n'),
    "lines of something else": () => Buffer.from('["x","y",{"id":"z"}]\n[1]\nnull\n'),
  };

  test.each(Object.keys(damages))("every file of it %s: the same answers", async (how) => {
    const folder = await warm();
    const expected = await truth(folder);
    const damage = damages[how] as (bytes: Buffer) => Buffer;
    for (const name of fs.readdirSync(cacheOf(folder))) {
      const path = join(cacheOf(folder), name);
      fs.writeFileSync(path, damage(fs.readFileSync(path)));
    }
    expect(await answersOf(folder)).toEqual(expected);
    await stage.succeed(folder, "customer edit shop-150 --notes x");
    expect(await answersOf(folder)).toEqual(await truth(folder));
  });

  const changed: Readonly<Record<string, readonly [string, string, string]>> = {
    "a customer's phone": ["customers/shop-152.yaml", "0571 152", "0571 999"],
    "a customer's name": ["customers/shop-153.yaml", "Shop 153", "Shop 888"],
    "whose visit it was": ["visits/2026-11/VS261120A-iwan.yaml", "shop-100", "shop-154"],
    "whose order it is": ["orders/2026-11/SO261123A-iwan.yaml", "shop-150", "shop-159"],
    "an invoice's amount": ["invoices/2026-11/IV261123A-iwan.yaml", "100.00", "900.00"],
    "a quantity": ["moves/2026-11.iwan.jsonl", '"50"', '"70"'],
  };

  test.each(Object.keys(changed))(
    "%s changed behind its back, in place, same size and time to the second: the new answer",
    async (what) => {
      const [path, from, to] = changed[what] as readonly [string, string, string];
      const folder = await warm();
      const full = join(folder, path);
      const before = fs.statSync(full);
      const text = fs.readFileSync(full, "utf8");
      expect(text).toContain(from);
      const file = fs.openSync(full, "r+");
      fs.writeSync(file, text.replaceAll(from, to));
      fs.closeSync(file);
      fs.utimesSync(full, before.atime, before.mtime);
      expect(fs.statSync(full).size).toBe(before.size);
      expect(await answersOf(folder)).toEqual(await truth(folder));
    },
  );

  test("a file put back as it was, removed, or replaced by another: the new answers", async () => {
    const folder = await warm();
    const path = join(folder, "customers/shop-152.yaml");
    const other = join(folder, "customers/shop-153.yaml");
    const times = fs.statSync(path);
    fs.renameSync(other, path);
    fs.utimesSync(path, times.atime, times.mtime);
    expect(await answersOf(folder)).toEqual(await truth(folder));
    fs.rmSync(path);
    expect(await answersOf(folder)).toEqual(await truth(folder));
    put(folder, "customers/shop-900.yaml", "name: Shop 900\nowner: iwan\nphone: 0571 152\n");
    expect(await answersOf(folder)).toEqual(await truth(folder));
  });

  test("is not written, and nothing fails, where it may not be", async () => {
    const folder = stage.copy(large);
    fs.rmSync(join(folder, ".rounds"), { recursive: true });
    // A file in the place of the folder: not even root can write there.
    fs.writeFileSync(join(folder, ".rounds"), "");
    const answers = await answersOf(folder);
    fs.rmSync(join(folder, ".rounds"));
    expect(answers).toEqual(await truth(folder));
  });
});
