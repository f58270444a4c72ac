import { existsSync } from "node:fs";
import { join } from "node:path";
import { RoundsError, type Where } from "../law/errors.ts";
import { say, type Text } from "../law/words.ts";
import type { TemplatePlaces } from "./own-files.ts";
import { mendOwnFile } from "./own-yaml.ts";
import { readText } from "./rows.ts";

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

/**
 * A checklist by its name, from templates/visits/NAME.yaml of the book or else of the program.
 * @throws RoundsError unreadable when a firm's own list does not say what it should
 */
export async function readChecklist(name: string, places: TemplatePlaces): Promise<Checklist> {
  const file = `templates/visits/${name}.yaml`;
  const own = join(places.book, file);
  const path = existsSync(own) ? own : join(places.home, file);
  const { isNode, LineCounter, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  const document = parseDocument(readText(path, { name: file }), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const [error] = document.errors;
  if (error) {
    const { line } = lines.linePos(error.pos[0]);
    const { message } = error;
    throw unreadable(say(`this is not valid YAML: ${message}`, `YAML 语法有误：${message}`), {
      file,
      line,
    });
  }
  const lineOf = (...at: readonly (string | number)[]): number => {
    const node: unknown = document.getIn(at, true);
    return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  };
  const { title, items } = (document.toJS() ?? {}) as { title?: unknown; items?: unknown };
  if (!Array.isArray(items)) {
    throw unreadable(say("items: a list is wanted", "items 应为列表"), { file, line: 1 });
  }
  return {
    title: text(title, { file, line: lineOf("title") }),
    items: items.map((one, index) => item(one, { file, line: lineOf("items", index) })),
  };
}

type Place = Required<Pick<Where, "file" | "line">>;

function item(plain: unknown, where: Place): CheckItem {
  const { key, does, ...label } = (plain ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof key !== "string") {
    throw unreadable(say("each item needs a key", "每一项都要有 key"), where);
  }
  return {
    key,
    label: text(label, where),
    does: does === undefined ? say("", "") : text(does, where),
  };
}

/** A text in both languages; one language alone stands for both. */
function text(plain: unknown, where: Place): Text {
  if (typeof plain === "string") return say(plain, plain);
  const { en, zh } = (plain ?? {}) as { en?: unknown; zh?: unknown };
  const some = [en, zh].find((one) => typeof one === "string");
  if (typeof some !== "string") {
    throw unreadable(say("en: and zh: are wanted", "应有 en 与 zh"), where);
  }
  return say(typeof en === "string" ? en : some, typeof zh === "string" ? zh : some);
}

function unreadable(told: Text, where: Place): RoundsError {
  return new RoundsError("unreadable", told, { where, hint: mendOwnFile });
}
