import { choiceKind } from "../../../law/kinds/texts.ts";
import { type Language, say, type Text } from "../../../law/words.ts";
import type { Column, Row, TableView } from "../../../print/view.ts";
import { listed, type NameOf } from "../../product/names.ts";
import type { Shipment } from "../fields/shipments.ts";
import { exceptionFields, logFields } from "../fields/tracking.ts";
import type { Order } from "../order.ts";
import { exceptionWords } from "./exception-rules.ts";
import { microOf } from "./return-rules.ts";
import { type Stage, type StageName, stageWords } from "./stages.ts";
import type { Numbered } from "./which.ts";

interface TableFacts {
  readonly nameOf: NameOf;
  readonly staffName: (id: string) => string;
  readonly language: Language;
}

const marks: Readonly<Record<Stage["state"], string>> = {
  done: "✓",
  now: "▸",
  open: "·",
  skipped: "–",
};

const day: Column = { key: "date", label: say("Date", "日期"), weight: 9, whole: true };
const hour: Column = { key: "time", label: say("At", "时间"), weight: 6, whole: true };

/** What is known of a shipment beside its stages: its goods, and who carries them. */
export function shipmentTitle(
  record: Order,
  { number, shipment }: Numbered,
  { nameOf }: Pick<TableFacts, "nameOf">,
): Text {
  const goods = listed(microOf(shipment.lines), nameOf);
  const count = (record.shipments ?? []).length;
  const means = [shipment.carrier, shipment.waybill].filter(Boolean).join(" ");
  const by = means === "" ? "" : ` · ${means}`;
  return count > 1
    ? say(
        `shipment ${number} of ${count}: ${goods.en}${by}`,
        `第 ${number} 次发货，共 ${count} 次：${goods.zh}${by}`,
      )
    : say(`shipment: ${goods.en}${by}`, `发货：${goods.zh}${by}`);
}

/** The nine stages as a table: what is passed, where it stands, what is to come. */
export function stagesView(
  stages: readonly Stage[],
  title: Text,
  { staffName, language }: Pick<TableFacts, "staffName" | "language">,
): TableView {
  const hasTimes = stages.some(({ time }) => time !== undefined);
  return {
    shape: "list",
    title,
    columns: [
      {
        key: "state",
        label: say("", ""),
        weight: 9,
        format: (value) => marks[value as Stage["state"]] ?? "",
      },
      {
        key: "stage",
        label: say("Stage", "环节"),
        weight: 9,
        format: (value, to) => stageWords[value as StageName]?.[to] ?? String(value),
      },
      day,
      ...(hasTimes ? [hour] : []),
      { key: "by", label: say("Who", "经办人"), weight: 8 },
      { key: "note", label: say("Note", "说明"), weight: 8, wrap: true, least: 20 },
    ],
    rows: stages.map(({ name, state, date, time, by, note }) => ({
      state,
      stage: name,
      date,
      time,
      by: by === undefined ? undefined : staffName(by),
      note: note[language],
    })),
  };
}

const kindOf = logFields.kind.kind;
const partyOf = logFields.to.kind;

/** The tracking log of a shipment, oldest first; nothing in it is ever edited (R-TRN-29). */
export function logView({ shipment }: Numbered, { staffName }: TableFacts): TableView {
  const log = shipment.log ?? [];
  return {
    shape: "list",
    title: say("tracking log", "跟踪日志"),
    columns: [
      day,
      ...(log.some(({ time }) => time !== undefined) ? [hour] : []),
      {
        key: "kind",
        label: say("Kind", "类型"),
        weight: 7,
        format: (value, to) => kindOf.show(value as "call", to),
      },
      {
        key: "to",
        label: say("Spoken to", "联系对象"),
        weight: 5,
        format: (value, to) => (value ? partyOf.show(value as "driver", to) : ""),
      },
      { key: "what", label: say("What", "情况"), weight: 9, wrap: true, least: 20 },
      { key: "next", label: say("Announced for", "预告到货"), weight: 8, whole: true },
      { key: "by", label: say("Who", "经办人"), weight: 6 },
    ],
    rows: log.map(({ place, what, by, ...line }) => ({
      ...line,
      what: [place, what].filter(Boolean).join(" · "),
      by: by === undefined ? undefined : staffName(by),
    })),
  };
}

const recoveryOf = choiceKind(exceptionFields.recover.kind.inside?.state?.kind.choices ?? []);

/** What went wrong with a shipment, and what came of it. */
export function exceptionsView({ shipment }: Numbered, facts: TableFacts): TableView {
  const { nameOf, staffName, language } = facts;
  return {
    shape: "list",
    title: say("exceptions", "异常"),
    columns: [
      { key: "number", label: say("No.", "序号"), weight: 7, align: "right" },
      day,
      { key: "kind", label: say("Kind", "异常"), weight: 9, wrap: true, least: 10 },
      { key: "what", label: say("What", "情况"), weight: 8, wrap: true, least: 12 },
      { key: "remedy", label: say("Remedy", "处理措施"), weight: 6, wrap: true, least: 12 },
      { key: "cleared", label: say("Cleared", "查清"), weight: 9, wrap: true, least: 10 },
      { key: "recover", label: say("Recovery", "追偿"), weight: 5, wrap: true, least: 10 },
      { key: "by", label: say("Who", "经办人"), weight: 4 },
    ],
    rows: (shipment.exceptions ?? []).map((one, at): Row => {
      const { cleared, recover, by } = one;
      return {
        number: at + 1,
        date: one.date,
        kind: exceptionWords(one, nameOf)[language],
        what: one.what,
        remedy: one.remedy,
        cleared: cleared ? `${cleared.date} ${cleared.how}` : say("not yet", "未查清")[language],
        recover: recover && recoveryWords(recover, language),
        by: by === undefined ? undefined : staffName(by),
      };
    }),
  };
}

/** "DHL 120.00, claimed". */
export function recoveryWords(
  { from, amount, state }: NonNullable<NonNullable<Shipment["exceptions"]>[number]["recover"]>,
  language: Language,
): string {
  const sum = [from, amount].filter(Boolean).join(" ");
  return [sum, recoveryOf.show(state, language)]
    .filter(Boolean)
    .join(language === "zh" ? "，" : ", ");
}

/** What came back of an order's shipments. */
export function returnsView(
  all: readonly Numbered[],
  { nameOf, staffName, language }: TableFacts,
): TableView {
  return {
    shape: "list",
    title: say("came back", "退货"),
    columns: [
      day,
      { key: "goods", label: say("Goods", "货物"), weight: 9, wrap: true, least: 12 },
      { key: "to", label: say("To", "去向"), weight: 8 },
      { key: "why", label: say("Why", "原因"), weight: 7, wrap: true, least: 10 },
      { key: "by", label: say("Who", "经办人"), weight: 4 },
    ],
    rows: all.flatMap(({ shipment }) =>
      (shipment.returned ?? []).map(({ date, lines, to, warehouse, why, by }) => ({
        date,
        goods: listed(microOf(lines), nameOf)[language],
        to: to === "scrap" ? say("scrap", "报废")[language] : warehouse,
        why,
        by: by === undefined ? undefined : staffName(by),
      })),
    ),
  };
}

/** Shipments of which nothing is left to be done, a line each. */
export function doneView(all: readonly Numbered[], { nameOf, language }: TableFacts): TableView {
  return {
    shape: "list",
    title: say("shipments that are through", "已完成的发货"),
    columns: [
      { key: "number", label: say("No.", "序号"), weight: 7, align: "right" },
      { key: "date", label: say("Shipped", "发货"), weight: 9, whole: true },
      { key: "goods", label: say("Goods", "货物"), weight: 8, wrap: true, least: 16 },
      { key: "carrier", label: say("Carrier", "承运商"), weight: 6, wrap: true, least: 8 },
      { key: "signed", label: say("Signed", "签收"), weight: 9, whole: true },
      { key: "signedBy", label: say("By", "签收人"), weight: 7 },
      { key: "filed", label: say("Receipt filed", "回单归档"), weight: 6, whole: true },
    ],
    rows: all.map(({ number, shipment }) => ({
      number,
      date: shipment.date,
      goods: listed(microOf(shipment.lines), nameOf)[language],
      carrier: [shipment.carrier, shipment.waybill].filter(Boolean).join(" "),
      signed: shipment.signed,
      signedBy: [shipment.signedBy, shipment.receipt].filter(Boolean).join(" · "),
      filed: shipment.filed?.date,
    })),
  };
}
