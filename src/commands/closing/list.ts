import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { columnMinor } from "../../nouns/closing/month-end.ts";
import { figureColumn } from "../../nouns/generic/tables.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say("the months that are closed", "已结账的月份"),
  examples: ["rounds closing list"],
  async run({ book }, _) {
    const { digits } = book;
    const names = new Map((await book.all(staff)).map(({ id, name }) => [id, name]));
    const rows = book.closedMonths.map((month) => {
      const file = book.closing(month);
      const sum = (column: string, ...sections: readonly string[]): string =>
        fromMinor(
          columnMinor(
            sections.flatMap((one) => file.rows(one)),
            column,
            digits,
          ),
          digits,
        );
      const { closed, by } = file.head;
      return {
        month,
        closed: closed.slice(0, 10),
        by: names.get(by) ?? by,
        stock: sum("value", "stock"),
        owed: sum("owed", "receivables"),
        received: sum("received", "cash", "accounts"),
        files: file.files.length,
      };
    });
    return {
      shape: "list",
      title: say("closings", "结账记录"),
      columns: [
        { key: "month", label: say("Month", "月份"), weight: 9 },
        { key: "closed", label: say("Closed on", "结账日期"), weight: 7 },
        { key: "by", label: say("By", "经办"), weight: 6 },
        figureColumn("stock", say("Stock at cost", "库存成本"), 8),
        figureColumn("owed", say("Receivables", "应收"), 8),
        figureColumn("received", say("Received so far", "累计收款"), 6),
        { key: "files", label: say("Files", "文件数"), weight: 3, align: "right" },
      ],
      rows,
      empty: say("no month is closed yet", "尚无已结账的月份"),
    };
  },
});
