import { writeTable } from "../../../exchange/table-files.ts";
import { switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { count } from "../count.ts";
import { rowsOf } from "../counting.ts";
import { namesOf } from "../naming.ts";
import { sheetTable, sheetView } from "../sheet.ts";

export const verb = defineVerb({
  summary: say("the sheet on which is written what was counted", "盘点表，可输出为 CSV 填写"),
  examples: [],
  arguments: recordArgument(count),
  flags: {
    to: field(textKind({ name: "file" }), say("CSV file to be filled in", "输出 CSV 文件以供填写")),
    open: field(switchKind, say("Only what is still to be counted", "仅未盘的位置")),
  },
  async run({ book, folder, language, yes }, { which, to, open = false }) {
    const record = await book.get(count, which);
    const facts = { rows: await rowsOf(book, record), names: await namesOf(book), open };
    if (to === undefined) return sheetView(record, facts);
    const table = sheetTable(record, facts, language);
    writeTable(to, table, { folder, mayReplace: yes });
    const told = say(
      `wrote ${table.rows.length} places to ${to}; filled in: rounds count import ${record.id} ${to}`,
      `已输出 ${table.rows.length} 项至 ${to}；填写后：rounds count import ${record.id} ${to}`,
    );
    return { shape: "text", text: `${told[language]}\n` };
  },
});
