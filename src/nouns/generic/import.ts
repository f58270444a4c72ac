import { resolve } from "node:path";
import { stepOfHeaders } from "../../exchange/headers.ts";
import { importChange } from "../../exchange/importer.ts";
import { readTable, readText, type Table, Tables } from "../../exchange/rows.ts";
import type { SameAs } from "../../exchange/same-as.ts";
import type { Change } from "../../law/change.ts";
import { wordsKind } from "../../law/kinds/groups.ts";
import { switchKind, textKind } from "../../law/kinds/texts.ts";
import { type Fields, field, type Noun } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { allNouns } from "../index.ts";
import { type Context, defineVerb, type Verb } from "../verb.ts";
import { assertMayImport } from "./imported.ts";

const flags = {
  key: field(
    wordsKind,
    say("Columns by which a row is known that is already there", "用于识别已有记录的列"),
    {
      help: say("without it: id, else the number, else the name", "不写则依次用编号、代码、名称"),
    },
  ),
  skipColumns: field(wordsKind, say("Columns to leave out", "要略过的列")),
  skipBad: field(switchKind, say("Leave out rows that are not right", "略过有问题的行")),
  encoding: field(textKind({ name: "encoding" }), say("Encoding of the table", "表格编码"), {
    help: say("utf-8, gbk, big5 …", "utf-8、gbk、big5 等"),
  }),
};

/** What a noun adds to its import: flags of its own, and how it knows who is there already. */
export interface ImportOptions {
  readonly flags: Fields;
  readonly sameAs?: (
    context: Context,
    input: Readonly<Record<string, unknown>>,
    table: Table,
  ) => Promise<SameAs>;
  /** What every new record is besides what the table says: the account of a whole statement. */
  readonly also?: (input: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** Adds to new records what the table does not say of them. */
function withAlso(change: Change, also: Readonly<Record<string, unknown>> | undefined): Change {
  if (!also) return change;
  const steps = change.steps.map((step) =>
    step.do === "create" ? { ...step, record: { ...also, ...step.record } } : step,
  );
  return { ...change, steps };
}

/** Reads a table whose headers are the noun's fields, by key or by label in either language. */
export function importVerb(noun: Noun, options?: ImportOptions): Verb {
  return defineVerb({
    summary: say(`read ${noun.plural.en} from a CSV table`, `从 CSV 表导入${noun.plural.zh}`),
    examples: [`rounds ${noun.name} export | rounds ${noun.name} import -`],
    arguments: {
      file: field(
        textKind({ name: "file" }),
        say("CSV file, - for standard input", "CSV 文件，- 表示标准输入"),
        {
          required: true,
        },
      ),
    },
    flags: { ...flags, ...(options?.flags as Record<never, never> | undefined) },
    writes: true,
    async run(context, input) {
      const { book, today, me, folder, progress } = context;
      const { file, key, skipColumns, skipBad, encoding } = input;
      const name = file === "-" ? "<stdin>" : file;
      const path = file === "-" ? file : resolve(folder, file);
      const table = readTable(readText(path, { name, encoding }), name);
      const tables = new Tables(folder, { shown: "." });
      tables.put(file, table);
      const step = stepOfHeaders(
        noun,
        { file, table },
        { skip: skipColumns ?? [], key: key ?? [] },
      );
      const change = await importChange({
        plan: { file: name, steps: [step] },
        tables,
        book,
        nouns: await allNouns(),
        today,
        me,
        skipBad: skipBad === true,
        sameAs: await options?.sameAs?.(context, input, table),
        progress,
      });
      return assertMayImport(context, withAlso(change, options?.also?.(input)));
    },
  });
}
