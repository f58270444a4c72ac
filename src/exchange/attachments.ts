import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Attached } from "../law/attached.ts";
import { RoundsError } from "../law/errors.ts";
import { say } from "../law/words.ts";

/** What a file holds, as a SHA-256; undefined where it is not there or no file. */
function hashOfFile(path: string): string | undefined {
  try {
    return createHash("sha256").update(readFileSync(path)).digest("hex");
  } catch {
    return undefined;
  }
}

/** Where an attachment lies on this machine. */
function placeOf(book: string, { path }: Pick<Attached, "path">): string {
  return isAbsolute(path) ? path : join(book, path);
}

/** Is the file as it was when it was attached? */
export function stateOf(book: string, attachment: Attached): "same" | "changed" | "missing" {
  const now = hashOfFile(placeOf(book, attachment));
  if (now === undefined) return "missing";
  return now === attachment.sha256 ? "same" : "changed";
}

/**
 * A file as an attachment: typed from the folder in which the command was given; inside the book it
 * is named from the book's folder, with "/" on every system. @throws RoundsError not-found
 */
export function attachmentOf(
  typed: string,
  { book, folder }: { readonly book: string; readonly folder: string },
): Attached {
  const whole = resolve(folder, typed);
  const sha256 = statSync(whole, { throwIfNoEntry: false })?.isFile()
    ? hashOfFile(whole)
    : undefined;
  if (sha256 === undefined) {
    throw new RoundsError("not-found", say(`there is no file ${typed}`, `找不到文件 ${typed}`));
  }
  const inside = relative(resolve(book), whole);
  const isInside = inside !== "" && !inside.startsWith("..") && !isAbsolute(inside);
  return { path: isInside ? inside.split(sep).join("/") : whole, sha256 };
}
