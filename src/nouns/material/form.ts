import { say } from "../../law/words.ts";
import type { FormContent, FormFacts } from "../form/data.ts";
import { fieldFacts, fieldTexts, personFact } from "../form/parts.ts";
import type { FormOf, NotYet } from "../form/sources.ts";
import { placeFact, storeTable } from "../form/store.ts";
import { type Material, material } from "./material.ts";

/** The material requisition (领料单) that production writes and the warehouse keeps: R-WHS-07. */
async function requisition(record: Material, facts: FormFacts): Promise<FormContent> {
  const { language } = facts;
  const { fields } = material;
  const { issued = [] } = record;
  const last = issued.at(-1);
  const keys = ["department", "work", "order", "neededBy"];
  const given = issued.length > 0 ? issued.flatMap((one) => one.lines) : undefined;
  const store = { id: last?.warehouse ?? record.warehouse, facts };
  return {
    number: record.id,
    date: record.date,
    parties: [],
    facts: [
      ...fieldFacts(fields, record, { keys, language }),
      ...(await placeFact("warehouse", fields.warehouse.label, store)),
      ...(await personFact("owner", fields.owner.label, { id: record.owner, facts })),
      ...(await personFact("by", say("Issued by", "发料人"), { id: last?.by, facts })),
    ],
    tables: [
      await storeTable(
        record.lines,
        [
          { key: "quantity", label: say("Asked for", "请领数量"), of: record.lines },
          { key: "issued", label: say("Issued", "实发数量"), of: given },
        ],
        facts,
      ),
    ],
    texts: fieldTexts(fields, record, { keys: ["notes"], language }),
  };
}

function notCancelled({ id, cancelled }: Material): NotYet | undefined {
  if (!cancelled) return undefined;
  return {
    text: say(`${id} is cancelled`, `${id} 已取消`),
    hint: say(`to see it: rounds material show ${id}`, `如需查看：rounds material show ${id}`),
  };
}

export const forms = {
  "material-requisition": { make: requisition, notYet: notCancelled },
} satisfies Readonly<Record<string, FormOf<Material>>>;
