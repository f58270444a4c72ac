import { isUtf8 } from "node:buffer";
import type { Problem } from "../law/errors.ts";
import { finding } from "../law/finding.ts";
import { say } from "../law/words.ts";
import type { Shelf } from "./shelf.ts";

/**
 * What is wrong with a file that was not written as UTF-8: read and written again, whatever could
 * not be read would be lost.
 */
export function encodingProblem(shelf: Shelf, file: string, text: string): Problem | undefined {
  const at = text.indexOf("\ufffd");
  if (at < 0 || isUtf8(shelf.bytes(file))) return undefined;
  const lines = text.slice(0, at).split("\n");
  const column = (lines.at(-1) ?? "").length + 1;
  const told = say("this is not UTF-8 text", "此文件不是 UTF-8 编码");
  return finding("not-utf8", told, { file, line: lines.length, column });
}
