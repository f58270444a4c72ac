import { fromMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { say, type Text } from "../../law/words.ts";
import { customer } from "../customer/customer.ts";
import type { FormContent, FormFact, FormFacts, FormParty } from "../form/data.ts";
import { documentFile, documentNumber } from "../form/file-name.ts";
import {
  type GoodsLine,
  goodsTable,
  packingTable,
  paperAmounts,
  pricedTable,
} from "../form/goods.ts";
import { customerParty, fact, fieldFacts, fieldTexts, personFact } from "../form/parts.ts";
import type { FormOf, NotYet } from "../form/sources.ts";
import { noteNumber } from "../issue/states.ts";
import { warehouse } from "../warehouse/warehouse.ts";
import { exceptionsOfOrder } from "./exceptions-form.ts";
import { type Shipment, shipmentFields } from "./fields/shipments.ts";
import { type Order, order } from "./order.ts";
import { openMicro, orderState } from "./totals.ts";

/** The order's own facts with the labels of its fields; whose it is by name. */
async function orderFacts(
  record: Order,
  keys: readonly string[],
  facts: FormFacts,
): Promise<readonly FormFact[]> {
  return [
    ...fieldFacts(order.fields, record, { keys, language: facts.language }),
    ...(await personFact("owner", order.fields.owner.label, { id: record.owner, facts })),
  ];
}

async function buyer(
  record: Order,
  facts: FormFacts,
  how: { readonly label: Text; readonly isTaxed?: boolean },
): Promise<FormParty> {
  const who = await facts.book.get(customer, record.customer);
  return customerParty(who, { ...how, language: facts.language, address: record.address });
}

const buyerLabel = say("Buyer", "购货方");
const receiverLabel = say("Receiver", "收货方");

/** The order as the departments get it after it was signed: R-FRM-28, R-FRM-31. */
async function orderNotice(record: Order, facts: FormFacts): Promise<FormContent> {
  const keys = ["code", "reference", "kind", "promised", "requiredBy", "carrier"];
  return {
    number: record.id,
    date: record.date,
    parties: [await buyer(record, facts, { label: say("Customer", "客户") })],
    facts: [
      ...(await orderFacts(record, keys, facts)),
      ...(await personFact("confirmed", say("Confirmed by", "确认人"), {
        id: record.confirmed?.by,
        facts,
      })),
    ],
    tables: [await pricedTable(record.lines, record, facts)],
    ...paperAmounts(record, facts),
    texts: fieldTexts(order.fields, record, { keys: noticeTexts, language: facts.language }),
  };
}

/** What the departments must know besides; the order's own notes go to nobody outside. */
const noticeTexts = [
  ...["special", "qualityStated", "qualityNeeded", "qualityDuties", "terms", "transportNeeds"],
  ...["installationNeeds", "notes"],
];

/** The proforma invoice: what the order comes to and where to pay it, under its own name. */
async function proforma(record: Order, facts: FormFacts): Promise<FormContent> {
  const own = fact("order", say("Order", "订单"), { value: record.id, language: facts.language });
  const keys = ["reference", "promised"];
  return {
    number: documentNumber("PI", record.id),
    date: record.date,
    parties: [await buyer(record, facts, { label: buyerLabel, isTaxed: true })],
    facts: [...own, ...(await orderFacts(record, keys, facts))],
    tables: [await pricedTable(record.lines, record, facts)],
    ...paperAmounts(record, facts),
    texts: fieldTexts(order.fields, record, { keys: ["terms"], language: facts.language }),
    isPaid: true,
    fileName: await documentFile("PI", record, facts),
  };
}

/** Goods of an order that are on one way: a shipment, or what is still to go where none left. */
interface Load {
  readonly number: string;
  readonly date: string;
  readonly lines: readonly GoodsLine[];
  readonly shipment: Shipment | undefined;
}

/** The shipment that is asked for, the last one, or what is still open. @throws RoundsError */
function loadOf(record: Order, { shipment: asked, today }: FormFacts): Load {
  const shipments = record.shipments ?? [];
  const at = asked ?? shipments.length;
  const shipment = shipments[at - 1];
  if (shipment) {
    const number = `${record.id}-${at}`;
    return { number, date: shipment.date, lines: shipment.lines, shipment };
  }
  if (asked !== undefined) {
    const count = shipments.length;
    refuse(
      say(
        `${record.id} has ${count} ${count === 1 ? "shipment" : "shipments"}, there is no ${asked}`,
        `${record.id} 共发货 ${count} 次，没有第 ${asked} 次`,
      ),
      say(`see: rounds order track ${record.id}`, `请查看：rounds order track ${record.id}`),
    );
  }
  const lines = [...openMicro(record)].map(([product, micro]) => ({
    product,
    quantity: fromMicro(micro),
  }));
  return { number: record.id, date: today, lines, shipment };
}

/** How a load travels, with the labels of the shipment's fields. */
async function wayFacts(
  record: Order,
  { shipment }: Load,
  facts: FormFacts,
): Promise<readonly FormFact[]> {
  const { language, book } = facts;
  const keys = ["carrier", "waybill", "dispatch", "vehicle", "driver", "expected"];
  const told = fieldFacts(shipmentFields, shipment ?? {}, { keys, language });
  const isSent = told.some(({ key }) => key === "carrier");
  const carrier = isSent ? [] : fieldFacts(order.fields, record, { keys: ["carrier"], language });
  const store = shipment?.warehouse && (await book.maybe(warehouse, shipment.warehouse));
  const from = store ? store.name : shipment?.warehouse;
  return [
    ...fact("order", say("Order", "订单"), { value: record.id, language }),
    ...fieldFacts(order.fields, record, { keys: ["reference", "promised"], language }),
    ...fact("warehouse", shipmentFields.warehouse.label, { value: from, language }),
    ...told,
    ...carrier,
  ];
}

const notesHeading = { label: say("Remarks", "备注"), isBlank: true } as const;

/** What leaves the house, to be signed by storekeeper, supervisor and customer: R-FRM-30. */
async function deliveryOrder(record: Order, facts: FormFacts): Promise<FormContent> {
  const load = loadOf(record, facts);
  return {
    number: load.number,
    date: load.date,
    parties: [await buyer(record, facts, { label: receiverLabel })],
    facts: [
      ...(await wayFacts(record, load, facts)),
      ...(await personFact("by", shipmentFields.by.label, { id: load.shipment?.by, facts })),
    ],
    tables: [await goodsTable(load.lines, facts, { notes: notesHeading })],
    texts: fieldTexts(order.fields, record, {
      keys: ["transportNeeds", "installationNeeds"],
      language: facts.language,
    }),
  };
}

/** The goods issue note (出仓单) of a shipment, in three copies: R-WHS-10, R-FRM-37. */
async function goodsIssue(record: Order, facts: FormFacts): Promise<FormContent> {
  const load = loadOf(record, facts);
  const { shipment } = load;
  const at = shipment ? (record.shipments ?? []).indexOf(shipment) + 1 : 1;
  const { language } = facts;
  return {
    number: noteNumber(record.id, at),
    date: load.date,
    parties: [await buyer(record, facts, { label: receiverLabel })],
    facts: [
      ...(await wayFacts(record, load, facts)),
      ...(await personFact("by", say("Storekeeper", "仓管员"), { id: shipment?.by, facts })),
      ...(await personFact("supervisor", shipmentFields.supervisor.label, {
        id: shipment?.supervisor,
        facts,
      })),
      ...fieldFacts(shipmentFields, shipment ?? {}, { keys: ["signed", "signedBy"], language }),
    ],
    tables: [await goodsTable(load.lines, facts, { notes: notesHeading })],
  };
}

/** What is in how many packages, how heavy and how large. */
async function packingList(record: Order, facts: FormFacts): Promise<FormContent> {
  const load = loadOf(record, facts);
  return {
    number: load.number,
    date: load.date,
    parties: [await buyer(record, facts, { label: receiverLabel })],
    facts: await wayFacts(record, load, facts),
    tables: [await packingTable(load.lines, facts)],
  };
}

/** What the customer signs for on arrival, with room for what is short or damaged: R-FRM-68. */
async function receiptNote(record: Order, facts: FormFacts): Promise<FormContent> {
  const load = loadOf(record, facts);
  const { shipment } = load;
  const keys = ["signed", "signedBy", "receipt"];
  const language = facts.language;
  return {
    number: load.number,
    date: load.date,
    parties: [await buyer(record, facts, { label: receiverLabel })],
    facts: [
      ...(await wayFacts(record, load, facts)),
      ...fieldFacts(shipmentFields, shipment ?? {}, { keys, language }),
    ],
    tables: [
      await goodsTable(load.lines, facts, {
        received: { label: say("Received", "实收数量"), align: "right", isBlank: true },
        notes: { label: say("Short, damaged", "短少、破损"), isBlank: true },
      }),
    ],
  };
}

/** A draft has been promised to nobody: no department and no driver gets a paper of it. */
function notConfirmed(record: Order): NotYet | undefined {
  const { id } = record;
  if (orderState(record) !== "draft") return notCancelled(record);
  return {
    text: say(`${id} is not confirmed`, `${id} 尚未确认`),
    hint: say(`first: rounds order confirm ${id}`, `请先运行：rounds order confirm ${id}`),
  };
}

/** A goods issue note says what left: before anything has, there is none. */
function notShipped(record: Order): NotYet | undefined {
  const { id, shipments = [] } = record;
  if (shipments.length > 0) return notConfirmed(record);
  return {
    text: say(`nothing of ${id} has left`, `${id} 尚未发货`),
    hint: say(`first: rounds order ship ${id}`, `请先运行：rounds order ship ${id}`),
  };
}

function notCancelled(record: Order): NotYet | undefined {
  const { id } = record;
  if (orderState(record) !== "cancelled") return undefined;
  return {
    text: say(`${id} is cancelled`, `${id} 已取消`),
    hint: say(`to see it: rounds order show ${id}`, `如需查看：rounds order show ${id}`),
  };
}

export const forms = {
  "order-notice": { make: orderNotice, notYet: notConfirmed },
  "delivery-order": { make: deliveryOrder, notYet: notConfirmed },
  "goods-issue-note": { make: goodsIssue, notYet: notShipped },
  "packing-list": { make: packingList, notYet: notConfirmed },
  "receipt-note": { make: receiptNote, notYet: notConfirmed },
  proforma: { make: proforma, notYet: notCancelled },
  exceptions: { make: exceptionsOfOrder },
} satisfies Readonly<Record<string, FormOf<Order>>>;
