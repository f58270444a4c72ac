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

const path = "customers/blue-door.yaml";

function bookWith(content: string | Buffer, file = path): string {
  const folder = stage.book(plainBook);
  put(folder, file, content);
  return folder;
}

const bomb = [
  "a: &a [x, x, x, x, x, x, x, x, x]",
  ..."bcdefghi".split("").map((letter, index) => {
    const before = String.fromCharCode("a".charCodeAt(0) + index);
    return `${letter}: &${letter} [${Array(9).fill(`*${before}`).join(", ")}]`;
  }),
].join("\n");

/** What is in the file, and whether the check must complain with a place. */
const strange: Readonly<Record<string, readonly [content: string | Buffer, isBad: boolean]>> = {
  "an alias": ["name: &n Blue Door\nnotes: *n\n", true],
  "a bomb of aliases": [`name: Blue Door\nmore:\n  ${bomb.replaceAll("\n", "\n  ")}\n`, true],
  "a merge key": ["name: Blue Door\n<<: {phone: 1}\n", true],
  "a key __proto__": ["name: Blue Door\n__proto__: {polluted: yes, phone: 1}\n", true],
  "a key __proto__ in a group": [
    "name: Blue Door\ncontacts:\n- name: Wang\n  __proto__: {polluted: 1}\n",
    true,
  ],
  "a key constructor": ["name: Blue Door\nconstructor: {prototype: {polluted: yes}}\n", true],
  "a key toString": ["name: Blue Door\ntoString: x\n", true],
  "a key __proto__ of the team's own": [
    "name: Blue Door\nmore:\n  __proto__: {polluted: yes}\n",
    false,
  ],
  "a key twice": ["name: Blue Door\nphone: 1\nphone: 2\n", true],
  "a NUL byte": ["name: Blue Door\nnotes: a\0b\n", true],
  "a mark of byte order": ["\ufeffname: Blue Door\n", false],
  "line ends of Windows": ["name: Blue Door\r\nphone: 0571 7\r\n", false],
  "invalid UTF-8": [Buffer.from("name: Blue Door\nnotes: \xbd\xf0\xba\xe7\n", "latin1"), true],
  "half a character at the end": [Buffer.from("name: Blue 茶").subarray(0, -1), true],
  "UTF-16": [Buffer.from("\ufeffname: Blue Door\n", "utf16le"), true],
  "a tab for indentation": ["name: Blue Door\ncontacts:\n\t- name: Wang\n", true],
  "a very long line": [`name: Blue Door\nnotes: ${"x".repeat(300_000)}\n`, false],
  "a number beyond all": ["name: Blue Door\ncreditLimit: 1e999\n", true],
  "not a number": ["name: Blue Door\ncreditLimit: .nan\n", true],
  "a tag of JavaScript": ['name: Blue Door\nphone: !!js/function "function () {}"\n', true],
  "a tag of its own": ["name: Blue Door\nphone: !secret 1\n", true],
  "two documents": ["name: Blue Door\n---\nname: Other\n", true],
  "an empty file": ["", true],
  "a comment alone": ["# nothing\n", true],
  "a list": ["- name: Blue Door\n", true],
  "a scalar": ["Blue Door\n", true],
  "a number for a name": ["name: 12\n", false],
  "a map for a name": ["name: {a: b}\n", true],
  "a directive": ["%YAML 9.9\n---\nname: Blue Door\n", false],
  garbage: [Buffer.from(Array.from({ length: 500 }, (_, n) => (n * 7919) % 256)), true],
  zeros: [Buffer.alloc(400), true],
};

describe("a strange file of a customer", () => {
  test.each(Object.entries(strange))(
    "%s: plain answers, and a place",
    async (_, [content, isBad]) => {
      const folder = bookWith(content);
      for (const line of readers) await plainly(stage, folder, line);
      const { stdout } = await plainly(stage, folder, "check");
      if (isBad) expect(stdout).toMatch(/customers\/blue-door\.yaml:\d+:\d+: /);
      const edited = await plainly(stage, folder, 'customer edit blue-door --phone "0571 8"');
      const now = readFileSync(join(folder, path));
      if (edited.code !== 0) expect(now).toEqual(Buffer.from(content));
      else expect(now.includes("\ufffd")).toBe(false);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
  );

  const whole = Buffer.from(
    'name: 蓝门 "Blue"\nowner: iwan\nphone: 0571 7\ncontacts:\n- name: Wang\n  phone: 138\nnotes: |\n  two\n  lines 茶\ntags: [ a, "b, c" ]\nmore:\n  key: [x]\n',
  );
  test("cut off at every byte: read as far as it makes sense, or named with its place", async () => {
    for (let length = 0; length < whole.length; length++) {
      const folder = bookWith(whole.subarray(0, length));
      const { stdout, code } = await plainly(stage, folder, "check");
      expect(code === 0 || /customers\/blue-door\.yaml:\d+/.test(stdout), stdout).toBe(true);
      await plainly(stage, folder, "customer show blue-door --json");
    }
  });

  test("one byte changed to any other, here and there", async () => {
    for (let turn = 0; turn < 150; turn++) {
      const bytes = Buffer.from(whole);
      bytes[(turn * 31) % bytes.length] = (turn * 167 + 13) % 256;
      const folder = bookWith(bytes);
      const { stdout, code } = await plainly(stage, folder, "check");
      expect(code === 0 || /customers\/blue-door\.yaml:\d+/.test(stdout), stdout).toBe(true);
      await plainly(stage, folder, "customer list --json");
    }
  });
});

describe("strange settings", () => {
  test.each(Object.entries(strange))("%s: plain answers", async (_, [content]) => {
    const folder = bookWith(content, "rounds.yaml");
    for (const line of ["check", "today", "stock in TEA 1"]) await plainly(stage, folder, line);
  });

  test("cut off at every byte", async () => {
    const whole = Buffer.from(plainBook["rounds.yaml"] ?? "");
    for (let length = 0; length < whole.length; length++) {
      const folder = bookWith(whole.subarray(0, length), "rounds.yaml");
      await plainly(stage, folder, "customer list --json");
    }
  });
});
