import { type Details, RoundsError } from "../law/errors.ts";
import { groupKind, groupsKind, wordsKind } from "../law/kinds/groups.ts";
import { textKind, yesNoKind } from "../law/kinds/texts.ts";
import { field, type Values } from "../law/noun.ts";
import { type Language, same, say } from "../law/words.ts";
import type { FormData } from "../nouns/form/data.ts";
import type { TemplatePlaces } from "./own-files.ts";
import { mendOwnFile } from "./own-yaml.ts";
import {
  inLanguage,
  readTemplate,
  type TemplateFile,
  templateFiles,
  templateNamed,
  templateText,
} from "./templates.ts";

/** A word of a form in both languages. */
const wordFields = {
  en: field(textKind(), say("English", "英文"), { required: true }),
  zh: field(textKind(), say("Chinese", "中文"), { required: true }),
};

const wordOptions = { example: say("en=Stub, zh=存根联", "en=Stub, zh=存根联") };

/** The front matter of a form. */
export const formFields = {
  title: field(groupKind(wordFields, wordOptions), say("Title", "标题"), { required: true }),
  /** The form whose data it prints, where it is one of the firm's own. */
  data: field(textKind(), say("Data of the form", "取数单据")),
  copies: field(groupsKind(wordFields, wordOptions), say("Copies", "联次")),
  signatures: field(groupsKind(wordFields, wordOptions), say("Signatures", "签字栏")),
  facts: field(wordsKind, say("Facts, in this order", "信息项及顺序")),
  columns: field(wordsKind, say("Columns, in this order", "列及顺序")),
  landscape: field(yesNoKind, say("Landscape", "横向")),
  terms: field(groupKind(wordFields, wordOptions), say("Terms at the foot", "页脚条款")),
};

/** A form's template, ready to be filled in. */
export interface FormTemplate extends Values<typeof formFields> {
  readonly name: string;
  readonly body: string;
  readonly bodyLine: number;
  readonly file: string;
  readonly isOwn: boolean;
}

/** The files of all forms in a language by name, the firm's own before the program's. */
export function formFiles(
  places: TemplatePlaces,
  language: Language,
): ReadonlyMap<string, TemplateFile> {
  return inLanguage(templateFiles("forms", "liquid", places), language);
}

/** The template of a form. @throws RoundsError not-found, unreadable */
export function formTemplate(
  name: string,
  places: TemplatePlaces,
  language: Language,
): FormTemplate {
  const what = { label: say("form", "单据"), list: "rounds print --list" };
  const file = templateNamed(name, formFiles(places, language), what);
  const { head, body, bodyLine } = readTemplate(file, formFields);
  return { ...head, name: file.name, body, bodyLine, file: file.shown, isOwn: file.isOwn };
}

/** More than any paper needs: a template that counts to a billion is stopped. */
const most = { parseLimit: 1e6, renderLimit: 5000, memoryLimit: 1e8 };

/** What a page may take in: its own style and pictures inside of it, nothing from elsewhere. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * A form as a page of HTML to be printed, that needs nothing besides itself. Whatever stands in the
 * data is text: it is escaped wherever a template puts it.
 * @throws RoundsError unreadable, with file and line, for a template that cannot be used
 */
export async function formHtml(
  template: FormTemplate,
  data: FormData,
  places: TemplatePlaces,
): Promise<string> {
  const { Liquid } = await import("liquidjs");
  const { language } = data;
  const parts = partsOf(places, language);
  const { style = "", ...templates } = parts;
  const engine = new Liquid({
    ...most,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    outputEscape: "escape",
    templates,
  });
  // The one way around the escaping is closed.
  engine.registerFilter("raw", (text: unknown) => text);
  const source = { file: template.file, bodyLine: template.bodyLine, parts: templates };
  const names = data.copies.length > 0 ? data.copies : [""];
  const parsed = told(() => engine.parse(template.body), source);
  const copies = names.map((copy) =>
    told(() => String(engine.renderSync(parsed, { ...data, copy })), source),
  );
  const pages = names.map((copy, at) => pageRule(at, [data.number, copy]));
  const title = escaped(`${data.title} ${data.number} · ${data.firm.name}`);
  return [
    "<!doctype html>",
    `<html lang="${language === "zh" ? "zh-CN" : "en"}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${title}</title>`,
    `<style>\n${style.replaceAll("</", "<\\/").trim()}`,
    `@page { size: A4 ${template.landscape ? "landscape" : "portrait"}; }`,
    `.sheet { --wide: ${template.landscape ? "297mm" : "210mm"}; }`,
    ...pages,
    "</style>",
    "</head>",
    "<body>",
    ...(data.draft === null ? [] : [`<div class="draft">${escaped(data.draft)}</div>`]),
    ...copies.map((one, at) => `<main class="sheet sheet-${at + 1}">\n${tidied(one)}\n</main>`),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** The parts that forms take in, by name; the firm's own before the program's. */
function partsOf(places: TemplatePlaces, language: Language): Record<string, string> {
  const files = inLanguage(templateFiles("forms/parts", "liquid", places), language);
  return Object.fromEntries([...files].map(([name, file]) => [name, templateText(file)]));
}

/** Each copy has pages of its own, with the paper's number and the copy's name at the foot. */
function pageRule(at: number, words: readonly string[]): string {
  const foot = cssText(words.filter(Boolean).join(" · "));
  const name = `sheet-${at + 1}`;
  return `@page ${name} { @bottom-left { content: "${foot}"; } }\n.${name} { page: ${name}; }`;
}

/** Text inside a string of CSS inside HTML: all but letters and figures by their numbers. */
function cssText(text: string): string {
  return text.replace(
    /[^\p{L}\p{N}]/gu,
    (letter) => `\\${(letter.codePointAt(0) ?? 32).toString(16)} `,
  );
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
  "'": "&#39;",
};

function escaped(text: unknown): string {
  return String(text ?? "").replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}

/** No empty lines: they come from the tags of the template. */
function tidied(text: string): string {
  return text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

interface Source {
  readonly file: string;
  readonly bodyLine: number;
  /** The texts of the parts that it may take in, by name. */
  readonly parts: Readonly<Record<string, string>>;
}

interface LiquidFault {
  readonly message: string;
  readonly token?: {
    /** The whole text that it stands in. */
    readonly input: string;
    getPosition(): readonly [row: number, column: number];
  };
}

/** Does it and tells what Liquid finds wrong as our own error, with file and line. */
function told<T>(act: () => T, { file, bodyLine, parts }: Source): T {
  try {
    return act();
  } catch (error) {
    const fault = error as LiquidFault;
    const [row = 1] = fault.token?.getPosition() ?? [];
    const part = Object.keys(parts).find((name) => parts[name] === fault.token?.input);
    const where: Details["where"] =
      part === undefined
        ? { file, line: bodyLine + row - 1 }
        : { file: `templates/forms/parts/${part}.liquid`, line: row };
    const said = fault.message.replace(/, (file:.*, )?line:\d+, col:\d+.*$/s, "");
    const why = /ENOENT|failed to lookup/i.test(said)
      ? say("a part that it takes in is not there", "引用的模板部件不存在")
      : same(said);
    throw new RoundsError(
      "unreadable",
      say(`this form cannot be used: ${why.en}`, `单据模板有误：${why.zh}`),
      { where, hint: mendOwnFile, cause: error },
    );
  }
}
