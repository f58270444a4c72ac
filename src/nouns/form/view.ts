import { type Language, same, say } from "../../law/words.ts";
import type { Fact, FactGroup, PageView, TableView } from "../../print/view.ts";
import type { FormData, FormFact, FormTable } from "./data.ts";

/** A line to be written on by hand. */
const blank = "____________________";

/**
 * A form as a page for a terminal or as Markdown. All texts are in the language of the paper,
 * whatever language they are printed among.
 */
export function formView(data: FormData, copy = ""): PageView {
  const { title, number, language, firm, draft } = data;
  const words = [title, number, firm.name, copy].filter(Boolean).join(" · ");
  const facts: Fact[] = [
    ...(draft === null ? [] : [plain({ key: "draft", label: draft, value: draft })]),
    plain({ key: "date", label: data.label.date ?? "", value: data.date }),
    ...data.parties.flatMap(({ key: party, label, facts: told }) =>
      told.map((one, at) =>
        plain({ ...one, key: `${party}-${one.key}`, label: at === 0 ? label : one.label }),
      ),
    ),
    ...data.facts.map(plain),
  ];
  return {
    shape: "page",
    title: same(draft === null ? words : `${draft} · ${words}`),
    facts,
    sections: data.tables
      .filter(({ rows }) => rows.length > 0)
      .map((one) => section(one, language)),
    details: details(data),
    notes: draft === null ? [] : [same(draft)],
    record: copy === "" ? data : { ...data, copy },
  };
}

function plain({ key, label, value }: FormFact): Fact {
  return { key, label: same(label), value };
}

/** Terminal columns down to which text goes on below itself before a column leaves. */
export const textLeast = 10;

/** A narrow terminal shows what is sold for how much before how it is numbered and described. */
const weights: Readonly<Record<string, number>> = {
  name: 9,
  product: 9,
  what: 9,
  price: 8,
  customer: 8,
  remedy: 8,
  discount: 7,
  number: 4,
  sku: 5,
  specification: 3,
};

function section({ columns, rows, totals, title }: FormTable, language: Language): TableView {
  return {
    shape: "list",
    title: same(title ?? say("Lines", "明细")[language]),
    columns: columns.map(({ key, label, align }) => ({
      key,
      label: same(label),
      align,
      wrap: align === "left",
      ...(align === "left" ? { least: textLeast } : {}),
      weight: weights[key] ?? (align === "left" ? 6 : 9),
    })),
    rows,
    ...(totals ? { totals } : {}),
  };
}

function details(data: FormData): readonly FactGroup[] {
  const { amounts, words, texts, firm, signatures, terms, language, label } = data;
  const group = (title: string, facts: readonly FormFact[]): FactGroup => ({
    title: same(title),
    facts: facts.map(plain),
  });
  const sign = signatures.map((one) => ({ key: one, label: one, value: blank }));
  const written = texts.map(({ key, label: name, text }) => ({
    key,
    label: name === "" ? say("Note", "说明")[language] : name,
    value: text,
  }));
  return [
    group(say("Amount", "金额")[language], [...amounts, ...(words ? [words] : [])]),
    group(say("Remarks", "说明")[language], [
      ...written,
      ...(terms === ""
        ? []
        : [{ key: "terms", label: say("Terms", "须知")[language], value: terms }]),
    ]),
    group(label.bank ?? "", firm.bank),
    group(say("Our address", "本公司")[language], firm.facts),
    group(say("Signatures", "签字")[language], sign),
  ].filter(({ facts }) => facts.length > 0);
}
