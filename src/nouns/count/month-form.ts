import { grouped } from "../../law/decimal.ts";
import { say } from "../../law/words.ts";
import type { FormContent, FormFacts } from "../form/data.ts";
import { fact, formTable, type Heading, money, numberHeading } from "../form/parts.ts";
import { monthFacts, monthView } from "./month.ts";

const right = "right" as const;

const headings: Readonly<Record<string, Heading>> = {
  number: numberHeading,
  warehouse: { label: say("Warehouse", "仓库") },
  bin: { label: say("Bin", "库位") },
  sku: { label: say("SKU", "货号") },
  name: { label: say("Name", "品名") },
  specification: { label: say("Specification", "规格") },
  lot: { label: say("Lot", "批号") },
  unit: { label: say("Unit", "单位") },
  book: { label: say("Book", "账面数"), align: right },
  counted: { label: say("Counted", "实盘数"), align: right },
  difference: { label: say("Difference", "盈亏数"), align: right },
  closing: { label: say("At month end", "月末结存"), align: right },
  value: { label: say("Value", "金额"), align: right },
};

const figures = ["book", "counted", "difference", "closing"] as const;

/** The month-end stocktake sheet as a paper: the month in which the period ends (R-FRM-41). */
export async function stocktakeOfMonth(_: undefined, facts: FormFacts): Promise<FormContent> {
  const { book, language, period, today } = facts;
  const month = period.to.slice(0, 7);
  const told = await monthFacts(book, month);
  const view = monthView(told);
  const rows = view.rows.map((row, at) => {
    const text = (key: string): string => String(row[key] ?? "");
    const plain = Object.fromEntries(Object.keys(headings).map((key) => [key, text(key)]));
    const counted = figures.map((key) => [key, row[key] === undefined ? "" : grouped(text(key))]);
    return {
      ...plain,
      ...Object.fromEntries(counted),
      number: String(at + 1),
      warehouse: told.names.warehouse(text("warehouse")),
      value: row.value === undefined ? "" : money(text("value")),
    };
  });
  const totals = { name: say("Total", "合计")[language], value: money(String(view.totals?.value)) };
  return {
    number: month,
    date: today,
    parties: [],
    facts: fact("month", say("Month", "月份"), { value: month, language }),
    tables: [formTable("places", headings, { rows, language, totals })],
    texts: (view.notes ?? []).map((note, at) => ({
      key: `note${at}`,
      label: say("Note", "说明")[language],
      text: note[language],
    })),
  };
}
