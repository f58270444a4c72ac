import { say } from "../../law/words.ts";
import type { FormContent, FormFacts } from "../form/data.ts";
import { fieldFacts, fieldTexts, personFact } from "../form/parts.ts";
import type { FormOf, NotYet } from "../form/sources.ts";
import { placeFact, storeTable } from "../form/store.ts";
import { type Transfer, transfer } from "./transfer.ts";

/** The transfer note (调拨单) that goes with the goods; the other warehouse writes what came. */
async function transferNote(record: Transfer, facts: FormFacts): Promise<FormContent> {
  const { language } = facts;
  const { fields } = transfer;
  const { received = [], sent, lost } = record;
  const counted = received.length > 0 ? received.flatMap((one) => one.lines) : undefined;
  const why = lost ? [{ key: "lost", label: fields.lost.label[language], text: lost.why }] : [];
  const lostColumn = { key: "lost", label: fields.lost.label, of: lost?.lines };
  return {
    number: record.id,
    date: sent?.date ?? record.date,
    parties: [],
    facts: [
      ...(await placeFact("from", fields.from.label, { id: record.from, facts })),
      ...(await placeFact("to", fields.to.label, { id: record.to, facts })),
      ...fieldFacts(fields, record, { keys: ["carrier", "expected", "why"], language }),
      ...(await personFact("sent", say("Sent by", "发出人"), { id: sent?.by, facts })),
      ...(await personFact("received", say("Received by", "收货人"), {
        id: received.at(-1)?.by,
        facts,
      })),
    ],
    tables: [
      await storeTable(
        record.lines,
        [
          { key: "quantity", label: say("Sent", "调出数量"), of: record.lines },
          { key: "received", label: say("Received", "实收数量"), of: counted },
          ...(lost ? [lostColumn] : []),
        ],
        facts,
      ),
    ],
    texts: [...why, ...fieldTexts(fields, record, { keys: ["notes"], language })],
  };
}

function notCancelled({ id, cancelled }: Transfer): NotYet | undefined {
  if (!cancelled) return undefined;
  return {
    text: say(`${id} is cancelled`, `${id} 已取消`),
    hint: say(`to see it: rounds transfer show ${id}`, `如需查看：rounds transfer show ${id}`),
  };
}

export const forms = {
  "transfer-note": { make: transferNote, notYet: notCancelled },
} satisfies Readonly<Record<string, FormOf<Transfer>>>;
