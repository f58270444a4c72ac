import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { paperLineMinor } from "../../law/tax.ts";
import { say } from "../../law/words.ts";
import type { FormContent, FormFacts, FormTable } from "../form/data.ts";
import {
  fact,
  fieldFacts,
  fieldTexts,
  formTable,
  money,
  numberHeading,
  personFact,
} from "../form/parts.ts";
import type { FormOf } from "../form/sources.ts";
import { product } from "../product/product.ts";
import { inUnits } from "../product/units.ts";
import { type Requisition, requisition } from "./requisition.ts";
import { estimateMinor } from "./states.ts";

/** The requisition as the department hands it in: R-PUR-04, R-PUR-05. */
async function paper(record: Requisition, facts: FormFacts): Promise<FormContent> {
  const { language, book } = facts;
  const minor = estimateMinor(record, book.digits);
  const amount =
    minor > 0 ? money(fromMinor(minor, book.digits), book.settings.currency) : undefined;
  return {
    number: record.code ?? record.id,
    date: record.date,
    parties: [],
    facts: [
      ...fieldFacts(requisition.fields, record, {
        keys: ["department", "kind", "neededBy", "month", "order", "project"],
        language,
      }),
      ...(await personFact("owner", requisition.fields.owner.label, { id: record.owner, facts })),
    ],
    tables: [await wanted(record, facts)],
    amounts: fact("estimate", say("Estimated", "预估合计"), { value: amount, language }),
    texts: fieldTexts(requisition.fields, record, { keys: ["why", "notes"], language }),
  };
}

/** Goods and other things in one table, numbered through. */
async function wanted(record: Requisition, { book, language }: FormFacts): Promise<FormTable> {
  const { lines = [], items = [] } = record;
  const goods = await book.some(product, new Set(lines.map((line) => line.product)));
  const shown = (line: {
    quantity: string;
    price?: string | undefined;
    per?: string | undefined;
  }) =>
    line.price === undefined
      ? ""
      : money(
          fromMinor(paperLineMinor({ ...line, price: line.price }, {}, book.digits), book.digits),
        );
  const rows = [
    ...lines.map((line) => {
      const known = goods.get(line.product);
      const { quantity, unit } = inUnits(line);
      return {
        sku: known?.sku ?? "",
        name: known?.name ?? line.product,
        specification: known?.specification ?? "",
        quantity: grouped(quantity),
        unit: unit ?? known?.unit ?? "",
        due: line.due ?? "",
        amount: shown(line),
      };
    }),
    ...items.map((one) => ({
      name: one.item,
      quantity: grouped(one.quantity),
      unit: one.unit ?? "",
      amount: shown(one),
    })),
  ].map((row, at) => ({ number: String(at + 1), ...row }));
  const headings = {
    number: numberHeading,
    sku: { label: product.fields.sku.label },
    name: { label: product.fields.name.label },
    specification: { label: product.fields.specification.label },
    quantity: { label: say("Quantity", "数量"), align: "right" },
    unit: { label: product.fields.unit.label },
    due: { label: requisition.fields.neededBy.label },
    amount: { label: say("Estimate", "预估金额"), align: "right" },
  } as const;
  return formTable("lines", headings, { rows, language });
}

export const forms = {
  "purchase-requisition": { make: paper },
} satisfies Readonly<Record<string, FormOf<Requisition>>>;
