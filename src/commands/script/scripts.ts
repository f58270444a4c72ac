import {
  inLanguage,
  type TemplateFile,
  templateFiles,
  templateNamed,
  templateText,
} from "../../exchange/templates.ts";
import { say } from "../../law/words.ts";
import type { Context } from "../../nouns/verb.ts";

/** A script: what to say and how to behave, in sections under headings. */
export interface Script {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly file: string;
  readonly isOwn: boolean;
}

type Place = Pick<Context, "home" | "book" | "language">;

function filesIn({ home, book, language }: Place): ReadonlyMap<string, TemplateFile> {
  return inLanguage(templateFiles("scripts", "md", { home, book: book.root }), language);
}

function read(file: TemplateFile): Script {
  const text = templateText(file);
  const title = /^#\s+(.+)$/m.exec(text)?.[1]?.trim() ?? file.name;
  return { name: file.name, title, text, file: file.shown, isOwn: file.isOwn };
}

/** All scripts in the language of whoever asks, by name; the firm's own win over ours. */
export function allScripts(place: Place): readonly Script[] {
  return [...filesIn(place).values()].map(read);
}

/** The script of a name. @throws RoundsError not-found with the names that there are */
export function scriptOf(name: string, place: Place): Script {
  const what = { label: say("script", "话术"), list: "rounds script list" };
  return read(templateNamed(name, filesIn(place), what));
}

/** One section of a script: a heading of any depth and what stands below it. */
export interface Section {
  readonly heading: string;
  readonly text: string;
}

/** The sections of a script; what stands before the first heading below the title comes first. */
export function sectionsOf({ title, text }: Pick<Script, "title" | "text">): readonly Section[] {
  const sections: { heading: string; lines: string[] }[] = [{ heading: title, lines: [] }];
  for (const line of text.split("\n")) {
    const heading = /^#{2,}\s+(.+)$/.exec(line)?.[1];
    if (heading !== undefined) sections.push({ heading: heading.trim(), lines: [] });
    else if (!/^#\s/.test(line)) sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ heading, lines }) => ({ heading, text: lines.join("\n").trim() }));
}

/** The sections in which all words stand, in whatever width and case they were typed. */
export function sectionsWith(
  script: Pick<Script, "title" | "text">,
  words: readonly string[],
): readonly Section[] {
  const plain = (text: string): string => text.normalize("NFKC").toLowerCase();
  const wanted = words.map(plain);
  return sectionsOf(script).filter(({ heading, text }) => {
    const all = plain(`${script.title}\n${heading}\n${text}`);
    return wanted.every((word) => all.includes(word)) && text !== "";
  });
}
