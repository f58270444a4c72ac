import { expect } from "vitest";
import type { Ran } from "../cli/program.ts";
import { type Stage, wordsOf } from "../crash/stage.ts";

/** Commands that read a customer or an entry in different ways, and one that writes. */
export const readers: readonly string[] = [
  "check",
  "customer list --json",
  "customer show blue-door",
  "find 0571",
  "today",
  "stock show",
  "history --limit 3",
];

/** A book in which everything is plain, to put one strange file into. */
export const plainBook: Readonly<Record<string, string>> = {
  "rounds.yaml":
    "format: 1\nname: Juniper Trading\ncurrency: EUR\nlanguage: en\ntimezone: Europe/Berlin\n",
  "staff/iwan.yaml": "name: Iwan Petrov\nrole: sales\n",
  "customers/blue-door.yaml": "name: Blue Door\nowner: iwan\nphone: 0571 7\n",
  "products/tea.yaml": "name: Green tea\nsku: TEA\nunit: box\nprice: 12.50\n",
  "warehouses/main.yaml": "name: Main store\n",
  "moves/2026-11.iwan.jsonl":
    '{"id":"MV261120A-iwan","date":"2026-11-20","kind":"in","product":"tea","warehouse":"main","quantity":"10","by":"iwan"}\n',
  "changes/2026-11.iwan.jsonl":
    '{"id":"CH261120A-iwan","at":"2026-11-20T10:00:00+01:00","by":"iwan","verb":"rounds stock in TEA 10","steps":[{"do":"append","noun":"move","id":"MV261120A-iwan"}]}\n',
};

/** No crash, no stack, no claim of a bug: an answer, or a message and an exit code of the table. */
export function expectPlain(ran: Ran, what: string): void {
  const { stdout, stderr, code } = ran;
  const told = `${what}: ${code} ${(stdout + stderr).slice(0, 600)}`;
  expect(
    /\bbug\b|程序内部错误|\n {4}at |FATAL|RangeError|TypeError/.test(stdout + stderr),
    told,
  ).toBe(false);
  expect([0, 1, 2, 3, 4, 5, 6, 7], told).toContain(code);
}

/** Gives a command to a book and sees that it ends plainly. */
export async function plainly(stage: Stage, folder: string, line: string): Promise<Ran> {
  const ran = await stage.command(folder, line);
  expectPlain(ran, wordsOf(line).join(" "));
  return ran;
}
