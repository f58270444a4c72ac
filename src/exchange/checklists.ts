import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RoundsError } from "../law/errors.ts";
import { say, type Text } from "../law/words.ts";

/** One point of a checklist. */
export interface CheckItem {
  /** The code that is stored, and typed. */
  readonly key: string;
  readonly label: Text;
  /** What is done at this point, in a sentence. */
  readonly does: Text;
}

export interface Checklist {
  readonly title: Text;
  readonly items: readonly CheckItem[];
}

/** Where templates are looked for: the book's own first, then those of the program. */
export interface TemplatePlaces {
  readonly book: string;
  readonly home: string;
}

/**
 * A checklist by its name, from templates/visits/NAME.yaml of the book or else of the program.
 * @throws RoundsError unreadable when a firm's own list does not say what it should
 */
export async function readChecklist(name: string, places: TemplatePlaces): Promise<Checklist> {
  const file = `templates/visits/${name}.yaml`;
  const own = join(places.book, file);
  const path = existsSync(own) ? own : join(places.home, file);
  const { parse } = await import("yaml");
  let plain: unknown;
  try {
    plain = parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw unreadable(file, cause instanceof Error ? cause.message : String(cause));
  }
  const { title, items } = (plain ?? {}) as { title?: unknown; items?: unknown };
  if (!Array.isArray(items)) throw unreadable(file, "items: a list is wanted");
  return { title: text(title, file), items: items.map((one) => item(one, file)) };
}

function item(plain: unknown, file: string): CheckItem {
  const { key, does, ...label } = (plain ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof key !== "string") throw unreadable(file, "each item needs a key");
  return {
    key,
    label: text(label, file),
    does: does === undefined ? say("", "") : text(does, file),
  };
}

/** A text in both languages; one language alone stands for both. */
function text(plain: unknown, file: string): Text {
  if (typeof plain === "string") return say(plain, plain);
  const { en, zh } = (plain ?? {}) as { en?: unknown; zh?: unknown };
  const some = [en, zh].find((one) => typeof one === "string");
  if (typeof some !== "string") throw unreadable(file, "en: and zh: are wanted");
  return say(typeof en === "string" ? en : some, typeof zh === "string" ? zh : some);
}

function unreadable(file: string, why: string): RoundsError {
  return new RoundsError("unreadable", say(`${file}: ${why}`, `${file}：${why}`), {
    where: { file },
    hint: say(
      "a list looks like this: rounds visit checklist --format md",
      "写法参见：rounds visit checklist --format md",
    ),
  });
}
