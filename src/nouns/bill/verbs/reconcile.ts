import { resolve } from "node:path";
import { cellOf, readTable, readText, type Table } from "../../../exchange/rows.ts";
import { RoundsError } from "../../../law/errors.ts";
import { dateKind, moneyKind } from "../../../law/kinds/figures.ts";
import { switchKind, textKind } from "../../../law/kinds/texts.ts";
import { fromMinor, toMinor } from "../../../law/money.ts";
import { fold } from "../../../law/names.ts";
import { field } from "../../../law/noun.ts";
import { standing } from "../../../law/reversal.ts";
import { say } from "../../../law/words.ts";
import { figureColumn, wordColumn } from "../../generic/tables.ts";
import { supplier } from "../../supplier/supplier.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { bill } from "../bill.ts";
import { billPayment } from "../payment.ts";
import { type Ours, reconcile, reconcileWords, type Stated } from "../reconciling.ts";

const headers = {
  number: ["number", "invoice", "invoice number", "reference", "发票号", "单号", "单据号", "号码"],
  date: ["date", "日期", "开票日期"],
  amount: ["amount", "total", "金额", "价税合计"],
} as const;

/** The column of a table that is called by one of these words. */
function columnOf(table: Table, words: readonly string[]): string | undefined {
  return table.headers.find((header) => words.some((word) => fold(word) === fold(header)));
}

/** The lines of a statement. @throws RoundsError where it has no number or no amount */
function statedLines(table: Table, { book, today }: Context): readonly Stated[] {
  const [number, date, amount] = [headers.number, headers.date, headers.amount].map((words) =>
    columnOf(table, words),
  );
  if (number === undefined || amount === undefined) {
    throw new RoundsError(
      "unreadable",
      say(
        "a statement needs a column number and a column amount",
        "对账单须有“发票号”与“金额”两列",
      ),
      { where: { file: table.name, line: 1 }, candidates: [...headers.number, ...headers.amount] },
    );
  }
  const { digits } = book;
  return table.rows.flatMap((row): Stated[] => {
    const said = cellOf(table, row, number);
    const worth = cellOf(table, row, amount);
    if (said === undefined || worth === undefined) return [];
    const day = date === undefined ? undefined : cellOf(table, row, date);
    return [
      {
        number: said,
        date: day === undefined ? undefined : dateKind.parse(day, { today, digits }),
        minor: toMinor(moneyKind().parse(worth, { today, digits }), digits),
      },
    ];
  });
}

/** Our invoices and payments of a supplier since a day. */
async function oursSince(
  id: string,
  since: string | undefined,
  { book }: Context,
): Promise<readonly Ours[]> {
  const { digits } = book;
  const wanted = { field: "supplier", value: id, since: since ?? "" };
  const isIn = (one: { supplier: string; date: string }): boolean =>
    one.supplier === id && one.date >= (since ?? "");
  const bills = since
    ? await book.whereSince(bill, wanted)
    : await book.liveWhere(bill, "supplier", id);
  const payments = since
    ? await book.whereSince(billPayment, wanted)
    : await book.liveWhere(billPayment, "supplier", id);
  const named = (...all: readonly (string | undefined)[]): string[] =>
    all.filter((one) => one !== undefined);
  return [
    ...bills.filter(isIn).map((one) => ({
      id: one.id,
      numbers: named(one.code, one.id),
      date: one.date,
      minor: toMinor(one.amount, digits),
    })),
    ...standing(payments.filter(isIn))
      .filter((one) => toMinor(one.amount, digits) !== 0)
      .map((one) => ({
        id: one.id,
        numbers: named(one.reference, one.id),
        date: one.date,
        minor: -toMinor(one.amount, digits),
      })),
  ];
}

export const verb = defineVerb({
  summary: say(
    "compare a supplier's statement with our invoices and payments",
    "与供应商对账单核对发票和付款",
  ),
  examples: [],
  arguments: { supplier: bill.fields.supplier },
  flags: {
    from: field(textKind({ name: "file" }), say("The statement, a CSV table", "对账单（CSV）"), {
      required: true,
    }),
    since: field(dateKind, say("Our papers since", "我方起始日期"), {
      help: say("else the first day of the statement", "默认对账单最早日期"),
    }),
    differences: field(switchKind, say("Only what differs", "仅列差异")),
  },
  async run(context, { supplier: id, from, since, differences }) {
    const { book, folder } = context;
    const seller = await book.get(supplier, id);
    const path = from === "-" ? from : resolve(folder, from);
    const stated = statedLines(readTable(readText(path, { name: from }), from), context);
    const first = stated.flatMap(({ date }) => date ?? []).sort()[0];
    const found = reconcile(stated, await oursSince(id, since ?? first, context));
    const money = (minor: number | undefined): string | undefined =>
      minor === undefined ? undefined : fromMinor(minor, book.digits);
    const sum = (of: (one: (typeof found)[number]) => number): string =>
      fromMinor(
        found.reduce((all, one) => all + of(one), 0),
        book.digits,
      );
    const shown = differences ? found.filter(({ result }) => result !== "same") : found;
    const differing = found.filter(({ result }) => result !== "same").length;
    return {
      shape: "report",
      title: say(`Statement of ${seller.name}`, `与 ${seller.name} 对账`),
      columns: [
        { key: "number", label: say("Number", "号码"), weight: 9 },
        { key: "id", label: say("Our paper", "我方单据"), weight: 7 },
        { key: "date", label: say("Date", "日期"), weight: 5 },
        figureColumn("stated", say("Statement", "对账单"), 9),
        figureColumn("ours", say("Ours", "我方"), 9),
        figureColumn("difference", say("Difference", "差额"), 9),
        wordColumn({ key: "result", label: say("Result", "结果"), weight: 9 }, reconcileWords),
      ],
      rows: shown.map(({ stated: said, ours, result, differenceMinor }) => ({
        number: said?.number ?? ours?.numbers[0],
        id: ours?.id,
        date: ours?.date ?? said?.date,
        stated: money(said?.minor),
        ours: money(ours?.minor),
        difference: differenceMinor === 0 ? undefined : money(differenceMinor),
        result,
      })),
      totals: {
        stated: sum((one) => one.stated?.minor ?? 0),
        ours: sum((one) => one.ours?.minor ?? 0),
        difference: sum((one) => one.differenceMinor),
      },
      notes: [
        differing === 0
          ? say("everything agrees", "双方一致")
          : say(
              `${differing} of ${found.length} differ`,
              `共 ${found.length} 笔，${differing} 笔不符`,
            ),
      ],
      empty: say("nothing differs", "没有差异"),
    };
  },
});
