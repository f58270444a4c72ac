import { fromMicro, grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { FormContent, FormFact, FormFacts, FormTable } from "../form/data.ts";
import {
  fact,
  fieldFacts,
  fieldTexts,
  formTable,
  type Heading,
  money,
  numberHeading,
  personFact,
} from "../form/parts.ts";
import type { FormOf, NotYet } from "../form/sources.ts";
import { differenceOf, totalsMinor, valueMinor } from "./approving.ts";
import { type Count, count, faults } from "./count.ts";
import { rowsOf } from "./counting.ts";
import { type Names, namesOf } from "./naming.ts";
import { type Place, placeKey } from "./place.ts";
import type { PlaceRow } from "./reckoning.ts";

const placeHeadings = {
  number: numberHeading,
  warehouse: { label: say("Warehouse", "仓库") },
  bin: { label: say("Bin", "库位") },
  sku: { label: say("SKU", "货号") },
  name: { label: say("Name", "品名") },
  specification: { label: say("Specification", "规格") },
  unit: { label: say("Unit", "单位") },
  lot: { label: say("Lot", "批号") },
} as const satisfies Readonly<Record<string, Heading>>;

const pieceHeading = {
  serials: { label: say("Serial numbers", "序列号"), isBlank: true },
} as const;

function placeCells(
  place: Place,
  at: number,
  { names, isMany }: { readonly names: Names; readonly isMany: boolean },
) {
  return {
    number: String(at + 1),
    warehouse: isMany ? names.warehouse(place.warehouse) : "",
    bin: place.bin,
    sku: names.sku(place.product),
    name: names.product(place.product),
    specification: names.specification(place.product),
    unit: names.unit(place.product),
    lot: place.lot,
  };
}

async function headFacts(
  record: Count,
  rows: readonly PlaceRow[],
  facts: FormFacts,
): Promise<readonly FormFact[]> {
  const { language } = facts;
  const names = await namesOf(facts.book);
  const places = [...new Set(rows.map(({ place }) => names.warehouse(place.warehouse)))];
  const { fields } = count;
  return [
    ...fact("warehouses", fields.warehouses.label, { value: places.join(", "), language }),
    ...fieldFacts(fields, record, { keys: ["category"], language }),
    ...fact("places", say("Places", "项数"), { value: String(rows.length), language }),
    ...(await personFact("by", fields.by.label, { id: record.by, facts })),
  ];
}

/** The sheet that goes along the shelves: counted, recounted and signed by hand (R-WHS-20). */
async function countSheet(record: Count, facts: FormFacts): Promise<FormContent> {
  const { book, language } = facts;
  const names = await namesOf(book);
  const listed = new Set((record.places ?? []).map(placeKey));
  const rows = (await rowsOf(book, record)).filter(({ place }) => listed.has(placeKey(place)));
  const isMany = new Set(rows.map(({ place }) => place.warehouse)).size > 1;
  const isByPiece = rows.some(({ place }) => names.hasSerials(place.product));
  const blank = { isBlank: true, align: "right" } as const;
  const headings = {
    ...placeHeadings,
    book: { label: say("Book", "账面数"), align: "right" },
    counted: { label: say("Counted", "实盘数"), ...blank },
    recounted: { label: say("Recount", "复盘数"), ...blank },
    ...(isByPiece ? pieceHeading : {}),
    note: { label: say("Note", "说明"), isBlank: true },
  } as const;
  const cells = rows.map((row, at) => ({
    ...placeCells(row.place, at, { names, isMany }),
    book: record.blind ? "" : grouped(fromMicro(row.frozen ?? 0)),
  }));
  return {
    number: record.id,
    date: record.date,
    parties: [],
    facts: await headFacts(record, rows, facts),
    tables: [formTable("places", headings, { rows: cells, language })],
    texts: fieldTexts(count.fields, record, { keys: ["notes"], language }),
  };
}

/** What the stocktake came to, for whoever answers for the goods and for finance. */
async function countResult(record: Count, facts: FormFacts): Promise<FormContent> {
  const { book, language } = facts;
  const rows = await rowsOf(book, record);
  const { surplus, shortage } = totalsMinor(record.differences ?? [], book.digits);
  const told = (key: string, label: ReturnType<typeof say>, minor: number) =>
    fact(key, label, { value: money(fromMinor(minor, book.digits)), language });
  return {
    number: record.id,
    date: record.date,
    parties: [],
    facts: [
      ...(await headFacts(record, rows, facts)),
      ...fact("differing", say("Places that differ", "差异项数"), {
        value: String((record.differences ?? []).length),
        language,
      }),
      ...told("surplus", say("Surplus at cost", "盘盈金额"), surplus),
      ...told("shortage", say("Shortage at cost", "盘亏金额"), shortage),
    ],
    tables: [await differencesTable(record, facts)],
    texts: fieldTexts(count.fields, record, { keys: ["notes"], language }),
  };
}

async function differencesTable(record: Count, { book, language }: FormFacts): Promise<FormTable> {
  const names = await namesOf(book);
  const all = record.differences ?? [];
  const isMany = new Set(all.map((one) => one.warehouse)).size > 1;
  const headings = {
    ...placeHeadings,
    book: { label: say("Book", "账面数"), align: "right" },
    counted: { label: say("Counted", "实盘数"), align: "right" },
    difference: { label: say("Difference", "盈亏数"), align: "right" },
    value: { label: say("Value", "金额"), align: "right" },
    why: { label: say("Reason", "原因") },
    person: { label: say("Responsible", "责任人") },
  } as const;
  const rows = all.map((one, at) => {
    const minor = valueMinor(one, book.digits);
    const fault = faults.find(({ value }) => value === one.fault)?.label[language];
    return {
      ...placeCells(one, at, { names, isMany }),
      book: grouped(one.book),
      counted: grouped(one.counted),
      difference: grouped(differenceOf(one)),
      value: minor === undefined ? "" : money(fromMinor(minor, book.digits)),
      why: [fault, one.why].filter(Boolean).join(" · "),
      person: one.person === undefined ? "" : names.staff(one.person),
    };
  });
  return formTable("differences", headings, { rows, language });
}

function notWorkedOut({ id, resulted }: Count): NotYet | undefined {
  if (resulted) return undefined;
  return {
    text: say(`the result of ${id} is not worked out`, `${id} 尚未核算结果`),
    hint: say(`rounds count result ${id}`, `rounds count result ${id}`),
  };
}

export const forms = {
  "count-sheet": { make: countSheet, isWorkingPaper: true },
  "count-result": { make: countResult, notYet: notWorkedOut },
} satisfies Readonly<Record<string, FormOf<Count>>>;
