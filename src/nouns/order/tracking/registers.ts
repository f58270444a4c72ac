import { addDays, daysBetween, type IsoDate } from "../../../law/dates.ts";
import { fromMinor, toMinor } from "../../../law/money.ts";
import { type Language, say, type Text } from "../../../law/words.ts";
import type { Column, Row, TableView } from "../../../print/view.ts";
import { isFetched } from "../../carrier/carrier.ts";
import type { Customer } from "../../customer/customer.ts";
import { figureColumn, wordColumn } from "../../generic/tables.ts";
import type { NameOf } from "../../product/names.ts";
import { type Exception, exceptionKinds, logFields, type registers } from "../fields/tracking.ts";
import type { Shipped } from "./load.ts";
import { type Mark, marksOf, marksText } from "./marks.ts";
import { receiptBackBy } from "./next.ts";
import { recoveryWords } from "./tables.ts";

interface RegisterFacts {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly today: IsoDate;
  readonly digits: number;
  readonly language: Language;
  readonly limits: {
    readonly exceptionDays: number;
    readonly receiptDays: number;
    readonly newCustomerDays: number;
  };
  readonly nameOf: NameOf;
  readonly staffName: (id: string) => string;
  readonly customers: ReadonlyMap<string, Customer>;
}

const kindWords = new Map(
  exceptionKinds.map(({ value, label }) => [value as string, label] as const),
);
const order: Column = { key: "order", label: say("Order", "订单"), weight: 9, whole: true };
const customer: Column = {
  key: "customer",
  label: say("Customer", "客户"),
  weight: 7,
  wrap: true,
  least: 10,
};
const carrier: Column = {
  key: "carrier",
  label: say("Carrier", "承运商"),
  weight: 6,
  wrap: true,
  least: 8,
};

function customerName({ customers }: RegisterFacts, id: string): string {
  return customers.get(id)?.name ?? id;
}

interface Wanted {
  readonly register?: (typeof registers)[number]["value"] | undefined;
  /** Only what is not cleared, or not recovered. */
  readonly open?: boolean | undefined;
}

function isWanted(
  one: Exception,
  { register, open }: Wanted,
  { from, to }: RegisterFacts,
): boolean {
  const { cleared, recover } = one;
  const isOpen = !cleared || recover?.state === "open" || recover?.state === "claimed";
  const isThere = one.date >= from && one.date <= to;
  return isThere && (register === undefined || one.register === register) && (!open || isOpen);
}

function exceptionRow(
  { record, number, shipment, exception: one, at }: Shipped & { exception: Exception; at: number },
  facts: RegisterFacts,
): Row {
  const { cleared, recover } = one;
  const due = addDays(one.date, facts.limits.exceptionDays);
  return {
    date: one.date,
    order: record.id,
    shipment: number,
    number: at,
    customer: customerName(facts, record.customer),
    carrier: shipment.carrier,
    register: one.register,
    station: one.station,
    kind: one.kind,
    product: one.product && facts.nameOf(one.product),
    quantity: one.quantity,
    what: one.what,
    remedy: one.remedy,
    cleared: cleared?.date,
    how: cleared?.how,
    fault: cleared?.fault && facts.staffName(cleared.fault),
    late: Math.max(0, daysBetween(due, cleared?.date ?? facts.today)),
    recovery: recover && recoveryWords(recover, facts.language),
    amount: recover?.amount,
    by: one.by && facts.staffName(one.by),
  };
}

/**
 * The register of exceptions: internal handover and transit (R-TRN-21, R-TRN-22, R-FRM-45,
 * R-FRM-46). Cleared after noon of the next day is late.
 */
export function exceptionRegister(
  all: readonly Shipped[],
  { register, open }: Wanted,
  facts: RegisterFacts,
): TableView {
  const found = all.flatMap((one) =>
    (one.shipment.exceptions ?? [])
      .map((exception, index) => ({ ...one, exception, at: index + 1 }))
      .filter(({ exception }) => isWanted(exception, { register, open }, facts)),
  );
  const lossMinor = found.reduce(
    (sum, { exception: { recover } }) =>
      sum + (recover?.amount ? toMinor(recover.amount, facts.digits) : 0),
    0,
  );
  const rows = found.map((one) => exceptionRow(one, facts));
  rows.sort((a, b) => (String(a.date) < String(b.date) ? -1 : 1));
  const unclear = rows.filter((row) => row.cleared === undefined).length;
  return {
    shape: "report",
    title: registerTitle(register),
    from: facts.from,
    to: facts.to,
    columns: exceptionColumns(facts),
    hidden: [
      { key: "station", label: say("Station", "站点") },
      { key: "shipment", label: say("Shipment", "第几次发货") },
      { key: "number", label: say("Number", "序号") },
      { key: "register", label: say("Register", "登记表") },
      { key: "how", label: say("How", "处理结果") },
    ],
    rows,
    ...(lossMinor > 0 ? { totals: { amount: fromMinor(lossMinor, facts.digits) } } : {}),
    notes: unclear > 0 ? [say(`${unclear} not cleared`, `未查清 ${unclear} 项`)] : [],
    empty: say("no exception", "没有异常"),
  };
}

function registerTitle(register: Wanted["register"]): Text {
  if (register === "transit") return say("transit exceptions", "中转异常登记表");
  if (register === "internal")
    return say("internal quality handover exceptions", "内部质量交接异常登记表");
  return say("exceptions", "异常登记表");
}

function exceptionColumns({ today }: RegisterFacts): Column[] {
  return [
    { key: "date", label: say("Date", "日期"), weight: 9, whole: true },
    order,
    customer,
    carrier,
    wordColumn({ key: "kind", label: say("Kind", "异常"), weight: 9 }, kindWords),
    { key: "product", label: say("Product", "产品"), weight: 5 },
    figureColumn("quantity", say("Quantity", "数量"), 5),
    { key: "what", label: say("What", "情况"), weight: 8, wrap: true, least: 10 },
    { key: "remedy", label: say("Remedy", "处理措施"), weight: 6, wrap: true, least: 10 },
    {
      key: "cleared",
      label: say("Cleared", "查清"),
      weight: 9,
      tell: ({ cleared, late }, language) => {
        const days = Number(late);
        const over = say(`overdue ${days} d`, `逾期 ${days} 天`)[language];
        if (cleared === undefined || cleared === null) {
          return days > 0 ? over : say("not yet", "未查清")[language];
        }
        return days > 0
          ? `${cleared} +${days}`
          : cleared === today
            ? say("today", "今天")[language]
            : String(cleared);
      },
    },
    { key: "recovery", label: say("Recovery", "追偿"), weight: 5, wrap: true, least: 10 },
    figureColumn("amount", say("Amount", "追偿金额"), 5),
    { key: "fault", label: say("Traced to", "责任人"), weight: 4 },
    { key: "by", label: say("Who", "经办人"), weight: 3 },
  ];
}

/** Signed receipts that are not back in the file, the longest overdue first: R-TRN-34. */
export function receiptsReport(
  all: readonly Shipped[],
  { everything }: { readonly everything: boolean },
  facts: RegisterFacts,
): TableView {
  const { today, limits } = facts;
  const rows = all.flatMap(({ record, number, shipment }): Row[] => {
    const due = receiptBackBy(shipment, limits);
    if (due === undefined || (!everything && due >= today)) return [];
    // Who fetches goods signs for them in the house.
    if (shipment.receiptDue === undefined && isFetched(shipment.carrier)) return [];
    return [
      {
        order: record.id,
        shipment: number,
        customer: customerName(facts, record.customer),
        carrier: shipment.carrier,
        driver: shipment.driver,
        date: shipment.date,
        signed: shipment.signed,
        signedBy: shipment.signedBy,
        receipt: shipment.receipt,
        due,
        daysLate: Math.max(0, daysBetween(due, today)),
        owner: record.owner && facts.staffName(record.owner),
      },
    ];
  });
  rows.sort(
    (a, b) => Number(b.daysLate) - Number(a.daysLate) || (String(a.due) < String(b.due) ? -1 : 1),
  );
  return {
    shape: "report",
    title: everything
      ? say("signed receipts not back yet", "未返回的回单")
      : say("signed receipts not back within their cycle", "超期未返回的回单"),
    from: facts.from,
    to: facts.to,
    columns: [
      order,
      customer,
      carrier,
      { key: "signed", label: say("Signed", "签收"), weight: 8, whole: true },
      { key: "signedBy", label: say("Signed by", "签收人"), weight: 5 },
      { key: "receipt", label: say("Receipt", "签收单号"), weight: 6 },
      { key: "due", label: say("Due back", "应返"), weight: 8, whole: true },
      figureColumn("daysLate", say("Days late", "逾期天数"), 9),
      { key: "owner", label: say("Salesperson", "销售员"), weight: 4 },
    ],
    hidden: [
      { key: "shipment", label: say("Shipment", "第几次发货") },
      { key: "date", label: say("Shipped", "发货") },
      { key: "driver", label: say("Driver", "司机") },
    ],
    rows,
    empty: say("all receipts are back", "回单均已返回"),
  };
}

/** The tracking log of a period: daily, or merged for a week or month (R-FRM-44, R-TRN-27). */
export function logReport(all: readonly Shipped[], facts: RegisterFacts): TableView {
  const { today, limits } = facts;
  const rows = all.flatMap(({ record, shipment }) =>
    (shipment.log ?? [])
      .filter(({ date }) => date >= facts.from && date <= facts.to)
      .map(({ place, what, by, ...line }): Row => {
        const buyer = facts.customers.get(record.customer);
        return {
          ...line,
          order: record.id,
          customer: customerName(facts, record.customer),
          marks: [...marksOf(buyer, { today, ...limits })],
          what: [place, what].filter(Boolean).join(" · "),
          by: by && facts.staffName(by),
        };
      }),
  );
  const moment = ({ date, time }: Row): string => `${String(date)} ${String(time ?? "")}`;
  rows.sort((a, b) => (moment(a) < moment(b) ? -1 : 1));
  return {
    shape: "report",
    title: say("tracking log", "跟踪日志"),
    from: facts.from,
    to: facts.to,
    columns: [
      { key: "date", label: say("Date", "日期"), weight: 9, whole: true },
      { key: "time", label: say("At", "时间"), weight: 6 },
      order,
      customer,
      {
        key: "marks",
        label: say("Mark", "标记"),
        weight: 7,
        format: (value, language) => marksText((value ?? []) as readonly Mark[])[language],
      },
      {
        key: "kind",
        label: say("Kind", "类型"),
        weight: 5,
        format: (value, language) => logFields.kind.kind.show(value as "call", language),
      },
      { key: "what", label: say("What", "情况"), weight: 9, wrap: true, least: 16 },
      { key: "next", label: say("Announced for", "预告到货"), weight: 8, whole: true },
      { key: "by", label: say("Who", "经办人"), weight: 4 },
    ],
    rows,
    empty: say("nothing was logged", "没有跟踪记录"),
  };
}
