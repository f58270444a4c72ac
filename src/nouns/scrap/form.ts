import { say } from "../../law/words.ts";
import type { FormContent, FormFacts } from "../form/data.ts";
import { goodsTable } from "../form/goods.ts";
import { fieldFacts, fieldTexts, personFact } from "../form/parts.ts";
import type { FormOf, NotYet } from "../form/sources.ts";
import { placeFact } from "../form/store.ts";
import { type Scrap, scrap } from "./scrap.ts";

/** The scrap note (报废单): what is written off and why, and which parts are used again. */
async function scrapNote(record: Scrap, facts: FormFacts): Promise<FormContent> {
  const { language } = facts;
  const { fields } = scrap;
  const { parts = [] } = record;
  const kept = parts.length > 0 ? [await goodsTable(parts, facts)] : [];
  return {
    number: record.id,
    date: record.date,
    parties: [],
    facts: [
      ...(await placeFact("warehouse", fields.warehouse.label, { id: record.warehouse, facts })),
      ...fieldFacts(fields, record, { keys: ["why", "value"], language }),
      ...(await personFact("owner", fields.owner.label, { id: record.owner, facts })),
      ...(await personFact("responsible", fields.responsible.label, {
        id: record.responsible,
        facts,
      })),
    ],
    tables: [
      await goodsTable(record.lines, facts),
      ...kept.map((one) => ({ ...one, key: "parts", title: fields.parts.label[language] })),
    ],
    texts: fieldTexts(fields, record, { keys: ["notes"], language }),
  };
}

function notCancelled({ id, cancelled }: Scrap): NotYet | undefined {
  if (!cancelled) return undefined;
  return {
    text: say(`${id} is cancelled`, `${id} 已取消`),
    hint: say(`to see it: rounds scrap show ${id}`, `如需查看：rounds scrap show ${id}`),
  };
}

export const forms = {
  "scrap-note": { make: scrapNote, notYet: notCancelled },
} satisfies Readonly<Record<string, FormOf<Scrap>>>;
