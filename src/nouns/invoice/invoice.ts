import { dateKind, moneyKind, rateKind } from "../../law/kinds/figures.ts";
import { groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { toMinor } from "../../law/money.ts";
import { defineNoun, field, type Stored, type Values } from "../../law/noun.ts";
import {
  paperLineMinor,
  sumTaxed,
  type Taxed,
  type Terms,
  taxedAmount,
  taxedFreight,
} from "../../law/tax.ts";
import { same, say } from "../../law/words.ts";
import { lineFields } from "../order/fields/lines.ts";
import { invoiceAgrees, type OwedFacts } from "./agreeing.ts";
import { creditFields, payFields } from "./fields/terms.ts";

/**
 * A line says its amount and its tax only where that is not quantity × price, and its tax, rounded
 * by themselves.
 */
const invoiceLineFields = {
  ...lineFields,
  amount: field(moneyKind(), say("Amount", "金额"), { kept: true }),
  tax: field(moneyKind(), say("Tax", "税额"), { kept: true }),
};

export type InvoiceLine = Values<typeof invoiceLineFields>;

/** What one line of an invoice comes to, with its tax; smallest unit. */
export function invoiceLineTaxed(line: InvoiceLine, terms: Terms, digits: number): Taxed {
  const minor =
    line.amount === undefined ? paperLineMinor(line, terms, digits) : toMinor(line.amount, digits);
  const plain = taxedAmount(minor, line.taxRate, { terms, digits });
  if (line.tax === undefined) return plain;
  const taxMinor = toMinor(line.tax, digits);
  return terms.pricesIncludeTax
    ? { netMinor: minor - taxMinor, taxMinor, grossMinor: minor }
    : { netMinor: minor, taxMinor, grossMinor: minor + taxMinor };
}

interface InvoicePaper extends Terms {
  readonly lines?: readonly InvoiceLine[] | undefined;
  readonly freight?: string | undefined;
}

/** What the lines and the freight of an invoice come to, with tax; smallest unit. */
export function invoiceTaxed(record: InvoicePaper, digits: number): Taxed {
  const lines = (record.lines ?? []).map((line) => invoiceLineTaxed(line, record, digits));
  return sumTaxed([...lines, taxedFreight(record, digits)]);
}

/** What a customer owes, since when and until when. */
export const invoice = defineNoun({
  name: "invoice",
  label: say("invoice", "应收单"),
  plural: say("invoices", "应收单"),
  folder: "invoices",
  shape: "record",
  naming: { by: "day", prefix: "IV", date: "date" },
  fields: {
    code: field(textKind(), say("Invoice number", "发票号"), { find: "code", list: 4 }),
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    order: field(refKind("order"), say("Order", "订单"), { list: 6 }),
    owner: field(refKind("staff"), say("Salesperson", "销售员"), { list: 4 }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      merge: "conflict",
      initial: ({ today }) => today,
    }),
    due: field(dateKind, say("Due", "到期日"), { required: true, list: 8, merge: "conflict" }),
    lines: field(
      groupsKind(invoiceLineFields, { example: same("product=TEA-01, quantity=10, price=12.50") }),
      say("Lines", "明细"),
    ),
    freight: field(moneyKind({ least: "0" }), say("Freight", "运费")),
    taxRate: field(rateKind, say("Tax rate", "税率")),
    pricesIncludeTax: field(yesNoKind, say("Prices include tax", "价格含税"), {
      merge: "conflict",
    }),
    amount: field(moneyKind(), say("Amount", "金额"), { required: true, list: 9 }),
    ...payFields,
    ...creditFields,
    signer: field(textKind(), say("Signed by", "签单人"), { kept: true, merge: "conflict" }),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  agree: (record: InvoicePaper & OwedFacts, { digits }: { readonly digits: number }) =>
    invoiceAgrees(record, {
      digits,
      linesMinor: record.lines?.length ? invoiceTaxed(record, digits).grossMinor : undefined,
    }),
  settled: (record: { id: string; amount: string }, { digits, sum }) =>
    sum("settled", record.id) === toMinor(record.amount, digits),
  fixed: () => ({
    fields: [
      ...["customer", "order", "date", "lines", "freight", "amount"],
      ...["taxRate", "pricesIncludeTax", "due", "instalments", "terms", "settlement"],
      ...["currency", "foreignAmount", "rate"],
    ],
    why: say(
      "an issued invoice is not changed; reverse it (rounds invoice reverse) and write a new one",
      "应收单开出后不再修改，请红冲（rounds invoice reverse）后重开",
    ),
  }),
  call: (record: { id: string }) => record.id,
});

export type Invoice = Stored<typeof invoice>;
