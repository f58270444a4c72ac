import { resolve } from "node:path";
import { readTable, readText } from "../../../exchange/rows.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { switchKind, textKind } from "../../../law/kinds/texts.ts";
import { type Field, field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { importVerb } from "../../generic/import.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { count } from "../count.ts";
import { enterTallies } from "../entering.ts";
import { enteringFacts } from "../entering-facts.ts";
import { theNamed } from "../naming.ts";
import { sheetEntries } from "../sheet-file.ts";
import { tally } from "../tally.ts";

const plain = importVerb(count);
const flags = plain.flags as Readonly<Record<string, Field>>;

/** A sheet as it was filled in; with a table alone stocktakes are read, as of every noun. */
export const verb = defineVerb({
  summary: say("read a count sheet as it was filled in", "导入已填写的盘点表"),
  examples: ["rounds count export | rounds count import -"],
  arguments: {
    which: field(textKind({ name: "count" }), say("Stocktake", "盘点单"), { required: true }),
    file: field(textKind({ name: "file" }), say("CSV file of the sheet", "盘点表 CSV 文件")),
  },
  flags: {
    ...(flags as Record<never, never>),
    by: tally.fields.by,
    date: field(dateKind, say("Counted on", "盘点日"), {
      required: true,
      initial: ({ today }) => today,
    }),
    recount: field(switchKind, say("Recounted by somebody else", "复盘")),
  },
  writes: true,
  async run(context, input) {
    const { which, file, by, date, recount, ...rest } = input;
    if (file === undefined) return plain.run(context, { ...rest, file: which } as never);
    const { book, folder, today } = context;
    assertNotAhead(date, today);
    const record = await theNamed(book, count, which);
    const name = file === "-" ? "<stdin>" : file;
    const path = file === "-" ? file : resolve(folder, file);
    const { encoding } = rest as { encoding?: string | undefined };
    const table = readTable(readText(path, { name, encoding }), name);
    const entered = await sheetEntries(table, { book, record, today, by, date });
    const dates = entered.map((one) => one.date);
    const mode = recount ? "recount" : "first";
    return enterTallies(entered, await enteringFacts(book, record, { mode, dates, again: true }));
  },
});
