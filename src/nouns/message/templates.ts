import {
  inLanguage,
  readTemplate,
  type TemplateFile,
  templateFiles,
  templateNamed,
} from "../../exchange/templates.ts";
import { RoundsError } from "../../law/errors.ts";
import { wholeKind } from "../../law/kinds/figures.ts";
import { choiceKind, textKind } from "../../law/kinds/texts.ts";
import { field, type Values } from "../../law/noun.ts";
import { type Language, say } from "../../law/words.ts";
import type { Context } from "../verb.ts";
import { channelKind } from "./message.ts";

/** What a template is for. */
export const templateKinds = [
  { value: "greeting", label: say("greeting", "节日祝福") },
  { value: "birthday", label: say("birthday", "生日") },
  { value: "event", label: say("event", "活动") },
  { value: "thanks", label: say("thanks", "致谢") },
  { value: "follow-up", label: say("follow-up", "跟进") },
  { value: "minutes", label: say("minutes", "会谈纪要") },
  { value: "product", label: say("product", "产品") },
  { value: "other", label: say("other", "其他") },
] as const;

/** The front matter of a message template. */
export const templateFields = {
  name: field(textKind(), say("Name", "名称"), { required: true }),
  title: field(textKind(), say("Title", "说明")),
  kind: field(choiceKind(templateKinds), say("Kind", "类型"), { required: true }),
  channel: field(channelKind, say("Channel", "方式"), { required: true }),
  language: field(
    choiceKind([
      { value: "en", label: say("English", "英文") },
      { value: "zh", label: say("Chinese", "中文") },
    ]),
    say("Language", "语言"),
  ),
  limit: field(wholeKind({ least: "1" }), say("Most characters", "字数上限")),
  subject: field(textKind(), say("Subject", "主题")),
  attachment: field(textKind(), say("Attachment", "附件")),
};

/** A message template, ready to be filled in. */
export interface Template extends Values<typeof templateFields> {
  readonly body: string;
  /** The line of its file that the text begins on. */
  readonly bodyLine: number;
  readonly file: string;
  readonly isOwn: boolean;
}

type Place = Pick<Context, "home" | "book" | "language">;

/** The language of what is written to customers: the book's, whatever the program speaks. */
export function writtenLanguage({ book, language }: Place): Language {
  return book.settings.language ?? language;
}

/** All message templates in one language by name, and what is wrong with the others. */
export function allTemplates(
  place: Place,
  language = writtenLanguage(place),
): { readonly templates: readonly Template[]; readonly wrong: readonly RoundsError[] } {
  const templates: Template[] = [];
  const wrong: RoundsError[] = [];
  for (const file of filesIn(place, language).values()) {
    try {
      templates.push(read(file));
    } catch (error) {
      if (!(error instanceof RoundsError)) throw error;
      wrong.push(error);
    }
  }
  return { templates, wrong };
}

/** The template of a name. @throws RoundsError not-found, unreadable */
export function templateOf(
  name: string,
  place: Place,
  language = writtenLanguage(place),
): Template {
  const what = { label: say("message template", "消息模板"), list: "rounds template list" };
  return read(templateNamed(name, filesIn(place, language), what));
}

function filesIn({ home, book }: Place, language: Language): ReadonlyMap<string, TemplateFile> {
  return inLanguage(templateFiles("messages", "liquid", { home, book: book.root }), language);
}

function read(file: TemplateFile): Template {
  const { head, body, bodyLine } = readTemplate(file, templateFields);
  // A template is asked for by the name of its file.
  return { ...head, name: file.name, body, bodyLine, file: file.shown, isOwn: file.isOwn };
}
