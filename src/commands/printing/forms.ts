import { type FormTemplate, formFiles, formTemplate } from "../../exchange/forms.ts";
import { badValue } from "../../law/kind.ts";
import { wordsKind } from "../../law/kinds/groups.ts";
import { type Language, say } from "../../law/words.ts";
import { formSources, registerSources } from "../../nouns/form/sources.ts";
import { topics } from "../../nouns/index.ts";
import type { Context } from "../../nouns/verb.ts";
import type { TableView } from "../../print/view.ts";

/** More copies than anybody signs. */
const mostCopies = 20;

/**
 * The names of the copies to print: all that the form has, so many of them, or as they are named
 * ("客户联, 财务联"). @throws RoundsError bad-value
 */
export function copyNames(
  asked: string | undefined,
  { copies = [] }: Pick<FormTemplate, "copies">,
  language: Language,
): readonly string[] {
  const names = copies.map((one) => one[language]);
  if (asked === undefined) return names;
  if (!/^\d+$/.test(asked.trim())) return wordsKind.parse(asked, { today: "", digits: 2 });
  const count = Number(asked);
  if (count > mostCopies)
    badValue(asked, say(`at most ${mostCopies}`, `不超过 ${mostCopies} 的数`));
  return Array.from({ length: count }, (_, at) => {
    const number = String(at + 1);
    return names[at] ?? say(`Copy ${number}`, `第 ${number} 联`)[language];
  });
}

/** All forms: what they are called, what they are printed of, and in which copies. */
export async function formList(
  { book, home }: Pick<Context, "book" | "home">,
  language: Language,
): Promise<TableView> {
  const places = { home, book: book.root };
  const names = [...formFiles(places, language).keys()];
  const rows = [];
  for (const name of names) {
    const form = formTemplate(name, places, language);
    const data = form.data ?? name;
    const of = Object.keys(formSources).filter((noun) => formSources[noun]?.forms.includes(data));
    const nouns = await Promise.all(of.flatMap((noun) => topics[noun]?.noun?.() ?? []));
    const days = registerSources[data] ? [say("days", "期间")[language]] : [];
    rows.push({
      form: name,
      title: form.title[language],
      of: [...nouns.map(({ label }) => label[language]), ...days].join(", "),
      copies: (form.copies ?? []).map((one) => one[language]).join(", "),
      own: form.isOwn || undefined,
      file: form.file,
    });
  }
  return {
    shape: "list",
    title: say("forms", "单据"),
    columns: [
      { key: "form", label: say("Form", "单据"), weight: 9 },
      { key: "title", label: say("Title", "标题"), weight: 8 },
      { key: "of", label: say("Printed of", "取自"), weight: 7 },
      { key: "copies", label: say("Copies", "联次"), weight: 5, wrap: true },
      { key: "own", label: say("Own", "自定"), weight: 3 },
    ],
    hidden: [{ key: "file", label: say("File", "文件") }],
    rows,
    notes: [
      say(
        "to change one, put your own in the book: templates/forms/NAME.liquid",
        "如需修改，可在账册中放置同名文件：templates/forms/名称.liquid",
      ),
    ],
  };
}
