import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { fileError } from "../book/disk.ts";
import { RoundsError } from "../law/errors.ts";
import { say } from "../law/words.ts";
import type { GitRan } from "../nouns/verb.ts";

export const formEndings = ["pdf", "html", "md", "txt"] as const;

export type FormEnding = (typeof formEndings)[number];

export interface FormTarget {
  readonly path: string;
  /** As the person typed it, or would. */
  readonly shown: string;
  readonly ending: FormEnding;
}

/**
 * Where a paper is written to. An ending alone ("pdf", "papers/.pdf") or a folder with one stands
 * for the paper's own name (R-COM-19). @throws RoundsError bad-value for any other ending
 */
export function formTarget(
  typed: string,
  { folder, name }: { readonly folder: string; readonly name: string },
): FormTarget {
  const last = basename(typed);
  const alone = last.replace(/^\./, "").toLowerCase();
  const isAlone = isEnding(alone) && (last.startsWith(".") || typed === last);
  const ending = isAlone ? alone : extname(typed).slice(1).toLowerCase();
  if (!isEnding(ending)) {
    throw new RoundsError(
      "bad-value",
      say(`"${typed}" says no kind of file that can be written`, `“${typed}”不是可用的文件类型`),
      {
        candidates: formEndings.map((one) => `.${one}`),
        hint: say(`for example: --to "${name}.pdf"`, `例如：--to "${name}.pdf"`),
      },
    );
  }
  const shown = isAlone ? join(dirname(typed), `${fileName(name)}.${ending}`) : typed;
  return { path: resolve(folder, shown), shown, ending };
}

function isEnding(text: string): text is FormEnding {
  return (formEndings as readonly string[]).includes(text);
}

/** A name without what file systems do not take. */
function fileName(text: string): string {
  return text.replace(/[\\/:*?"<>|\p{Cc}]/gu, "-").trim();
}

/** Refuses to write over a file that is there. @throws RoundsError already-there */
export function assertFree({ path, shown }: FormTarget): void {
  if (!existsSync(path)) return;
  const isFolder = statSync(path).isDirectory();
  throw new RoundsError(
    "already-there",
    isFolder
      ? say(`${shown} is a folder`, `${shown} 是文件夹`)
      : say(`${shown} is there already`, `${shown} 已存在`),
    {
      hint: isFolder
        ? say(`name a file: --to "${shown}/.pdf"`, `请给出文件：--to "${shown}/.pdf"`)
        : say("choose another name, or write over it with --yes", "请换一个名称，或加 --yes 覆盖"),
    },
  );
}

/** Writes a paper. @throws RoundsError where the system refuses it */
export function writeForm({ path }: FormTarget, content: string): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw fileError(error, path);
  }
}

/** Browsers that print a page without a window, where they are found. */
const browsers = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "msedge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

type Start = (words: readonly string[], input: string) => GitRan;

/**
 * Prints a page of HTML to a PDF with the browser that is installed. @throws RoundsError failed
 * with the remedy where there is none, or where it prints nothing
 */
export function writePdf({ path, shown }: FormTarget, html: string, start: Start): void {
  const folder = mkdtempSync(join(tmpdir(), "rounds-print-"));
  try {
    const page = join(folder, "page.html");
    const paper = join(folder, "page.pdf");
    writeFileSync(page, html);
    const words = [
      ...["--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check"],
      ...["--disable-extensions", "--no-pdf-header-footer"],
      `--user-data-dir=${join(folder, "profile")}`,
      `--print-to-pdf=${paper}`,
      pathToFileURL(page).href,
    ];
    const ran = firstBrowser(words, start);
    if (!ran) throw noBrowser(shown);
    if (!existsSync(paper)) throw notPrinted(ran);
    try {
      copyFileSync(paper, path);
    } catch (error) {
      throw fileError(error, path);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function firstBrowser(words: readonly string[], start: Start): GitRan | undefined {
  for (const browser of browsers) {
    const ran = start([browser, ...words], "");
    if (ran.code === undefined) continue;
    // Its own sandbox does not work for the superuser; the page runs no code and fetches nothing.
    return /no-sandbox/.test(ran.stderr) ? start([browser, "--no-sandbox", ...words], "") : ran;
  }
  return undefined;
}

function noBrowser(shown: string): RoundsError {
  const page = shown.replace(/\.pdf$/i, ".html");
  return new RoundsError(
    "failed",
    say("no browser is installed that could print a PDF", "未找到可生成 PDF 的浏览器"),
    {
      hint: say(
        `install chromium (apt install chromium), or write a page and print it: --to "${page}"`,
        `请安装 chromium（apt install chromium），或先输出网页再打印：--to "${page}"`,
      ),
    },
  );
}

function notPrinted({ stderr, code }: GitRan): RoundsError {
  const last = stderr.trim().split("\n").at(-1) ?? "";
  const told = last === "" ? String(code) : last;
  return new RoundsError(
    "failed",
    say(`the browser printed nothing: ${told}`, `浏览器未能生成 PDF：${told}`),
    {
      hint: say(
        "write a page and print it from the browser: --to FILE.html",
        "请先输出网页，再从浏览器打印：--to 文件.html",
      ),
    },
  );
}
