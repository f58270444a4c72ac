import type { IsoDate } from "../../../law/dates.ts";
import { join, type Language, say, type Text } from "../../../law/words.ts";
import type { Fact, TableView } from "../../../print/view.ts";
import type { NameOf } from "../../product/names.ts";
import type { Order } from "../order.ts";
import { cameBack } from "../totals.ts";
import { whoIsLate } from "./late.ts";
import { owed, unclear } from "./next.ts";
import { nextStep, stagesOf, whereIs, whoHas } from "./stages.ts";
import {
  doneView,
  exceptionsView,
  logView,
  returnsView,
  shipmentTitle,
  stagesView,
} from "./tables.ts";
import { type Numbered, numbered } from "./which.ts";

export interface PageFacts {
  readonly today: IsoDate;
  readonly limits: {
    readonly trackingDays: number;
    readonly trackingHour: number;
    readonly receiptDays: number;
    readonly exceptionDays: number;
  };
  readonly nameOf: NameOf;
  readonly staffName: (id: string) => string;
  /** What the customer is called. */
  readonly customerName: string;
  readonly language: Language;
}

/** Is something still to be done about a shipment? */
function isLive({ shipment }: Numbered): boolean {
  if (unclear(shipment).length > 0 || owed(shipment).length > 0) return true;
  if (cameBack(shipment)) return false;
  return !shipment.signed || (shipment.receiptDue !== undefined && !shipment.filed);
}

/** The shipments that are shown stage by stage: those with something to do, else the last. */
function shown(record: Order): readonly Numbered[] {
  const all = numbered(record);
  const live = all.filter(isLive);
  return live.length > 0 ? live : all.slice(-1);
}

/** Where is it, who has it, what is next, who is late: a line each. */
export function answers(record: Order, facts: PageFacts): readonly Fact[] {
  const live = numbered(record).filter(isLive);
  const late = whoIsLate(record, facts);
  const several = (record.shipments ?? []).length > 1;
  const each = (tell: (one: Numbered) => Text | undefined): Text | undefined => {
    const texts = live.flatMap((one) => {
      const text = tell(one);
      const before = several ? say(`${one.number}: `, `第 ${one.number} 次：`) : say("", "");
      return text === undefined ? [] : [say(before.en + text.en, before.zh + text.zh)];
    });
    return texts.length === 0 ? undefined : join(texts, say("\n", "\n"));
  };
  const told = {
    where: [say("Where it is", "货在何处"), each(({ shipment }) => whereIs(shipment))],
    holder: [
      say("Who has it", "货在谁手"),
      each(({ shipment }) => whoHas(shipment, facts.customerName)),
    ],
    next: [say("What is next", "下一步"), each((one) => nextText(record, one, facts))],
    late: [say("Who is late", "谁逾期"), late.length > 0 ? join(late, say("\n", "\n")) : undefined],
  } as const;
  return Object.entries(told).map(([key, [label, text]]) => ({
    key,
    label,
    value: text === undefined ? undefined : text[facts.language],
  }));
}

function nextText(record: Order, one: Numbered, facts: PageFacts): Text | undefined {
  const step = nextStep(record, one, facts);
  if (!step) return undefined;
  const { text, due, command } = step;
  const day =
    due === undefined ? say("", "") : due === facts.today ? say("today", "今天") : say(due, due);
  const isCall = command.startsWith("rounds order call");
  const hour = isCall
    ? say(` from ${facts.limits.trackingHour}:00`, ` ${facts.limits.trackingHour}:00 起`)
    : say("", "");
  return say(
    `${day.en}${hour.en}: ${text.en} · ${command}`,
    `${day.zh}${hour.zh}：${text.zh} · ${command}`,
  );
}

/** The stages of what is on the way, its log and exceptions, and what is through already. */
export function trackingViews(record: Order, facts: PageFacts): readonly TableView[] {
  const all = numbered(record);
  const focus = shown(record);
  const rest = all.filter(({ number }) => !focus.some((one) => one.number === number));
  const views: TableView[] = [];
  if (all.length === 0) {
    views.push(stagesView(stagesOf(record, undefined, facts), say("the way", "进度"), facts));
  }
  for (const one of focus) {
    views.push(
      stagesView(stagesOf(record, one.shipment, facts), shipmentTitle(record, one, facts), facts),
    );
    if ((one.shipment.log ?? []).length > 0) views.push(logView(one, facts));
  }
  for (const one of all) {
    if ((one.shipment.exceptions ?? []).length > 0) views.push(exceptionsView(one, facts));
  }
  if (rest.length > 0) views.push(doneView(rest, facts));
  const back = returnsView(all, facts);
  if (back.rows.length > 0) views.push(back);
  return views;
}

/** The same for programs: what was asked of every shipment. */
export function trackingRecord(record: Order, facts: PageFacts): Readonly<Record<string, unknown>> {
  const told = Object.fromEntries(answers(record, facts).map(({ key, value }) => [key, value]));
  const stages = numbered(record).map(({ number, shipment }) => ({
    shipment: number,
    stages: stagesOf(record, shipment, facts).map(({ note, ...stage }) => ({
      ...stage,
      note: note[facts.language],
    })),
  }));
  return { ...told, stages };
}
