import { opposite } from "../../law/decimal.ts";
import { say } from "../../law/words.ts";
import { customer } from "../customer/customer.ts";
import type { FormContent, FormFacts, FormTable } from "../form/data.ts";
import { documentFile, documentNumber } from "../form/file-name.ts";
import { type PricedLine, paperAmounts, pricedTable, wholeAmount } from "../form/goods.ts";
import {
  customerParty,
  fact,
  fieldFacts,
  formTable,
  money,
  numberHeading,
  personFact,
} from "../form/parts.ts";
import type { FormOf } from "../form/sources.ts";
import { type Invoice, invoice, invoiceTaxed } from "./invoice.ts";

/** The commercial invoice of what a customer owes, with where to pay it: R-FRM-24. */
async function commercialInvoice(record: Invoice, facts: FormFacts): Promise<FormContent> {
  return {
    ...(await paper(record, facts)),
    number: record.code ?? documentNumber("CI", record.id),
    isPaid: true,
    fileName: await documentFile("CI", record, facts),
  };
}

/** The credit note, all figures with a minus, with the invoice that it takes back and why. */
async function creditNote(record: Invoice, facts: FormFacts): Promise<FormContent> {
  const lines = record.lines?.map((line) => ({
    ...line,
    quantity: opposite(line.quantity),
    ...(line.amount === undefined ? {} : { amount: opposite(line.amount) }),
    ...(line.tax === undefined ? {} : { tax: opposite(line.tax) }),
  }));
  const freight = record.freight === undefined ? undefined : opposite(record.freight);
  return {
    ...(await paper({ ...record, lines, freight }, facts)),
    number: record.code ?? documentNumber("CN", record.id),
    fileName: await documentFile("CN", record, facts),
  };
}

type Paper = Omit<FormContent, "number" | "fileName" | "isPaid">;

async function paper(record: Invoice, facts: FormFacts): Promise<Paper> {
  const { language, book } = facts;
  const who = await book.get(customer, record.customer);
  const lines: readonly PricedLine[] = record.lines ?? [];
  const label = say("Buyer", "购货方");
  const keys = ["order", "due", "settlement", "terms", "credits", "why"] as const;
  const shown = record.credits === undefined ? keys : (["order", "credits", "why"] as const);
  return {
    date: record.date,
    parties: [customerParty(who, { label, language, isTaxed: true })],
    facts: [
      ...fact("invoice", say("Invoice", "应收单"), { value: record.id, language }),
      ...fieldFacts(invoice.fields, record, { keys: shown, language }),
      ...(await personFact("owner", invoice.fields.owner.label, { id: record.owner, facts })),
    ],
    tables: [
      ...(lines.length > 0 ? [await pricedTable(lines, record, facts)] : []),
      ...instalments(record, facts),
    ],
    ...(lines.length > 0
      ? paperAmounts({ ...record, lines }, facts, invoiceTaxed(record, book.digits))
      : wholeAmount(record.foreignAmount ?? record.amount, record, facts)),
  };
}

function instalments({ instalments = [] }: Invoice, { language }: FormFacts): readonly FormTable[] {
  if (instalments.length === 0) return [];
  const headings = {
    number: numberHeading,
    due: { label: invoice.fields.due.label },
    name: { label: say("Name", "名称") },
    amount: { label: invoice.fields.amount.label, align: "right" },
  } as const;
  const rows = instalments.map(({ due, amount, name = "" }, at) => ({
    number: String(at + 1),
    due,
    name,
    amount: money(amount),
  }));
  return [
    formTable("instalments", headings, { rows, language, title: invoice.fields.instalments.label }),
  ];
}

export const forms = {
  "commercial-invoice": {
    make: commercialInvoice,
    notYet: ({ id, credits }) =>
      credits === undefined
        ? undefined
        : {
            text: say(`${id} is a credit note`, `${id} 是红字应收单`),
            hint: say(
              `rounds print ${id} --form credit-note`,
              `rounds print ${id} --form credit-note`,
            ),
          },
  },
  "credit-note": {
    make: creditNote,
    notYet: ({ id, credits }) =>
      credits !== undefined
        ? undefined
        : {
            text: say(`${id} is no credit note`, `${id} 不是红字应收单`),
            hint: say(`rounds print ${id}`, `rounds print ${id}`),
          },
  },
} satisfies Readonly<Record<string, FormOf<Invoice>>>;
