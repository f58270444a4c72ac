import { say } from "../../law/words.ts";
import type { FormContent, FormFacts, FormParty } from "../form/data.ts";
import { paperAmounts, pricedTable } from "../form/goods.ts";
import { fact, fieldFacts, fieldTexts, personFact } from "../form/parts.ts";
import type { FormOf } from "../form/sources.ts";
import { supplier } from "../supplier/supplier.ts";
import { warehouse } from "../warehouse/warehouse.ts";
import { type Purchase, purchase } from "./purchase.ts";

/** The purchase order as the supplier and the warehouse get it: R-FRM-32. */
async function purchaseOrder(record: Purchase, facts: FormFacts): Promise<FormContent> {
  const { language, book } = facts;
  const place =
    record.warehouse === undefined ? undefined : await book.maybe(warehouse, record.warehouse);
  const address = record.address ?? place?.address;
  return {
    number: record.code ?? record.id,
    date: record.date,
    parties: [await sellerParty(record, facts)],
    facts: [
      ...fact("warehouse", purchase.fields.warehouse.label, { value: place?.name, language }),
      ...fact("address", purchase.fields.address.label, { value: address, language }),
      ...fieldFacts(purchase.fields, record, {
        keys: ["promised", "payDays", "reference"],
        language,
      }),
      ...(await personFact("owner", purchase.fields.owner.label, { id: record.owner, facts })),
    ],
    tables: [await pricedTable(record.lines, record, facts)],
    ...paperAmounts(record, facts),
    texts: fieldTexts(purchase.fields, record, { keys: ["notes"], language }),
  };
}

/** Whom it is ordered from, with the first contact. */
async function sellerParty(record: Purchase, { book, language }: FormFacts): Promise<FormParty> {
  const who = await book.get(supplier, record.supplier);
  const [contact] = who.contacts ?? [];
  const own = fieldFacts(supplier.fields, who, {
    keys: ["name", "address", "fax", "email", "taxNumber"],
    language,
  });
  const phone = contact?.mobile ?? contact?.phone ?? who.phone;
  return {
    key: "supplier",
    label: purchase.fields.supplier.label[language],
    facts: [
      ...own.slice(0, 1),
      ...fact("contact", say("Contact", "联系人"), { value: contact?.name, language }),
      ...fact("phone", supplier.fields.phone.label, { value: phone, language }),
      ...own.slice(1),
    ],
  };
}

export const forms = {
  "purchase-order": {
    make: purchaseOrder,
    notYet: ({ id, cancelled }) =>
      cancelled
        ? {
            text: say(`${id} is cancelled`, `${id} 已取消`),
            hint: say(
              "write another: rounds purchase add SUPPLIER",
              "请另行下单：rounds purchase add 供应商",
            ),
          }
        : undefined,
  },
} satisfies Readonly<Record<string, FormOf<Purchase>>>;
