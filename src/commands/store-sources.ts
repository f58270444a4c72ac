import type { Book } from "../book/book.ts";
import type { AnyStored, Noun } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { approvalStanding, policiesOf } from "../nouns/approval/gate.ts";
import { warehouse } from "../nouns/warehouse/warehouse.ts";
import { canteenSource } from "./canteen-source.ts";
import type { KnownFacts } from "./duty-facts.ts";
import type { DutySource } from "./duty-sources.ts";

/** Of some papers those that nothing is to be signed of any more. */
async function signed<R extends AnyStored>(
  noun: Noun,
  records: readonly R[],
  { book, facts }: KnownFacts,
): Promise<readonly R[]> {
  if (policiesOf(noun, book).length === 0) return records;
  const found: R[] = [];
  for (const record of records) {
    const { state } = await approvalStanding({ book, today: facts.today }, noun, record);
    if (state === "unneeded" || state === "approved") found.push(record);
  }
  return found;
}

/** The storekeeper of a warehouse, by staff id. */
async function keepers(book: Book): Promise<(id: string | undefined) => string | undefined> {
  const known = new Map((await book.all(warehouse)).map((one) => [one.id, one.keeper]));
  return (id) => (id === undefined ? undefined : known.get(id));
}

/** What the papers of the warehouse oblige somebody to. */
export const storeSources: readonly DutySource[] = [
  canteenSource,
  {
    folder: "materials",
    rules: { "material-issue": { group: "stock", label: say("material", "待发料") } },
    async duties(known) {
      const { material } = await import("../nouns/material/material.ts");
      const { isMaterialOpen } = await import("../nouns/material/states.ts");
      const open = (await known.book.live(material)).filter(isMaterialOpen);
      if (open.length === 0) return [];
      const { materialDuties } = await import("../nouns/material/duties.ts");
      const ready = await signed(material, open, known);
      return materialDuties(ready, { keeperOf: await keepers(known.book) }, known.facts);
    },
  },
  {
    folder: "finished",
    rules: {
      "finished-inspect": { group: "stock", label: say("inspection", "成品检验") },
      "finished-receive": { group: "stock", label: say("finished goods", "成品入库") },
    },
    async duties(known) {
      const { finished } = await import("../nouns/finished/finished.ts");
      const { isFinishedOpen } = await import("../nouns/finished/states.ts");
      const open = (await known.book.live(finished)).filter(isFinishedOpen);
      if (open.length === 0) return [];
      const { finishedDuties } = await import("../nouns/finished/duties.ts");
      const ready = new Set((await signed(finished, open, known)).map(({ id }) => id));
      const isSigned = ({ id }: { readonly id: string }): boolean => ready.has(id);
      return finishedDuties(open, { keeperOf: await keepers(known.book), isSigned }, known.facts);
    },
  },
  {
    folder: "transfers",
    rules: { "transfer-receive": { group: "stock", label: say("in transit", "调拨在途") } },
    async duties(known) {
      const { transfer } = await import("../nouns/transfer/transfer.ts");
      const { transferDuties } = await import("../nouns/transfer/duties.ts");
      const live = await known.book.live(transfer);
      const places = new Map((await known.book.all(warehouse)).map((one) => [one.id, one]));
      const placeOf = (id: string) => places.get(id) ?? { name: id };
      return transferDuties(live, { placeOf }, known.facts);
    },
  },
  {
    folder: "filings",
    rules: { "papers-hand": { group: "paper", label: say("papers to finance", "单据移交") } },
    async duties(known) {
      const { filing } = await import("../nouns/filing/filing.ts");
      const { filingDuties } = await import("../nouns/filing/duties.ts");
      return filingDuties(await known.book.all(filing), known.facts);
    },
  },
];
