import { say } from "../../law/words.ts";
import { customer } from "../customer/customer.ts";
import type { FormContent, FormFacts } from "../form/data.ts";
import { documentFile, documentNumber } from "../form/file-name.ts";
import { type PricedLine, paperAmounts, pricedTable, wholeAmount } from "../form/goods.ts";
import { customerParty, fact, fieldFacts, personFact } from "../form/parts.ts";
import type { FormOf } from "../form/sources.ts";
import { type Invoice, invoice, invoiceTaxed } from "./invoice.ts";

/** The commercial invoice of what a customer owes, with where to pay it: R-FRM-24. */
async function commercialInvoice(record: Invoice, facts: FormFacts): Promise<FormContent> {
  const { language, book } = facts;
  const who = await book.get(customer, record.customer);
  const lines: readonly PricedLine[] = record.lines ?? [];
  const label = say("Buyer", "购货方");
  return {
    number: record.code ?? documentNumber("CI", record.id),
    date: record.date,
    parties: [customerParty(who, { label, language, isTaxed: true })],
    facts: [
      ...fact("invoice", say("Invoice", "应收单"), { value: record.id, language }),
      ...fieldFacts(invoice.fields, record, { keys: ["order", "due"], language }),
      ...(await personFact("owner", invoice.fields.owner.label, { id: record.owner, facts })),
    ],
    tables: lines.length > 0 ? [await pricedTable(lines, record, facts)] : [],
    ...(lines.length > 0
      ? paperAmounts({ ...record, lines }, facts, invoiceTaxed(record, book.digits))
      : wholeAmount(record.amount, {}, facts)),
    isPaid: true,
    fileName: await documentFile("CI", record, facts),
  };
}

export const forms = {
  "commercial-invoice": { make: commercialInvoice },
} satisfies Readonly<Record<string, FormOf<Invoice>>>;
