import {
  assertFree,
  type FormTarget,
  formTarget,
  writeForm,
  writePdf,
} from "../exchange/form-files.ts";
import { formText } from "../exchange/form-texts.ts";
import { type FormTemplate, formFiles, formHtml, formTemplate } from "../exchange/forms.ts";
import { RoundsError, refuse } from "../law/errors.ts";
import { dateKind, wholeKind } from "../law/kinds/figures.ts";
import { choiceKind, switchKind, textKind } from "../law/kinds/texts.ts";
import { fold } from "../law/names.ts";
import { type AnyStored, field, type Noun } from "../law/noun.ts";
import { type Language, say } from "../law/words.ts";
import { assertApproved } from "../nouns/approval/gate.ts";
import { completeForm } from "../nouns/form/complete.ts";
import type { FormContent, FormData, FormFacts } from "../nouns/form/data.ts";
import { formNames, formSources, registerSources } from "../nouns/form/sources.ts";
import { formView } from "../nouns/form/view.ts";
import { type Context, defineVerb, type Outcome } from "../nouns/verb.ts";
import { copyNames, formList } from "./printing/forms.ts";
import { theOne } from "./show.ts";

const flags = {
  form: field(
    textKind({ name: "form" }),
    say("Form; else the paper's usual one", "单据；默认按记录类型"),
  ),
  to: field(
    textKind({ name: "file" }),
    say(
      "File: .pdf, .html, .md or .txt; an ending alone names it",
      "输出文件：.pdf、.html、.md、.txt；只写后缀则自动命名",
    ),
  ),
  copies: field(
    textKind({ name: "copies" }),
    say("How many copies, or their names", "联数，或各联名称"),
  ),
  language: field(
    choiceKind([
      { value: "en", label: say("English", "英文") },
      { value: "zh", label: say("Chinese", "中文") },
    ]),
    say("Language of the paper", "单据语言"),
  ),
  shipment: field(
    wholeKind({ least: "1" }),
    say("Which shipment of an order, from 1; else the last", "第几次发货，默认最后一次"),
  ),
  from: field(dateKind, say("A register from this day", "登记表起始日")),
  until: field(dateKind, say("A register until this day", "登记表截止日")),
  draft: field(switchKind, say("Not final: DRAFT is printed across", "打印草稿，加“草稿”字样")),
  list: field(switchKind, say("List the forms", "列出全部单据")),
};

type Input = {
  readonly id?: string | undefined;
} & {
  readonly [K in keyof typeof flags]?: ReturnType<(typeof flags)[K]["kind"]["parse"]> | undefined;
};

/** What is printed: a form of a record, or a register. */
interface Printed {
  readonly template: FormTemplate;
  readonly content: FormContent;
}

export const verb = defineVerb({
  summary: say(
    "print a paper, as text, Markdown, a page to print, or PDF",
    "打印单据：文本、Markdown、网页或 PDF",
  ),
  examples: [
    "rounds print SO261105A",
    "rounds print SO261105A --form delivery-order --language en",
    "rounds print SO261105A --form proforma --draft",
    "rounds print --form exceptions --from 2026-11-01 --until 2026-11-22",
    "rounds print --list",
  ],
  arguments: {
    id: field(textKind({ name: "id" }), say("Id or name of the paper", "单据编号或名称")),
  },
  flags,
  async run(context, input): Promise<Outcome> {
    const language = input.language ?? context.book.settings.language ?? context.language;
    if (input.list) return formList(context, language);
    const { template, content } = await printed(context, input, language);
    const { to, copies, draft = false } = input;
    const name = content.fileName ?? `${template.title[language]} ${content.number}`;
    const target = to === undefined ? undefined : formTarget(to, { folder: context.folder, name });
    const isPaper = target?.ending === "pdf" || target?.ending === "html";
    const data = completeForm(content, {
      template,
      settings: context.book.settings,
      language,
      isDraft: draft,
      copies: copyNames(copies ?? (isPaper ? undefined : "0"), template, language),
    });
    if (!target) return pageOf(data);
    if (!context.yes) assertFree(target);
    await write(data, target, { context, template });
    return { shape: "text", text: `${receipt(data, target)[context.language]}\n` };
  },
});

/** On the terminal: one page, or the copies one after the other as text. */
async function pageOf(data: FormData): Promise<Outcome> {
  if (data.copies.length <= 1) return formView(data, data.copies[0]);
  return { shape: "text", text: (await formText(data, "table")).replaceAll("\f", "\n") };
}

async function write(
  data: FormData,
  target: FormTarget,
  { context, template }: { readonly context: Context; readonly template: FormTemplate },
): Promise<void> {
  const { ending } = target;
  if (ending === "md" || ending === "txt") {
    return writeForm(target, await formText(data, ending === "md" ? "md" : "table"));
  }
  const places = { home: context.home, book: context.book.root };
  const page = await formHtml(template, data, places);
  if (ending === "pdf") writePdf(target, page, context.start);
  else writeForm(target, page);
}

function receipt(data: FormData, { shown }: FormTarget) {
  const { title, number, copies, draft } = data;
  const count = Math.max(1, copies.length);
  const mark = draft === null ? "" : ` · ${draft}`;
  return say(
    `wrote ${title} ${number}${count > 1 ? `, ${count} copies` : ""}: ${shown}${mark}`,
    `已输出 ${title} ${number}${count > 1 ? `，${count} 联` : ""}：${shown}${mark}`,
  );
}

/** Finds the form and the record, and makes the content. @throws RoundsError refused */
async function printed(context: Context, input: Input, language: Language): Promise<Printed> {
  const { book, today } = context;
  const period = { from: input.from ?? `${today.slice(0, 8)}01`, to: input.until ?? today };
  const { home } = context;
  const facts: FormFacts = { book, home, today, language, shipment: input.shipment, period };
  const places = { home, book: book.root };
  const asked = input.form === undefined ? undefined : formNamed(input.form, context, language);
  if (input.id === undefined) {
    const template = asked && formTemplate(asked, places, language);
    const register = template && registerSources[template.data ?? template.name];
    if (!template || !register) throw whichPaper(asked);
    return { template, content: await (await register())(undefined, facts) };
  }
  const { noun, record } = await theOne(input.id, context);
  const source = formSources[noun.name];
  if (!source) throw noForm(noun, record, Object.keys(formSources));
  const usual = source.usual?.(record) ?? source.forms[0];
  const template = formTemplate(asked ?? usual ?? "", places, language);
  const form = (await source.load())[template.data ?? template.name];
  if (!form) throw noForm(noun, record, source.forms);
  if (!input.draft) {
    const not = form.notYet?.(record as never);
    if (not) {
      const draft = say(" · as a draft: --draft", " · 打印草稿请加 --draft");
      refuse(not.text, say(not.hint.en + draft.en, not.hint.zh + draft.zh));
    }
    if (!form.isWorkingPaper) {
      await assertApproved(context, { noun, record }, say("printed as final", "正式打印"));
    }
  }
  return { template, content: await form.make(record as never, facts) };
}

/** The name of a form as it was typed: its name, or what it is called in either language. */
function formNamed(typed: string, { home, book }: Context, language: Language): string {
  const files = formFiles({ home, book: book.root }, language);
  if (files.has(typed)) return typed;
  const wanted = fold(typed);
  const [found] = Object.entries(formNames).flatMap(([name, { en, zh }]) =>
    [name, en, zh].some((word) => fold(word) === wanted) ? [name] : [],
  );
  return found ?? typed;
}

function whichPaper(form: string | undefined): RoundsError {
  return new RoundsError(
    "missing-value",
    say("which paper is to be printed?", "要打印哪张单据？"),
    {
      hint:
        form === undefined
          ? say(
              "rounds print ID · the forms: rounds print --list",
              "rounds print 编号 · 全部单据：rounds print --list",
            )
          : say(`rounds print ID --form ${form}`, `rounds print 编号 --form ${form}`),
    },
  );
}

function noForm(noun: Noun, { id }: AnyStored, candidates: readonly string[]): RoundsError {
  return new RoundsError(
    "not-found",
    say(`there is no such form of ${noun.label.en} ${id}`, `${noun.label.zh} ${id} 没有这种单据`),
    { candidates, hint: say("see: rounds print --list", "请查看：rounds print --list") },
  );
}
