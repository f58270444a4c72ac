import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileError } from "../book/disk.ts";
import { RoundsError } from "../law/errors.ts";
import { say } from "../law/words.ts";
import { printCsv } from "../print/csv.ts";
import type { TableView } from "../print/view.ts";

/** What spreadsheets know UTF-8 by. */
const mark = "\uFEFF";

/**
 * Writes a table as CSV that spreadsheets open as it is meant. @throws RoundsError already-there,
 * or where the system refuses it
 */
export function writeTable(
  typed: string,
  view: TableView,
  { folder, mayReplace }: { readonly folder: string; readonly mayReplace: boolean },
): void {
  const path = resolve(folder, typed);
  if (!mayReplace && existsSync(path)) {
    throw new RoundsError("already-there", say(`${typed} is there already`, `${typed} 已存在`), {
      hint: say(
        "choose another name, or write over it with --yes",
        "请换一个名称，或加 --yes 覆盖",
      ),
    });
  }
  const screen = { language: "en", colour: false, width: undefined } as const;
  try {
    writeFileSync(path, mark + printCsv(view, screen));
  } catch (error) {
    throw fileError(error, path);
  }
}
