import { say } from "../../law/words.ts";
import type { FormContent, FormFacts } from "../form/data.ts";
import { fact, fieldFacts, fieldTexts, personFact } from "../form/parts.ts";
import type { FormOf, NotYet } from "../form/sources.ts";
import { placeFact, storeTable } from "../form/store.ts";
import { type Finished, finished } from "./finished.ts";
import { finishedState } from "./states.ts";

/** The finished goods receipt (成品入库单), signed after inspection: R-WHS-08, R-FRM-36. */
async function goodsIn(record: Finished, facts: FormFacts): Promise<FormContent> {
  const { language } = facts;
  const { fields } = finished;
  const { inspected, received = [] } = record;
  const last = received.at(-1);
  const counted = received.length > 0 ? received.flatMap((one) => one.lines) : undefined;
  const store = { id: last?.warehouse ?? record.warehouse, facts };
  const day = { value: inspected?.date, language };
  return {
    number: record.id,
    date: record.date,
    parties: [],
    facts: [
      ...fieldFacts(fields, record, { keys: ["department", "work", "order"], language }),
      ...(await placeFact("warehouse", fields.warehouse.label, store)),
      ...(await personFact("owner", fields.owner.label, { id: record.owner, facts })),
      ...fact("inspected", say("Inspected on", "检验日期"), day),
      ...(await personFact("inspector", say("Inspected by", "检验人"), {
        id: inspected?.by,
        facts,
      })),
      ...fact("report", say("Inspection report", "检验单号"), {
        value: inspected?.report,
        language,
      }),
    ],
    tables: [
      await storeTable(
        record.lines,
        [
          { key: "quantity", label: say("Made", "完工数量"), of: record.lines },
          {
            key: "failed",
            label: say("Failed", "不合格"),
            of: inspected ? (inspected.failed ?? []) : undefined,
          },
          { key: "received", label: say("Counted in", "实收数量"), of: counted },
        ],
        facts,
      ),
    ],
    texts: fieldTexts(fields, record, { keys: ["notes"], language }),
  };
}

function notInspected(record: Finished): NotYet | undefined {
  const { id } = record;
  const state = finishedState(record);
  if (state === "made") {
    return {
      text: say(`${id} is not inspected yet`, `${id} 尚未检验`),
      hint: say(`first: rounds finished inspect ${id}`, `请先检验：rounds finished inspect ${id}`),
    };
  }
  if (state !== "cancelled") return undefined;
  return {
    text: say(`${id} is cancelled`, `${id} 已取消`),
    hint: say(`to see it: rounds finished show ${id}`, `如需查看：rounds finished show ${id}`),
  };
}

export const forms = {
  "finished-goods-receipt": { make: goodsIn, notYet: notInspected },
} satisfies Readonly<Record<string, FormOf<Finished>>>;
