import { grouped } from "../../law/decimal.ts";
import { fromMinor, lineMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { FormContent, FormFacts, FormTable } from "../form/data.ts";
import { wholeAmount } from "../form/goods.ts";
import {
  fact,
  fieldFacts,
  fieldTexts,
  formTable,
  type Heading,
  money,
  numberHeading,
  personFact,
} from "../form/parts.ts";
import type { FormOf, NotYet } from "../form/sources.ts";
import { type CanteenPaper, canteen } from "./canteen.ts";
import { staffNames } from "./desk.ts";
import { statementLines } from "./report.ts";
import { seatOrder, seatWords } from "./states.ts";

const right = "right" as const;

const { fields } = canteen;

const boughtHeadings: Readonly<Record<string, Heading>> = {
  number: numberHeading,
  date: { label: fields.date.label },
  voucher: { label: say("Voucher", "凭证号") },
  seller: { label: fields.seller.label },
  name: { label: say("Item", "品名") },
  quantity: { label: say("Quantity", "数量"), align: right },
  unit: { label: say("Unit", "单位") },
  price: { label: say("Price", "单价"), align: right },
  amount: { label: say("Amount", "金额"), align: right },
};

/** What one voucher bought, line by line. */
function boughtRows({ lines = [] }: CanteenPaper, digits: number) {
  return lines.map((one) => ({
    name: one.item,
    quantity: grouped(one.quantity),
    unit: one.unit,
    price: grouped(one.price),
    amount: money(fromMinor(lineMinor(one, digits), digits)),
  }));
}

/** The goods of one voucher, or of several with what each of them is of. */
function boughtTable(
  vouchers: readonly CanteenPaper[],
  { language, book }: FormFacts,
  ofEach: (one: CanteenPaper) => Readonly<Record<string, string | undefined>> = () => ({}),
): FormTable {
  const { digits } = book;
  const rows = vouchers
    .flatMap((one) => boughtRows(one, digits).map((row) => ({ ...ofEach(one), ...row })))
    .map((row, at) => ({ ...row, number: String(at + 1) }));
  const minor = vouchers
    .flatMap(({ lines = [] }) => lines)
    .reduce((sum, one) => sum + lineMinor(one, digits), 0);
  const totals = { name: say("Total", "合计")[language], amount: money(fromMinor(minor, digits)) };
  return formTable("lines", boughtHeadings, { rows, language, totals });
}

/** Who has signed each of the vouchers, and on which day: R-CAN-05. */
async function signedTable(
  vouchers: readonly CanteenPaper[],
  { book, language }: FormFacts,
): Promise<FormTable> {
  const nameOf = await staffNames(book);
  const headings: Record<string, Heading> = {
    voucher: { label: say("Voucher", "凭证号") },
    ...Object.fromEntries(seatOrder.map((seat) => [seat, { label: seatWords[seat] }])),
  };
  const rows = vouchers
    .filter(({ signatures = [] }) => signatures.length > 0)
    .map(({ id, signatures = [] }) => ({
      voucher: id,
      ...Object.fromEntries(
        signatures.map(({ seat, date, by, name }) => [
          seat,
          `${name ?? (by === undefined ? "" : nameOf(by))} ${date}`.trim(),
        ]),
      ),
    }));
  return formTable("signed", headings, { rows, language, title: say("Signed", "签字记录") });
}

/** The original voucher (原始凭证): what the seller sold, and the four who sign it. */
async function voucherForm(record: CanteenPaper, facts: FormFacts): Promise<FormContent> {
  const { language } = facts;
  const name = fact("name", fields.seller.label, { value: record.seller, language });
  return {
    number: record.id,
    date: record.date,
    parties: [{ key: "seller", label: fields.seller.label[language], facts: name }],
    facts: [
      ...fieldFacts(fields, record, { keys: ["paper", "advance"], language }),
      ...(await personFact("manager", fields.manager.label, { id: record.manager, facts })),
    ],
    tables: [boughtTable([record], facts), await signedTable([record], facts)],
    ...wholeAmount(record.amount ?? "0", {}, facts),
    texts: fieldTexts(fields, record, { keys: ["wrong", "notes"], language }),
  };
}

/** The advance paper (暂领采买经费欠款手续): what the manager drew and owes until it is cleared. */
async function advanceForm(record: CanteenPaper, facts: FormFacts): Promise<FormContent> {
  const { book, language } = facts;
  const { cleared } = record;
  const told = (key: string, label: Text, value: string | undefined) =>
    fact(key, label, { value, language });
  const vouchers = (await book.where(canteen, "advance", record.id)).map((one) => ({
    date: one.date,
    voucher: one.id,
    seller: one.seller,
    amount: money(one.amount ?? "0"),
  }));
  return {
    number: record.id,
    date: record.date,
    parties: [],
    facts: [
      ...(await personFact("manager", say("Owed by", "欠款人"), { id: record.manager, facts })),
      ...fieldFacts(fields, record, { keys: ["paper"], language }),
      ...(await personFact("by", say("Paid out by", "付款人"), { id: record.by, facts })),
      ...told("due", say("To be cleared on", "应结清日期"), record.date),
      ...told("cleared", say("Cleared on", "结清日期"), cleared?.date),
      ...told("returned", say("Given back", "退回金额"), cleared && money(cleared.returned)),
    ],
    tables: [
      formTable("vouchers", boughtHeadings, {
        rows: vouchers,
        language,
        title: say("Vouchers", "原始凭证"),
      }),
    ],
    ...wholeAmount(record.amount ?? "0", {}, facts),
    texts: fieldTexts(fields, record, { keys: ["notes"], language }),
  };
}

/** The settlement list (结算清单) of some days: the sums, the goods, and who signed for them. */
export async function settlementOfPeriod(_: undefined, facts: FormFacts): Promise<FormContent> {
  const { book, language, period, today } = facts;
  const { digits } = book;
  const papers = await book.all(canteen);
  const { lines } = statementLines({ ...period, papers, digits });
  const vouchers = papers
    .filter(({ kind, date }) => kind === "voucher" && date >= period.from && date <= period.to)
    .sort((a, b) => (a.date < b.date || (a.date === b.date && a.id < b.id) ? -1 : 1));
  const sums = lines.map(({ label, minor, papers: count }) => ({
    what: label[language],
    amount: minor === undefined ? "" : money(fromMinor(minor, digits)),
    papers: count === undefined || count === 0 ? "" : String(count),
  }));
  return {
    number: `${period.from} – ${period.to}`,
    date: today,
    parties: [],
    facts: [],
    tables: [
      formTable(
        "sums",
        {
          what: { label: say("Line", "项目") },
          amount: { label: say("Amount", "金额"), align: right },
          papers: { label: say("Papers", "单据数"), align: right },
        },
        { rows: sums, language },
      ),
      boughtTable(vouchers, facts, ({ date, id, seller }) => ({ date, voucher: id, seller })),
      await signedTable(vouchers, facts),
    ],
  };
}

/** Refuses another kind of paper, and names what it is printed as. */
function only(kind: CanteenPaper["kind"]): (record: CanteenPaper) => NotYet | undefined {
  return ({ id, kind: is, wrong }) => {
    if (is === kind && wrong === undefined) return undefined;
    if (is === kind) {
      return {
        text: say(`${id} was not accepted: ${wrong}`, `${id} 验收不符：${wrong}`),
        hint: say(
          `settle it, then sign: rounds canteen show ${id}`,
          `请核清后签字：rounds canteen show ${id}`,
        ),
      };
    }
    const word = fields.kind.kind;
    return {
      text: say(`${id} is: ${word.show(is, "en")}`, `${id} 的类型为：${word.show(is, "zh")}`),
      hint: say(`to see it: rounds canteen show ${id}`, `如需查看：rounds canteen show ${id}`),
    };
  };
}

export const forms = {
  "canteen-voucher": { make: voucherForm, notYet: only("voucher") },
  "canteen-advance": { make: advanceForm, notYet: only("advance") },
} satisfies Readonly<Record<string, FormOf<CanteenPaper>>>;
