import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type Problem, RoundsError } from "../law/errors.ts";
import type { Settings } from "../law/settings.ts";
import { say } from "../law/words.ts";
import { build, Shelf } from "./shelf.ts";

export const settingsFile = "rounds.yaml";

/** How to make a book, for whoever has none. */
const howToBegin = say(
  "make one here: rounds init    or name one: --book DIR, ROUNDS_BOOK",
  "在此新建：rounds init　或指定：--book 目录、ROUNDS_BOOK",
);

/**
 * The folder of the book to work on: the one named, else the nearest upwards that holds rounds.yaml
 * or data/rounds.yaml. @throws RoundsError no-book
 */
export function findBook(named: string | undefined, start: string): string {
  if (named !== undefined) {
    const root = resolve(start, named);
    if (existsSync(join(root, settingsFile))) return root;
    throw new RoundsError("no-book", say(`there is no book in ${named}`, `${named} 中没有账册`), {
      hint: howToBegin,
    });
  }
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, settingsFile))) return folder;
    if (existsSync(join(folder, "data", settingsFile))) return join(folder, "data");
    if (dirname(folder) === folder) break;
  }
  throw new RoundsError(
    "no-book",
    say("there is no book here or in a folder above", "此处及上级目录都没有账册"),
    { hint: howToBegin },
  );
}

/** Reads rounds.yaml, from the cache when the file has not changed. @throws RoundsError */
export async function readSettings(root: string): Promise<Settings> {
  const shelf = new Shelf(root, 2, undefined);
  const stamp = shelf.stamp(settingsFile) ?? "";
  const key = `${build}:${stamp}`;
  const cached = shelf.readCache("settings.json");
  if (cached) {
    try {
      const kept = JSON.parse(cached) as { key: string; settings: Settings };
      if (kept.key === key) return kept.settings;
    } catch {
      // A torn cache is made again.
    }
  }
  const { bookFormat, settingFields, withDefaults } = await import("../law/settings.ts");
  shelf.clock.begin();
  const { values, problems } = await shelf.decode(settingsFile, settingFields);
  const bad = problems.find((one) => one.level === "error");
  const format = Number(values?.format ?? /^format:\s*(\d+)/m.exec(settingsText(root))?.[1] ?? 0);
  if (format > bookFormat) {
    throw new RoundsError(
      "newer-book",
      say(
        `this book has format ${format}; this program knows formats up to ${bookFormat}`,
        `账册格式为 ${format}，本程序只认识 ${bookFormat} 及以下`,
      ),
      { hint: say("install a newer rounds", "请安装新版 rounds"), where: { file: settingsFile } },
    );
  }
  if (bad || !values) throw settingsError(problems);
  const settings = withDefaults(values as unknown as Parameters<typeof withDefaults>[0]);
  assertTimezone(settings.timezone, root);
  if (shelf.isSettled(stamp)) shelf.writeCache("settings.json", JSON.stringify({ key, settings }));
  return settings;
}

/** A time zone nobody knows would silently be taken for UTC. */
function assertTimezone(timezone: string | undefined, root: string): void {
  if (timezone === undefined) return;
  try {
    Intl.DateTimeFormat("en", { timeZone: timezone });
  } catch (cause) {
    const before = settingsText(root).split(/^timezone:/m)[0] ?? "";
    throw new RoundsError(
      "bad-settings",
      say(`there is no time zone "${timezone}"`, `没有名为“${timezone}”的时区`),
      {
        hint: say("write it like Asia/Shanghai", "请写成 Asia/Shanghai 这样"),
        where: { file: settingsFile, line: before.split("\n").length, column: 1 },
        cause,
      },
    );
  }
}

function settingsText(root: string): string {
  return readFileSync(join(root, settingsFile), "utf8");
}

function settingsError(problems: readonly Problem[]): RoundsError {
  const bad = problems.find((one) => one.level === "error");
  return new RoundsError(
    bad?.code === "merge-markers" ? "merge-markers" : "bad-settings",
    bad?.text ?? say("the settings cannot be read", "无法读取设置"),
    bad ? { where: bad.where, ...(bad.hint ? { hint: bad.hint } : {}) } : {},
  );
}

/** A path of the book as a person standing in `from` would write it. */
export function shownPath(root: string, path: string, from: string): string {
  const shown = relative(from, join(root, path));
  return shown.startsWith("..") && shown.length > path.length + 24
    ? join(root, path)
    : shown || ".";
}
