import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { decode } from "../book/codec.ts";
import { RoundsError } from "../law/errors.ts";
import { nearest } from "../law/names.ts";
import type { Fields, Values } from "../law/noun.ts";
import { say, type Text } from "../law/words.ts";
import type { TemplatePlaces } from "./own-files.ts";
import { mendOwnFile } from "./own-yaml.ts";
import { readText } from "./rows.ts";

/** One file of a folder of templates. */
export interface TemplateFile {
  /** Without language and ending: "birthday". */
  readonly name: string;
  /** Undefined: one text for both languages. */
  readonly language: "en" | "zh" | undefined;
  readonly path: string;
  /** The path as a person would name it. */
  readonly shown: string;
  readonly isOwn: boolean;
}

/** A template's front matter and its text. */
export interface ReadTemplate<F extends Fields> {
  readonly head: Values<F>;
  readonly body: string;
  /** The line of the file that the text begins on, from 1. */
  readonly bodyLine: number;
}

/** All files of one kind of template ("messages", "scripts"), the firm's own first. */
export function templateFiles(
  folder: string,
  ending: string,
  { home, book }: TemplatePlaces,
): readonly TemplateFile[] {
  const pattern = new RegExp(`^([\\w\\u4e00-\\u9fff-]+?)(?:\\.(en|zh))?\\.${ending}$`);
  return [book, home].flatMap((place) => {
    const inside = join(place, "templates", folder);
    return namesIn(inside).flatMap((file): TemplateFile[] => {
      const [, name, language] = pattern.exec(file) ?? [];
      if (name === undefined) return [];
      const path = join(inside, file);
      const shown = relative(place, path).replaceAll("\\", "/");
      const spoken = language as TemplateFile["language"];
      return [{ name, language: spoken, path, shown, isOwn: place === book }];
    });
  });
}

/**
 * The file of each name in one language; one of the firm's own beats ours, one in the language
 * beats one in none, and where there is none in the language the other is better than nothing.
 */
export function inLanguage(
  files: readonly TemplateFile[],
  language: "en" | "zh",
): ReadonlyMap<string, TemplateFile> {
  const best = new Map<string, TemplateFile>();
  const rank = (file: TemplateFile): number =>
    (file.language === language ? 0 : file.language === undefined ? 1 : 4) + (file.isOwn ? 0 : 2);
  for (const file of files) {
    const known = best.get(file.name);
    if (!known || rank(file) < rank(known)) best.set(file.name, file);
  }
  return new Map([...best].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The template of a name. @throws RoundsError not-found with the names that there are */
export function templateNamed(
  name: string,
  files: ReadonlyMap<string, TemplateFile>,
  what: { readonly label: Text; readonly list: string },
): TemplateFile {
  const found = files.get(name) ?? files.get(name.toLowerCase());
  if (found) return found;
  const near = nearest(name, files.keys());
  const { label, list } = what;
  throw new RoundsError(
    "not-found",
    say(`there is no ${label.en} "${name}"`, `没有名为“${name}”的${label.zh}`),
    {
      candidates: near.length > 0 ? near : [...files.keys()],
      hint: say(`see: ${list}`, `请查看：${list}`),
    },
  );
}

/** The whole text of a template's file. */
export function templateText({ path, shown }: TemplateFile): string {
  return readText(path, { name: shown }).replaceAll("\r\n", "\n");
}

/**
 * Reads the front matter of a template, YAML between two lines of "---", by its fields.
 * @throws RoundsError unreadable, naming file and line
 */
export function readTemplate<F extends Fields>(file: TemplateFile, fields: F): ReadTemplate<F> {
  const text = templateText(file);
  const [whole, head] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  if (whole === undefined || head === undefined) {
    throw new RoundsError(
      "unreadable",
      say(
        "a template begins with its front matter: YAML between two lines of ---",
        "模板开头应是两行 --- 之间的 YAML 信息",
      ),
      { where: { file: file.shown, line: 1 }, hint: mendOwnFile },
    );
  }
  const { values, problems } = decode(head, { file: file.shown, fields, digits: 2 });
  const [problem] = problems;
  if (!values || problem) {
    const { line, column } = problem?.where ?? {};
    throw new RoundsError("unreadable", problem?.text ?? say("bad front matter", "模板信息有误"), {
      where: {
        file: file.shown,
        ...(line === undefined ? {} : { line: line + 1 }),
        ...(column === undefined ? {} : { column }),
      },
      hint: mendOwnFile,
    });
  }
  const bodyLine = whole.split("\n").length;
  return { head: values as Values<F>, body: text.slice(whole.length), bodyLine };
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
