import type { FormTemplate } from "../../exchange/forms.ts";
import { RoundsError } from "../../law/errors.ts";
import { letterheadFields } from "../../law/form-settings.ts";
import type { Settings } from "../../law/settings.ts";
import { type Language, say, type Text } from "../../law/words.ts";
import type { FormContent, FormData, FormFact, FormFirm, FormTable } from "./data.ts";
import { fieldFacts } from "./parts.ts";

/** What stands across a paper that is not final, in both languages whatever the paper's own. */
const draftWord = "DRAFT 草稿";

/** The words of the layout by their names. */
const layoutWords: Readonly<Record<string, Text>> = {
  number: say("No.", "编号"),
  date: say("Date", "日期"),
  bank: say("Please pay to", "收款账户"),
  copy: say("Copy", "联次"),
  colon: say(": ", "："),
};

/** What a form is printed with besides its content. */
export interface Printing {
  readonly template: Pick<
    FormTemplate,
    "name" | "title" | "signatures" | "facts" | "columns" | "terms" | "file"
  >;
  readonly settings: Pick<Settings, "name" | "letterhead">;
  readonly language: Language;
  readonly isDraft: boolean;
  /** The names of the copies; empty: one that has none. */
  readonly copies: readonly string[];
}

/** The whole data of a form: its content between the firm's head and the lines to sign on. */
export function completeForm(content: FormContent, printing: Printing): FormData {
  const { template, settings, language, isDraft, copies } = printing;
  const words = Object.entries(layoutWords).map(([key, word]) => [key, word[language]]);
  const { isPaid = false, words: written, fileName: _, ...rest } = content;
  return {
    ...rest,
    form: template.name,
    title: template.title[language],
    language,
    firm: firmOf(settings, language, isPaid),
    facts: chosen(content.facts, template.facts),
    tables: content.tables.map((one) => withColumns(one, template)),
    amounts: content.amounts ?? [],
    words: written ?? null,
    texts: content.texts ?? [],
    terms: template.terms?.[language] ?? "",
    draft: isDraft ? draftWord : null,
    signatures: (template.signatures ?? []).map((one) => one[language]),
    copies,
    label: Object.fromEntries(words) as Record<string, string>,
  };
}

/** The firm as its letterhead says in the language of the paper, else in the other. */
export function firmOf(
  { name, letterhead = {} }: Printing["settings"],
  language: Language,
  isPaid: boolean,
): FormFirm {
  const { nameEnglish, addressEnglish, bankEnglish, ...own } = letterhead;
  const head =
    language === "zh"
      ? own
      : {
          ...own,
          name: nameEnglish ?? own.name,
          address: addressEnglish ?? own.address,
          bank: bankEnglish ?? own.bank,
        };
  const told = (keys: readonly string[]): readonly FormFact[] =>
    fieldFacts(letterheadFields, head, { keys, language });
  const account = isPaid ? told(["account"]) : [];
  const payee: FormFact[] =
    account.length === 0
      ? []
      : [{ key: "payee", label: say("Payee", "户名")[language], value: head.name ?? name }];
  return {
    name: head.name ?? name,
    facts: told(["address", "phone", "fax", "email", "website", "taxNumber"]),
    bank: isPaid ? [...payee, ...told(["bank", "account", "swift"])] : [],
  };
}

/** What a template wants of a form, in its order; all where it says nothing. */
function chosen<T extends { readonly key: string }>(
  all: readonly T[],
  wanted: readonly string[] | undefined,
): readonly T[] {
  if (wanted === undefined) return all;
  return wanted.flatMap((key) => all.filter((one) => one.key === key));
}

/** @throws RoundsError bad-settings where none of the columns that a template wants is there */
function withColumns(table: FormTable, template: Printing["template"]): FormTable {
  const columns = chosen(table.columns, template.columns);
  if (columns.length > 0 || table.columns.length === 0) return { ...table, columns };
  throw new RoundsError(
    "bad-settings",
    say("this form has none of these columns", "该单据没有这些列"),
    { where: { file: template.file, line: 1 }, candidates: table.columns.map(({ key }) => key) },
  );
}
