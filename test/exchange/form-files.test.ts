import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assertFree, formTarget, writeForm, writePdf } from "../../src/exchange/form-files.ts";
import { RoundsError } from "../../src/law/errors.ts";
import { temporaryFolder } from "../book/support.ts";

function failure(act: () => unknown): RoundsError {
  try {
    act();
  } catch (error) {
    if (error instanceof RoundsError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

describe("where a paper is written to", () => {
  const at = { folder: "/home/iwan", name: "PI261105A Chen Jie" };

  test.each([
    ["quote.pdf", "/home/iwan/quote.pdf", "pdf"],
    ["out/Quote.HTML", "/home/iwan/out/Quote.HTML", "html"],
    ["/tmp/a.md", "/tmp/a.md", "md"],
    ["pdf", "/home/iwan/PI261105A Chen Jie.pdf", "pdf"],
    [".txt", "/home/iwan/PI261105A Chen Jie.txt", "txt"],
    ["out/.pdf", "/home/iwan/out/PI261105A Chen Jie.pdf", "pdf"],
  ])("R-COM-19: %s is %s", (typed, path, ending) => {
    expect(formTarget(typed, at)).toMatchObject({ path, ending });
  });

  test.each(["quote.docx", "quote", "out/pdf", ""])("%s is no kind of file", (typed) => {
    const { code, details } = failure(() => formTarget(typed, at));
    expect(code).toBe("bad-value");
    expect(details.candidates).toEqual([".pdf", ".html", ".md", ".txt"]);
  });

  test("a name is made fit for a file", () => {
    const name = `a/b\\c:d*e?f"g<h>i|j\nk`;
    expect(formTarget("pdf", { ...at, name }).shown).toBe("a-b-c-d-e-f-g-h-i-j-k.pdf");
  });

  test("a file that is there is not written over unasked, nor a folder at all", () => {
    const folder = temporaryFolder();
    const target = formTarget("a.md", { ...at, folder });
    assertFree(target);
    writeForm(target, "one");
    expect(failure(() => assertFree(target)).code).toBe("already-there");
    expect(readFileSync(target.path, "utf8")).toBe("one");
  });

  test("a folder that is not there is told by its path", () => {
    const target = formTarget("there/is/none.md", { ...at, folder: temporaryFolder() });
    expect(failure(() => writeForm(target, "one")).code).toBe("not-found");
  });
});

describe("a PDF by the browser", () => {
  const target = () => formTarget("a.pdf", { folder: temporaryFolder(), name: "a" });
  const paperOf = (words: readonly string[]): string =>
    words.find((word) => word.startsWith("--print-to-pdf="))?.slice(15) ?? "";
  const none = { code: undefined, stdout: "", stderr: "" };

  test("where there is none, it says what to install and what works meanwhile", () => {
    const { code, details } = failure(() => writePdf(target(), "<p>", () => none));
    expect(code).toBe("failed");
    expect(details.hint?.en).toMatch(/install chromium.*--to "a\.html"/);
  });

  test("the first that is found prints it; what was made on the way is gone", () => {
    const tried: string[] = [];
    const to = target();
    let page = "";
    writePdf(to, "<p>one</p>", ([program = "", ...words]) => {
      tried.push(program);
      if (program !== "google-chrome") return none;
      page = new URL(words.at(-1) ?? "").pathname;
      expect(readFileSync(page, "utf8")).toBe("<p>one</p>");
      writeFileSync(paperOf(words), "%PDF");
      return { code: 0, stdout: "", stderr: "" };
    });
    expect(tried).toEqual(["chromium", "chromium-browser", "google-chrome"]);
    expect(readFileSync(to.path, "utf8")).toBe("%PDF");
    expect(existsSync(page)).toBe(false);
  });

  test("its sandbox is left out only where it cannot work", () => {
    const runs: boolean[] = [];
    writePdf(target(), "<p>", (words) => {
      const bare = words.includes("--no-sandbox");
      runs.push(bare);
      if (bare) writeFileSync(paperOf(words), "%PDF");
      const stderr = "Running as root without --no-sandbox is not supported.";
      return bare ? { code: 0, stdout: "", stderr: "" } : { code: 1, stdout: "", stderr };
    });
    expect(runs).toEqual([false, true]);
  });

  test("a browser that prints nothing is told with what it said", () => {
    const ran = { code: 1, stdout: "", stderr: "one\nno space left\n" };
    const to = target();
    expect(failure(() => writePdf(to, "<p>", () => ran)).message).toMatch(/no space left/);
    expect(existsSync(join(to.path))).toBe(false);
  });
});
