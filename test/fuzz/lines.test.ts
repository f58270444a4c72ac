import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { put, Stage } from "../crash/stage.ts";
import { plainBook, plainly, readers } from "./support.ts";

vi.mock("node:fs", async () => (await import("../crash/layer.ts")).layered());

let stage: Stage;

beforeAll(() => {
  stage = new Stage();
});
afterAll(() => stage.remove());

const moves = "moves/2026-11.iwan.jsonl";
const changes = "changes/2026-11.iwan.jsonl";
const good = plainBook[moves] ?? "";

function entry(more: string): string {
  return good.replace('"quantity":"10"', more);
}

const strange: Readonly<Record<string, string | Buffer>> = {
  "no JSON": "what is this\n",
  "a list": "[1]\n",
  null: "null\n",
  "no id": '{"date":"2026-11-20"}\n',
  "a key __proto__": entry('"quantity":"10","__proto__":{"polluted":1}'),
  "a key constructor": entry('"quantity":"10","constructor":{"prototype":{"polluted":1}}'),
  "a number beyond all": entry('"quantity":1e999'),
  "a quantity that is none": entry('"quantity":"many"'),
  "a list for a quantity": entry('"quantity":[[[[]]]]'),
  "a map for a product": good.replace('"product":"tea"', '"product":{"toString":1}'),
  "no date": good.replace('"date":"2026-11-20",', ""),
  "a date that is none": good.replace("2026-11-20", "2026-99-99"),
  "a NUL byte": good.replace("tea", "t\0ea"),
  "a mark of byte order": `\ufeff${good}`,
  "line ends of Windows": good.replace("\n", "\r\n"),
  "invalid UTF-8": Buffer.from(good.replace("tea", "\xbd\xf0"), "latin1"),
  "zeros at the end": Buffer.concat([Buffer.from(good), Buffer.alloc(300)]),
  "an id of another author": good.replace("MV261120A-iwan", "MV261120A-lan"),
  "an id that leads out": good.replace("MV261120A-iwan", "../../../etc/passwd"),
  "an empty line between": `${good}\n\n${good.replace("0A-", "0B-")}`,
  "the same id twice": good + good,
  "a merge's marks": `<<<<<<< HEAD\n${good}=======\n${good.replace("0A-", "0B-")}>>>>>>> lan\n`,
  "an empty file": "",
};

describe.each([moves, changes])("a strange file %s", (path) => {
  test.each(Object.entries(strange))("%s: plain answers", async (_, content) => {
    const folder = stage.book(plainBook);
    put(folder, path, content);
    for (const line of readers) await plainly(stage, folder, line);
    await plainly(stage, folder, "undo");
    const { code } = await plainly(stage, folder, "stock in TEA 1");
    const now = readFileSync(join(folder, path));
    // What was there is never rewritten, only added to.
    expect(now.subarray(0, content.length).equals(Buffer.from(content)) || code !== 0).toBe(true);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("cut off at every byte: the check names the line", async () => {
    const whole = Buffer.from(plainBook[path] ?? "");
    for (let length = 1; length < whole.length - 1; length++) {
      const folder = stage.book(plainBook);
      put(folder, path, whole.subarray(0, length));
      const { stdout } = await plainly(stage, folder, "check");
      expect(stdout).toContain(`${path}:1:`);
      // Nothing is written behind half a line without a line of its own.
      const { code } = await plainly(stage, folder, "stock in TEA 1");
      const text = readFileSync(join(folder, path), "utf8");
      if (code === 0) expect(text.startsWith(`${whole.subarray(0, length)}\n{`)).toBe(true);
      else expect(text).toBe(`${whole.subarray(0, length)}`);
    }
  });
});

describe("a strange file of the program's own", () => {
  const texts: readonly (string | Buffer)[] = [
    "",
    "{",
    "null",
    "[]",
    "{}",
    '{"version":1}',
    '{"version":1,"steps":null}',
    '{"version":1,"steps":[null]}',
    '{"version":1,"steps":[{"kind":"write","path":"../x","content":"","temporary":"../.~x.1"}]}',
    '{"version":1,"steps":[{"kind":"write","path":"/etc/x","content":"","temporary":"/etc/.~x.1"}]}',
    '{"version":1,"steps":[{"kind":"remove","path":"a/../../x","before":""}]}',
    '{"version":1,"steps":[{"kind":"append","path":"x","content":"","at":-5,"tail":"","temporary":".~x.1"}]}',
    '{"version":"x","steps":{}}',
    `${"[".repeat(50_000)}`,
    Buffer.alloc(300),
    Buffer.from([0xff, 0xfe, 0x00, 0x80]),
  ];

  test.each(["redo.json", "redo.next", "lock"])("%s: plain answers, nothing lost", async (name) => {
    for (const text of texts) {
      const folder = stage.book(plainBook);
      put(folder, `.rounds/${name}`, text);
      for (const line of ["stock show", "stock in TEA 1 --wait 0", "check --wait 0"]) {
        await plainly(stage, folder, line);
      }
      for (const [path, content] of Object.entries(plainBook)) {
        expect(readFileSync(join(folder, path), "utf8").startsWith(content)).toBe(true);
      }
    }
  });
});
