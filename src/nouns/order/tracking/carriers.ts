import { daysBetween, type IsoDate } from "../../../law/dates.ts";
import { fromMinor, toMinor } from "../../../law/money.ts";
import { type Language, say, type Text } from "../../../law/words.ts";
import type { Column, Row, TableView } from "../../../print/view.ts";
import { isFetched } from "../../carrier/carrier.ts";
import { figureColumn } from "../../generic/tables.ts";
import type { Exception } from "../fields/tracking.ts";
import { exceptionKinds } from "../fields/tracking.ts";
import type { Shipped } from "./load.ts";
import { judge, percent } from "./on-time.ts";

interface CarrierFacts {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly today: IsoDate;
  readonly digits: number;
  readonly language: Language;
  readonly receiptDays: number;
  /** How a carrier is called, whatever text an order names it by. */
  readonly carrierName: (text: string) => string;
  readonly customerName: (id: string) => string;
}

/** What a carrier did against what was agreed: R-TRN-23, R-TRN-30. */
export interface Breach {
  readonly carrier: string;
  readonly date: IsoDate;
  readonly order: string;
  readonly customer: string;
  readonly kind: Exception["kind"] | "receipt";
  readonly text: Text;
  /** Has somebody dealt with it? */
  readonly handled: boolean;
}

interface Sheet {
  shipments: number;
  judged: number;
  inTime: number;
  flawed: number;
  receipts: number;
  receiptsLate: number;
  lossMinor: number;
  recoveredMinor: number;
  breaches: Breach[];
}

/** The shares of a score: in time, without an exception, receipt back in time. */
const shares = { inTime: 50, sound: 30, receipts: 20 } as const;

/**
 * 0 to 100, of what can be judged: half for being in time, three tenths for shipments without an
 * exception, two tenths for receipts that were back in time (R-TRN-30).
 */
export function scoreOf(sheet: Readonly<Sheet>): number | undefined {
  const parts: readonly (readonly [good: number, all: number, share: number])[] = [
    [sheet.inTime, sheet.judged, shares.inTime],
    [sheet.shipments - sheet.flawed, sheet.shipments, shares.sound],
    [sheet.receipts - sheet.receiptsLate, sheet.receipts, shares.receipts],
  ];
  const judged = parts.filter(([, all]) => all > 0);
  const whole = judged.reduce((sum, [, , share]) => sum + share, 0);
  if (whole === 0) return undefined;
  const points = judged.reduce((sum, [good, all, share]) => sum + (good / all) * share, 0);
  return Math.round((points / whole) * 100);
}

/** What can be said of each carrier, by its name. */
export function carrierSheets(
  all: readonly Shipped[],
  facts: CarrierFacts,
): ReadonlyMap<string, Readonly<Sheet>> {
  const sheets = new Map<string, Sheet>();
  for (const one of all) {
    const { carrier } = one.shipment;
    if (carrier === undefined || isFetched(carrier)) continue;
    const name = facts.carrierName(carrier);
    const sheet = sheets.get(name) ?? freshSheet();
    sheets.set(name, sheet);
    addShipment(sheet, one, { ...facts, name });
  }
  return sheets;
}

function freshSheet(): Sheet {
  return {
    ...{ shipments: 0, judged: 0, inTime: 0, flawed: 0, receipts: 0, receiptsLate: 0 },
    ...{ lossMinor: 0, recoveredMinor: 0, breaches: [] },
  };
}

function addShipment(
  sheet: Sheet,
  one: Shipped,
  { name, today, digits, receiptDays, customerName }: CarrierFacts & { readonly name: string },
): void {
  const { record, shipment } = one;
  const base = { carrier: name, order: record.id, customer: customerName(record.customer) };
  const exceptions = shipment.exceptions ?? [];
  sheet.shipments += 1;
  if (exceptions.some(({ register }) => register === "transit")) sheet.flawed += 1;
  const { daysLate } = judge(one, today);
  if (daysLate !== undefined) {
    sheet.judged += 1;
    if (daysLate === 0) sheet.inTime += 1;
    else {
      const handled = exceptions.some(({ kind, cleared }) => kind === "late" && cleared);
      const text = say(`${daysLate} d late`, `迟到 ${daysLate} 天`);
      sheet.breaches.push({
        ...base,
        date: shipment.expected ?? shipment.date,
        kind: "late",
        text,
        handled,
      });
    }
  }
  for (const exception of exceptions) {
    const { recover, register, kind } = exception;
    const minor = recover?.amount ? toMinor(recover.amount, digits) : 0;
    sheet.lossMinor += minor;
    if (recover?.state === "recovered") sheet.recoveredMinor += minor;
    if (register !== "transit" || kind === "late") continue;
    const isOpen = recover?.state === "open" || recover?.state === "claimed";
    const handled = exception.cleared !== undefined && !isOpen;
    const text = say(exception.what, exception.what);
    sheet.breaches.push({ ...base, date: exception.date, kind, text, handled });
  }
  addReceipt(sheet, one, { ...base, today, receiptDays });
}

function addReceipt(
  sheet: Sheet,
  { shipment }: Shipped,
  {
    today,
    receiptDays,
    ...base
  }: Pick<Breach, "carrier" | "order" | "customer"> & {
    readonly today: IsoDate;
    readonly receiptDays: number;
  },
): void {
  const { signed, filed, receiptDue } = shipment;
  // Where nobody waits for receipts on paper none is late.
  if (!signed || (receiptDue === undefined && !filed)) return;
  const days = receiptDue ? daysBetween(signed, receiptDue) : receiptDays;
  const taken = daysBetween(signed, filed?.date ?? today);
  if (!filed && taken <= days) return;
  sheet.receipts += 1;
  if (taken <= days) return;
  sheet.receiptsLate += 1;
  const late = taken - days;
  const text = say(`receipt ${late} d late`, `回单迟 ${late} 天`);
  sheet.breaches.push({
    ...base,
    date: receiptDue ?? signed,
    kind: "receipt",
    text,
    handled: filed !== undefined,
  });
}

/** Each carrier with its score, breaches and losses: R-TRN-22, R-TRN-23, R-TRN-28, R-TRN-30. */
export function carrierReport(all: readonly Shipped[], facts: CarrierFacts): TableView {
  const sheets = [...carrierSheets(all, facts)];
  const { digits } = facts;
  const rows = sheets.map(
    ([name, sheet]): Row => ({
      name,
      score: scoreOf(sheet),
      shipments: sheet.shipments,
      inTime: percent(sheet.inTime, sheet.judged),
      exceptions: sheet.flawed,
      receiptsLate: sheet.receiptsLate,
      breaches: sheet.breaches.length,
      unhandled: sheet.breaches.filter(({ handled }) => !handled).length,
      loss: fromMinor(sheet.lossMinor, digits),
      recovered: fromMinor(sheet.recoveredMinor, digits),
    }),
  );
  rows.sort((a, b) => Number(a.score ?? 101) - Number(b.score ?? 101));
  const sum = (key: "lossMinor" | "recoveredMinor"): string =>
    fromMinor(
      sheets.reduce((all, [, sheet]) => all + sheet[key], 0),
      digits,
    );
  return {
    shape: "report",
    title: say("carriers", "承运商考评"),
    from: facts.from,
    to: facts.to,
    columns: [
      { key: "name", label: say("Carrier", "承运商"), weight: 9, wrap: true, least: 10 },
      figureColumn("score", say("Score", "得分"), 9),
      figureColumn("shipments", say("Shipments", "发货次数"), 8),
      figureColumn("inTime", say("In time %", "准时 %"), 8),
      figureColumn("exceptions", say("With exceptions", "有异常"), 7),
      figureColumn("receiptsLate", say("Receipts late", "回单迟返"), 6),
      figureColumn("breaches", say("Breaches", "违约"), 5),
      figureColumn("unhandled", say("Not handled", "未处理"), 7),
      figureColumn("loss", say("Losses", "损失"), 6),
      figureColumn("recovered", say("Recovered", "已追回"), 5),
    ],
    rows,
    totals: { loss: sum("lossMinor"), recovered: sum("recoveredMinor") },
    notes: [
      say(
        "Score of 100: 50 in time, 30 without exceptions, 20 receipts back in time, of what can be judged.",
        "满分 100：准时 50，无异常 30，回单按期返回 20；无法判断的不计。",
      ),
    ],
    empty: say("no carrier was used", "没有使用承运商"),
  };
}

const kindWords = new Map<string, Text>([
  ...exceptionKinds.map(({ value, label }) => [value as string, label] as const),
  ["receipt", say("receipt late", "回单迟返")],
]);

/** The breach list of carriers, what nobody has handled first: R-TRN-30. */
export function breachList(
  all: readonly Shipped[],
  facts: CarrierFacts & { readonly only?: string | undefined },
): TableView {
  const breaches = [...carrierSheets(all, facts)]
    .filter(([name]) => facts.only === undefined || name === facts.only)
    .flatMap(([, sheet]) => sheet.breaches)
    .sort((a, b) => Number(a.handled) - Number(b.handled) || (a.date < b.date ? 1 : -1));
  const columns: Column[] = [
    { key: "date", label: say("Date", "日期"), weight: 9, whole: true },
    { key: "carrier", label: say("Carrier", "承运商"), weight: 9, wrap: true, least: 8 },
    {
      key: "kind",
      label: say("Breach", "违约"),
      weight: 8,
      format: (value, language) => kindWords.get(String(value))?.[language] ?? String(value),
    },
    {
      key: "text",
      label: say("What", "情况"),
      weight: 8,
      wrap: true,
      least: 12,
    },
    { key: "order", label: say("Order", "订单"), weight: 7, whole: true },
    { key: "customer", label: say("Customer", "客户"), weight: 5, wrap: true, least: 10 },
    {
      key: "handled",
      label: say("Handled", "已处理"),
      weight: 9,
      format: (value, language) => (value ? say("yes", "是") : say("no", "否"))[language],
    },
  ];
  return {
    shape: "report",
    title: say("breaches by carriers", "承运商违约清单"),
    from: facts.from,
    to: facts.to,
    columns,
    rows: breaches.map(({ text, ...one }) => ({ ...one, text: text[facts.language] })),
    empty: say("no breach", "没有违约"),
  };
}
