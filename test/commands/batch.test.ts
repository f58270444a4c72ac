import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "../book/support.ts";
import { writeFiles } from "../cli/program.ts";
import { rounds } from "./undo-kit.ts";

let book = "";
beforeEach(() => {
  vi.stubEnv("ROUNDS_AS", "iwan");
  book = temporaryFolder();
  writeFiles(book, {
    "rounds.yaml": "format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\n",
    "staff/iwan.yaml": "name: Iwan\nrole: sales\n",
    "staff/lan.yaml": "name: Lan\nrole: manager\n",
    "products/tea.yaml": "name: Green tea\nsku: TEA\nprice: 48\n",
    "customers/red.yaml": "name: Red\n",
  });
});
const given = (lines: readonly string[], more = "") => {
  writeFiles(book, { "lines.txt": `${lines.join("\n")}\n` });
  return rounds(book, `batch ${join(book, "lines.txt")} ${more}`);
};

describe("batch: the commands of a file", () => {
  test("quotes, remarks, a leading rounds; each line with its own day and person", async () => {
    const { code, error } = await given([
      "# the morning",
      "rounds customer add 'Blue Door' --phone 5550100",
      'order add red --line "TEA x 2" --today 2026-11-20 --as lan',
    ]);
    expect([code, error]).toEqual([0, expect.stringContaining("order confirm SO261120A-lan")]);
    expect((await rounds(book, "order list")).out).toContain("SO261120A-lan");
  });

  test("a failure ends it with its line and code; with --go-on the others follow", async () => {
    const lines = ["customer show nobody", "customer add Blue --phone 5550100"];
    const first = await given(lines);
    expect([first.code, first.error]).toEqual([4, expect.stringContaining("lines.txt:1: failed")]);
    expect((await rounds(book, "customer show blue")).code).toBe(4);
    expect((await given(lines, "--go-on")).code).toBe(4);
    expect((await rounds(book, "customer show blue")).code).toBe(0);
  });

  test("nothing is asked: what misses an answer fails, with what is missing", async () => {
    const { code, error } = await given(["order add red"]);
    expect([code, error]).toEqual([2, expect.stringContaining("--line")]);
  });

  test("a quote that is not closed is found before anything is done", async () => {
    const { code, error } = await given(["customer add Blue --phone 5550100", "customer add 'X"]);
    expect([code, error]).toEqual([6, expect.stringContaining(":2:")]);
    expect((await rounds(book, "customer show blue")).code).toBe(4);
  });

  test("a batch within itself ends with an error instead of never", async () => {
    const { code, error } = await given([`batch ${join(book, "lines.txt")}`]);
    expect([code, error]).toEqual([2, expect.stringContaining("batch")]);
  });

  test("what a line changed is there for the next, whatever command it is", async () => {
    const { code, out } = await given([
      "customer add 'Blue Door' --phone 5550100 --ids",
      "customer show blue-door",
      "find 5550100",
      "order add blue-door --line 'TEA x 2' --today 2026-11-20",
      "undo --today 2026-11-20",
      "order list",
    ]);
    expect(code).toBe(0);
    expect(out.match(/Blue Door/g)?.length).toBeGreaterThanOrEqual(2);
    expect((await rounds(book, "order list --format json")).out).not.toContain("SO261120A");
  });
});
