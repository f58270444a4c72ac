import { say } from "../../law/words.ts";
import { customer } from "../customer/customer.ts";
import type { FormContent, FormFacts } from "../form/data.ts";
import { goodsTable } from "../form/goods.ts";
import { customerParty, fact, fieldFacts, fieldTexts, personFact } from "../form/parts.ts";
import type { FormOf } from "../form/sources.ts";
import { placeFact } from "../form/store.ts";
import { type Issue, issue } from "./issue.ts";

/** The goods issue note (出仓单) against an invoice, in three copies: R-WHS-10, R-FRM-37. */
async function goodsOut(record: Issue, facts: FormFacts): Promise<FormContent> {
  const { book, language } = facts;
  const { fields } = issue;
  const who = record.customer === undefined ? undefined : await book.get(customer, record.customer);
  const label = say("Receiver", "收货方");
  const { signed } = record;
  return {
    number: record.id,
    date: record.date,
    parties: who ? [customerParty(who, { label, language })] : [],
    facts: [
      ...fieldFacts(fields, record, { keys: ["invoice"], language }),
      ...(await placeFact("warehouse", fields.warehouse.label, { id: record.warehouse, facts })),
      ...fieldFacts(fields, record, { keys: ["carrier"], language }),
      ...(await personFact("by", say("Storekeeper", "仓管员"), {
        id: record.out?.by ?? record.by,
        facts,
      })),
      ...(await personFact("supervisor", fields.supervisor.label, {
        id: record.supervisor,
        facts,
      })),
      ...fact("signed", fields.signed.label, {
        value: signed && `${signed.date} ${signed.by}`,
        language,
      }),
    ],
    tables: [
      await goodsTable(record.lines, facts, {
        notes: { label: say("Remarks", "备注"), isBlank: true },
      }),
    ],
    texts: fieldTexts(fields, record, { keys: ["notes"], language }),
  };
}

export const forms = {
  "goods-issue-note": { make: goodsOut },
} satisfies Readonly<Record<string, FormOf<Issue>>>;
