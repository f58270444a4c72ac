import { say } from "../../law/words.ts";
import { customer } from "../customer/customer.ts";
import type { FormContent, FormFacts } from "../form/data.ts";
import { paperAmounts, pricedTable } from "../form/goods.ts";
import { customerParty, fact, fieldFacts, fieldTexts, personFact } from "../form/parts.ts";
import type { FormOf } from "../form/sources.ts";
import { quoteName } from "./naming.ts";
import { type Quote, quote } from "./quote.ts";

const texts = ["terms", "transportNeeds", "installationNeeds"];

/** An offer in its newest version, under the name that it goes out with: R-FRM-25. */
async function offer(
  record: Quote,
  facts: FormFacts,
  paper: "quote" | "proforma",
): Promise<FormContent> {
  const { language, book, today } = facts;
  const who = await book.get(customer, record.customer);
  const label = paper === "quote" ? say("For", "报价对象") : say("Buyer", "购货方");
  const isProforma = paper === "proforma";
  const { sent } = record;
  const fileName =
    (sent?.paper === paper ? sent.name : undefined) ??
    (await quoteName(record, { book, paper, today }));
  const [proformaNumber = record.id] = fileName.split(" ");
  const version = record.version ?? 1;
  return {
    number: isProforma ? proformaNumber : (record.code ?? record.id),
    date: record.revised ?? record.date,
    parties: [
      customerParty(who, { label, language, isTaxed: isProforma, contact: record.contact }),
    ],
    facts: [
      ...(isProforma ? fact("quote", say("Quote", "报价单"), { value: record.id, language }) : []),
      ...fact("version", quote.fields.version.label, {
        value: version > 1 ? String(version) : undefined,
        language,
      }),
      ...fieldFacts(quote.fields, record, {
        keys: ["subject", "validUntil", "deliveryDays"],
        language,
      }),
      ...(await personFact("owner", quote.fields.owner.label, { id: record.owner, facts })),
    ],
    tables: [await pricedTable(record.lines, record, facts)],
    ...paperAmounts(record, facts),
    texts: fieldTexts(quote.fields, record, { keys: texts, language }),
    isPaid: isProforma,
    fileName,
  };
}

export const forms = {
  quotation: { make: (record, facts) => offer(record, facts, "quote") },
  proforma: { make: (record, facts) => offer(record, facts, "proforma") },
} satisfies Readonly<Record<string, FormOf<Quote>>>;
