import { fromMicro, grouped } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import type { FormContent, FormFact, FormFacts, FormParty, FormTable } from "../form/data.ts";
import {
  fact,
  fieldFacts,
  fieldTexts,
  formTable,
  numberHeading,
  personFact,
} from "../form/parts.ts";
import type { FormOf, NotYet } from "../form/sources.ts";
import { product } from "../product/product.ts";
import { supplier } from "../supplier/supplier.ts";
import { warehouse } from "../warehouse/warehouse.ts";
import { mismatchText } from "./compare.ts";
import { deliveryFields } from "./fields.ts";
import { type GoodsReceipt, goodsReceipt } from "./receipt.ts";
import { type LineStanding, receiptState, receiptTally } from "./standing.ts";

async function supplierParty(record: GoodsReceipt, facts: FormFacts): Promise<FormParty[]> {
  const { book, language } = facts;
  if (record.supplier === undefined) return [];
  const who = await book.maybe(supplier, record.supplier);
  const told = (key: "name" | "address" | "phone", value: string | undefined) =>
    fact(key, supplier.fields[key].label, { value, language });
  return [
    {
      key: "supplier",
      label: say("Supplier", "供应商")[language],
      facts: [
        ...told("name", who?.name ?? record.supplier),
        ...told("address", who?.address),
        ...told("phone", who?.phone),
      ],
    },
  ];
}

/** Order, delivery list, place and people, under the labels of their fields. */
async function receiptFacts(record: GoodsReceipt, facts: FormFacts): Promise<readonly FormFact[]> {
  const { book, language } = facts;
  const { fields } = goodsReceipt;
  const store = await book.maybe(warehouse, record.warehouse);
  const list = ["number", "sender", "handler"];
  return [
    ...fieldFacts(fields, record, { keys: ["purchase", "reason"], language }),
    ...fieldFacts(deliveryFields, record.delivery ?? {}, { keys: list, language }),
    ...fact("warehouse", fields.warehouse.label, {
      value: store?.name ?? record.warehouse,
      language,
    }),
    ...(await personFact("by", fields.by.label, { id: record.by, facts })),
    ...fieldFacts(fields, record, { keys: ["consent", "notice"], language }),
  ];
}

type Figures = Readonly<Record<string, { label: Text; of: (one: LineStanding) => string }>>;

const counted: Figures = {
  listed: {
    label: say("On the list", "送货数量"),
    of: ({ line }) => grouped(line.listed ?? line.quantity),
  },
  delivered: { label: say("Counted", "实点数量"), of: ({ delivered }) => micro(delivered) },
  accepted: { label: say("Accepted", "合格入库"), of: ({ accepted }) => micro(accepted) },
  held: { label: say("On hold", "待检"), of: ({ held }) => micro(held) },
  rejected: { label: say("Rejected", "拒收"), of: ({ rejected }) => micro(rejected) },
};

function micro(value: number): string {
  return value === 0 ? "" : grouped(fromMicro(value));
}

async function goodsOf(
  lines: readonly LineStanding[],
  figures: Figures,
  { book, language }: FormFacts,
): Promise<FormTable> {
  const known = await book.some(product, new Set(lines.map(({ line }) => line.product)));
  const rows = lines.map((one, at) => {
    const goods = known.get(one.line.product);
    return {
      number: String(at + 1),
      sku: goods?.sku ?? one.line.product,
      name: goods?.name ?? one.line.product,
      specification: one.line.specification ?? goods?.specification ?? "",
      unit: goods?.unit ?? "",
      ...Object.fromEntries(Object.entries(figures).map(([key, { of }]) => [key, of(one)])),
      lot: one.line.lot ?? "",
      expiry: one.line.expiry ?? "",
      why: one.line.why ?? "",
    };
  });
  const headings = {
    number: numberHeading,
    sku: { label: product.fields.sku.label },
    name: { label: product.fields.name.label },
    specification: { label: product.fields.specification.label },
    unit: { label: product.fields.unit.label },
    ...Object.fromEntries(
      Object.entries(figures).map(([key, { label }]) => [key, { label, align: "right" as const }]),
    ),
    lot: { label: say("Lot", "批号") },
    expiry: { label: say("Expiry", "有效期") },
    why: { label: say("Remarks", "备注") },
  };
  return formTable("lines", headings, { rows, language });
}

/** The goods receipt note (入库单), in three copies with the receiving stamp: R-WHS-06, R-FRM-34. */
async function receiptNote(record: GoodsReceipt, facts: FormFacts): Promise<FormContent> {
  return {
    number: record.id,
    date: record.date,
    parties: await supplierParty(record, facts),
    facts: await receiptFacts(record, facts),
    tables: [await goodsOf(receiptTally(record).lines, counted, facts)],
    texts: fieldTexts(goodsReceipt.fields, record, { keys: ["notes"], language: facts.language }),
  };
}

/**
 * The delivery list as it was checked, signed and stamped: one copy stays, one goes back to the
 * supplier (R-WHS-02, R-WHS-05, R-FRM-33).
 */
async function deliveryList(record: GoodsReceipt, facts: FormFacts): Promise<FormContent> {
  const { listed, delivered } = counted;
  const figures = { ...(listed && { listed }), ...(delivered && { delivered }) };
  return {
    number: record.delivery?.number ?? record.id,
    date: record.date,
    parties: await supplierParty(record, facts),
    facts: [
      ...fact("receipt", say("Goods receipt note", "入库单"), {
        value: record.id,
        language: facts.language,
      }),
      ...(await receiptFacts(record, facts)),
    ],
    tables: [await goodsOf(receiptTally(record).lines, figures, facts)],
  };
}

/** What goes back to the supplier: the rejected goods, or the whole delivery that was refused. */
async function returnNote(record: GoodsReceipt, facts: FormFacts): Promise<FormContent> {
  const { language } = facts;
  const { returned = [], refused, mismatches = [] } = record;
  const at = facts.shipment ?? returned.length;
  const back = returned[at - 1];
  const lines = receiptTally(record).lines.filter(({ rejected }) => rejected > 0);
  const going = new Map(
    (back?.lines ?? []).map(({ product: id, quantity }) => [id, grouped(quantity)]),
  );
  const shown = back ? lines.filter(({ line }) => going.has(line.product)) : lines;
  const why = mismatchText(mismatches, (id) => id)[language];
  return {
    number: back ? `${record.id}-${at}` : record.id,
    date: back?.date ?? refused?.date ?? record.date,
    parties: await supplierParty(record, facts),
    facts: [
      ...(await receiptFacts(record, facts)),
      ...fact("to", say("Collected by", "提货人"), { value: back?.to, language }),
    ],
    tables: [
      await goodsOf(
        shown,
        {
          back: {
            label: say("Goes back", "退回数量"),
            of: ({ line, rejected }) => going.get(line.product) ?? micro(rejected),
          },
        },
        facts,
      ),
    ],
    texts: refused
      ? [{ key: "why", label: say("Refused because", "拒收原因")[language], text: why }]
      : [],
  };
}

function notTaken(record: GoodsReceipt): NotYet | undefined {
  const { id } = record;
  const state = receiptState(record);
  if (state === "refused") {
    return {
      text: say(`${id} was refused: nothing came in`, `${id} 已拒收，未入库`),
      hint: say(
        `the refusal: rounds print ${id} --form return-note`,
        `打印拒收退货单：rounds print ${id} --form return-note`,
      ),
    };
  }
  return cancelled(record);
}

function cancelled(record: GoodsReceipt): NotYet | undefined {
  const { id } = record;
  if (receiptState(record) !== "cancelled") return undefined;
  return {
    text: say(`${id} is cancelled`, `${id} 已作废`),
    hint: say(
      `to see it: rounds goods-receipt show ${id}`,
      `如需查看：rounds goods-receipt show ${id}`,
    ),
  };
}

export const forms = {
  "goods-receipt-note": { make: receiptNote, notYet: notTaken },
  "delivery-list": { make: deliveryList, notYet: cancelled },
  "return-note": { make: returnNote, notYet: cancelled },
} satisfies Readonly<Record<string, FormOf<GoodsReceipt>>>;
