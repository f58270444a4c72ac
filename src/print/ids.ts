import { RoundsError } from "../law/errors.ts";
import { say } from "../law/words.ts";
import { raw } from "./cells.ts";
import { cleanLine } from "./clean.ts";
import type { Cell, PageView, TableView } from "./view.ts";

/** The ids of the rows, one a line, for other commands to read; refused where rows have none. */
export function printIds(view: TableView | PageView): string {
  const ids = view.shape === "page" ? [pageId(view)] : view.rows.map((row) => row.id);
  return ids.map((id) => `${cleanLine(required(id), " ")}\n`).join("");
}

function pageId({ record, facts }: PageView): Cell {
  const id = typeof record === "object" && record !== null && "id" in record ? record.id : null;
  return typeof id === "string" ? id : facts.find(({ key }) => key === "id")?.value;
}

function required(id: Cell): string {
  const text = raw(id);
  if (text !== "") return text;
  throw new RoundsError(
    "bad-usage",
    say("what this command prints has no ids", "此命令的结果没有编号"),
    {
      hint: say(
        "print it with --format csv or --json instead",
        "请改用 --format csv 或 --json 输出",
      ),
    },
  );
}
