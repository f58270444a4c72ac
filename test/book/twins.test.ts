import { describe, expect, test } from "vitest";
import { changeLog } from "../../src/book/journal.ts";
import { type Untwinned, withoutTwins } from "../../src/book/twins.ts";
import type { Noun } from "../../src/law/noun.ts";
import { move } from "../../src/nouns/move/move.ts";
import { order } from "../../src/nouns/order/order.ts";

const stock = "moves/2026-11.iwan.jsonl";
const log = "changes/2026-11.iwan.jsonl";
const entry = (letter: string, more = {}): string =>
  `${JSON.stringify({ id: `MV261123${letter}-iwan`, date: "2026-11-23", ...more })}\n`;
const change = (letter: string, at: string, more = {}): string =>
  `${JSON.stringify({ id: `CH261123${letter}-iwan`, at, steps: [], ...more })}\n`;

function apart(noun: Noun, path: string, files: Readonly<Record<string, string>>): Untwinned {
  const facts = {
    nouns: [order, move],
    text: (one: string) => files[one] ?? "",
    paths: ({ folder }: Noun) => Object.keys(files).filter((one) => one.startsWith(`${folder}/`)),
  };
  return withoutTwins({ noun, path, text: files[path] ?? "" }, facts);
}

describe("entries of one id", () => {
  test("the later ones get the next free letters, that of what is gone is not free", () => {
    const text = entry("A") + entry("A", { quantity: "2" }) + entry("B") + entry("A");
    const gone = '{"do":"append","noun":"move","id":"MV261123C-iwan"}';
    const { text: now, renamed, kept } = apart(move, stock, { [stock]: text, [log]: gone });
    expect(now).toBe(entry("A") + entry("D", { quantity: "2" }) + entry("B") + entry("E"));
    expect(renamed).toEqual([
      ["MV261123A-iwan", "MV261123D-iwan"],
      ["MV261123A-iwan", "MV261123E-iwan"],
    ]);
    expect(kept.size).toBe(0);
  });

  test("stay where something refers to the id, and it says what does", () => {
    const text = entry("A") + entry("A") + entry("B", { reverses: "MV261123A-iwan" });
    const { text: now, kept } = apart(move, stock, { [stock]: text });
    expect(now).toBe(text);
    expect(kept.get("MV261123A-iwan")?.en).toContain("MV261123B-iwan");
  });

  test("a change that an undo names with its time keeps its id, the other gets a new one", () => {
    const undo = (undoesAt?: string): string =>
      change("B", "3", { undoes: "CH261123A-iwan", ...(undoesAt ? { undoesAt } : {}) });
    const twins = change("A", "1") + change("A", "2");
    const told = apart(changeLog, log, { [log]: twins + undo("2") });
    expect(told.text).toBe(change("C", "1") + change("A", "2") + undo("2"));
    const untold = apart(changeLog, log, { [log]: twins + undo() });
    expect(untold.text).toBe(twins + undo());
    expect(untold.kept.size).toBe(1);
  });
});
