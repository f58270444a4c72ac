import { addDays, daysBetween, type IsoDate } from "../../../law/dates.ts";
import { same, say, type Text } from "../../../law/words.ts";
import type { Shipment } from "../fields/shipments.ts";
import type { Picked } from "../fields/tracking.ts";
import type { Order } from "../order.ts";
import { cameBack } from "../totals.ts";
import { announced, nextAsk, receiptBackBy, tracked, unclear } from "./next.ts";

/** The nine stages of a shipment, in their order: R-TRN-26, R-FLOW-15. */
export const stageNames = [
  "requested",
  "entered",
  "confirmed",
  "picked",
  "dispatched",
  "in-transit",
  "arrived",
  "signed",
  "filed",
] as const;

export type StageName = (typeof stageNames)[number];

export const stageWords: Readonly<Record<StageName, Text>> = {
  requested: say("purchase request", "客户申购"),
  entered: say("entered", "系统下单"),
  confirmed: say("confirmed", "确认订单"),
  picked: say("picked", "仓库配货"),
  dispatched: say("loaded, dispatched", "装车发货"),
  "in-transit": say("in transit", "在途运输"),
  arrived: say("arrived intact", "完好到货"),
  signed: say("signed", "客户签单"),
  filed: say("receipt filed", "回单归档"),
};

/** One stage: when it was passed and who did it, or that it is still to come. */
export interface Stage {
  readonly name: StageName;
  readonly state: "done" | "now" | "open" | "skipped";
  readonly date?: IsoDate | undefined;
  readonly time?: string | undefined;
  /** A staff id; of what people outside did, their name is in the note. */
  readonly by?: string | undefined;
  readonly note: Text;
}

interface StageFacts {
  readonly today: IsoDate;
  readonly limits: { readonly trackingDays: number; readonly receiptDays: number };
}

/**
 * The nine stages of an order and one of its shipments; without a shipment those up to its leaving.
 * What was passed by without being told is skipped, the first that is still to come is now.
 */
export function stagesOf(
  record: Order,
  shipment: Shipment | undefined,
  facts: StageFacts,
): readonly Stage[] {
  const known = [...orderStages(record, shipment), ...roadStages(shipment, facts)];
  const last = known.findLastIndex(({ date }) => date !== undefined);
  const isOver = (shipment && cameBack(shipment)) || record.cancelled !== undefined;
  return known.map((stage, at): Stage => {
    if (stage.date !== undefined && at <= last)
      return { ...stage, state: at === 5 && isRolling(shipment) ? "now" : "done" };
    if (at < last || isOver) return { ...stage, state: "skipped" };
    const isNext = at === last + 1 && !isRolling(shipment);
    return { ...stage, state: isNext ? "now" : "open" };
  });
}

/** Is a shipment between the two gates: gone and not there yet? */
function isRolling(shipment: Shipment | undefined): boolean {
  return shipment !== undefined && !shipment.arrived && !shipment.signed && !cameBack(shipment);
}

type Told = Omit<Stage, "state">;

function orderStages(record: Order, shipment: Shipment | undefined): Told[] {
  const { date, owner, reference, confirmed } = record;
  const picked = pickOf(record, shipment);
  return [
    { name: "requested", date, by: owner, note: same(reference ?? "") },
    { name: "entered", date, by: owner, note: same(record.code ?? "") },
    { name: "confirmed", date: confirmed?.date, by: confirmed?.by, note: same("") },
    {
      name: "picked",
      date: picked?.date,
      time: picked?.time,
      by: picked?.by,
      note: picked?.packages
        ? say(`${picked.packages} packages`, `${picked.packages} 件`)
        : same(""),
    },
  ];
}

/** What was picked last before a shipment left and after the one before it; of none, what waits. */
function pickOf(record: Order, shipment: Shipment | undefined): Picked | undefined {
  const all = record.picks ?? [];
  const shipments = record.shipments ?? [];
  if (!shipment) return all[shipments.length] ?? undefined;
  const at = shipments.indexOf(shipment);
  const one = all[at];
  return one && one.date <= shipment.date ? one : undefined;
}

function roadStages(shipment: Shipment | undefined, facts: StageFacts): Told[] {
  if (!shipment) {
    return (["dispatched", "in-transit", "arrived", "signed", "filed"] as const).map((name) => ({
      name,
      note: same(""),
    }));
  }
  const { arrived, signed, filed } = shipment;
  const means = [
    shipment.carrier,
    shipment.waybill,
    shipment.vehicle,
    shipment.driver,
    shipment.dispatch,
  ];
  const last = tracked(shipment).at(-1);
  return [
    {
      name: "dispatched",
      date: shipment.date,
      time: shipment.time,
      by: shipment.by,
      note: same(means.filter(Boolean).join(" · ")),
    },
    {
      name: "in-transit",
      date: last?.date ?? shipment.date,
      time: last?.time,
      by: last?.by,
      note: last
        ? same([last.place, last.what].filter(Boolean).join(" · "))
        : say("no word yet", "尚无消息"),
    },
    {
      name: "arrived",
      date: arrived?.date,
      time: arrived?.time,
      by: arrived?.by,
      note: arrivalNote(shipment, facts),
    },
    {
      name: "signed",
      date: signed,
      note: same([shipment.signedBy, shipment.receipt].filter(Boolean).join(" · ")),
    },
    {
      name: "filed",
      date: filed?.date,
      by: filed?.by,
      note: filed
        ? same([filed.path, filed.place].filter(Boolean).join(" · "))
        : receiptNote(shipment, facts),
    },
  ];
}

function arrivalNote(shipment: Shipment, { today }: StageFacts): Text {
  const { arrived } = shipment;
  if (arrived) {
    const state = arrived.intact ? say("intact", "完好") : say("not intact", "有异常");
    const more = arrived.notes ? ` · ${arrived.notes}` : "";
    return say(state.en + more, state.zh + more);
  }
  if (!isRolling(shipment)) return same("");
  const day = announced(shipment);
  if (day === undefined) return say("no day announced", "未预告到货日");
  const late = day < today ? daysBetween(day, today) : 0;
  return late > 0
    ? say(
        `overdue ${late} ${late === 1 ? "day" : "days"}: announced for ${day}`,
        `逾期 ${late} 天：预告 ${day}`,
      )
    : say(`announced for ${day}`, `预告 ${day}`);
}

function receiptNote(shipment: Shipment, { today, limits }: StageFacts): Text {
  const due = receiptBackBy(shipment, limits);
  if (due === undefined) return same("");
  const late = due < today ? daysBetween(due, today) : 0;
  return late > 0
    ? say(
        `overdue ${late} ${late === 1 ? "day" : "days"}: due back ${due}`,
        `逾期 ${late} 天：应于 ${due} 前返回`,
      )
    : say(`due back ${due}`, `应于 ${due} 前返回`);
}

/** Where a shipment is, in one sentence. */
export function whereIs(shipment: Shipment): Text {
  if (cameBack(shipment)) return say("came back", "已退回");
  if (shipment.signed) {
    const who = shipment.signedBy ? ` ${shipment.signedBy}` : "";
    return say(`with the customer, signed${who && ` by${who}`}`, `客户已签收${who}`);
  }
  if (shipment.arrived) {
    return say("at the customer's, not signed for yet", "已到客户处，待签单");
  }
  const place = tracked(shipment).findLast((one) => one.place !== undefined);
  if (place?.place) return say(`${place.place} (${place.date})`, `${place.place}（${place.date}）`);
  return say("on the road", "在途");
}

/** Who has the goods now: the carrier, the driver, the customer. */
export function whoHas(shipment: Shipment, customer: string): Text {
  if (shipment.signed || shipment.arrived) return same(customer);
  if (cameBack(shipment)) return same(shipment.returned?.at(-1)?.warehouse ?? "");
  const means = [shipment.carrier, shipment.vehicle, shipment.driver].filter(Boolean).join(" · ");
  return means === "" ? say("unknown carrier", "承运人未登记") : same(means);
}

/** What is to be done next about a shipment, by when, and with which command. */
export interface NextStep {
  readonly text: Text;
  readonly due: IsoDate | undefined;
  readonly command: string;
}

export function nextStep(
  record: Order,
  { number, shipment }: { readonly number: number; readonly shipment: Shipment },
  { limits }: StageFacts,
): NextStep | undefined {
  const at = (record.shipments ?? []).length > 1 ? ` --shipment ${number}` : "";
  const [open] = unclear(shipment);
  if (open) {
    const { what, date } = open.one;
    return {
      text: say(`clear exception ${open.number}: ${what}`, `查清异常 ${open.number}：${what}`),
      due: addDays(date, 1),
      command: `rounds order clear ${record.id}${at}`,
    };
  }
  if (cameBack(shipment) || shipment.filed) return undefined;
  if (shipment.signed) {
    return {
      text: say("get the signed receipt back", "取回回单"),
      due: receiptBackBy(shipment, limits),
      command: `rounds order receipt ${record.id}${at}`,
    };
  }
  if (shipment.arrived) {
    return {
      text: say("have it signed for", "请客户签单"),
      due: shipment.arrived.date,
      command: `rounds order sign ${record.id}${at}`,
    };
  }
  return {
    text: say("ask where it is", "电话跟踪"),
    due: nextAsk(shipment, limits),
    command: `rounds order call ${record.id}${at}`,
  };
}
