import { addDays } from "../../../law/dates.ts";
import type { Duty, DutyFacts } from "../../../law/duty.ts";
import { join, same, say, type Text } from "../../../law/words.ts";
import type { Order } from "../order.ts";
import { cameBack } from "../totals.ts";
import { nextAsk, owed, unclear } from "./next.ts";
import { type Numbered, numbered } from "./which.ts";

type Facts = Pick<DutyFacts, "today" | "limits" | "until"> & {
  /** The role that tracks; none: whose order it is. */
  readonly trackingRole?: string | undefined;
  /** The role that keeps signed receipts (R-TRN-16); none: whoever tracks. */
  readonly receiptRole?: string | undefined;
};

/**
 * What is to be done about the goods of an order that are on the road: asked after from the day
 * after dispatch on (R-TRN-17, R-REM-27), exceptions cleared before noon (R-TRN-21, R-REM-28) and
 * recovered (R-TRN-22), receipts back within their cycle (R-TRN-15, R-REM-29).
 */
export function trackingDuties(
  record: Order,
  customerName: (id: string) => string,
  facts: Facts,
): Duty[] {
  const { until = "9999", trackingRole: role } = facts;
  const about = customerName(record.customer);
  const who = role === undefined ? record.owner : undefined;
  const base = { noun: "order", id: record.id, about, who, ...(role ? { role } : {}) };
  const { receiptRole } = facts;
  const keeper = receiptRole ? { who: undefined, role: receiptRole } : {};
  const several = (record.shipments ?? []).length > 1;
  return numbered(record).flatMap((one) => {
    const part = `${one.number}`;
    const at = several ? ` --shipment ${part}` : "";
    return [
      ...roadDuties(record, one, { ...facts, at }),
      ...exceptionDuties(record, one, { ...facts, at }),
      ...receiptDuties(record, one, { ...facts, at }),
      ...mendDuties(record, one, { ...facts, at }),
    ]
      .filter(({ from }) => from <= until)
      .map((duty) => ({
        ...base,
        ...(duty.rule === "receipt-back" ? keeper : {}),
        ...{ part: duty.part ?? part, ...duty },
      }));
  });
}

type Part = Pick<Duty, "rule" | "from" | "due" | "what" | "command"> & { readonly part?: string };
type PartFacts = Facts & { readonly at: string };

function roadDuties(
  record: Order,
  { shipment }: Numbered,
  { at, limits, today }: PartFacts,
): Part[] {
  const due = nextAsk(shipment, limits);
  if (due === undefined || addDays(shipment.date, limits.trackingOverDays) < today) return [];
  if (shipment.arrived) {
    return [
      {
        rule: "receipt",
        from: due,
        due,
        what: say(`arrived, not signed for: ${record.id}`, `${record.id} 已到货，待签单`),
        command: `rounds order sign ${record.id}${at}`,
      },
    ];
  }
  const means = [shipment.carrier, shipment.waybill].filter(Boolean).join(" ");
  const hour = `${limits.trackingHour}:00`;
  const by = means === "" ? same("") : say(` · ${means}`, ` · ${means}`);
  return [
    {
      rule: "tracking",
      from: due,
      due,
      what: say(
        `from ${hour} call: has ${record.id} arrived?${by.en}`,
        `${hour} 起电话跟踪 ${record.id} 是否到货${by.zh}`,
      ),
      command: `rounds order call ${record.id}${at}`,
    },
  ];
}

function exceptionDuties(record: Order, { shipment }: Numbered, { at, limits }: PartFacts): Part[] {
  const open = unclear(shipment).map(({ number, one }): Part => {
    const by = addDays(one.date, limits.exceptionDays);
    return {
      rule: "exception",
      part: `exception ${number}`,
      from: one.date,
      due: by,
      what: say(
        `clear before ${limits.exceptionHour}:00: ${one.what}`,
        `${limits.exceptionHour}:00 前查清异常：${one.what}`,
      ),
      command: `rounds order clear ${record.id}${at} --exception ${number}`,
    };
  });
  const money = owed(shipment).map(({ number, one }): Part => {
    const { from, amount, date } = one.recover ?? { from: "" };
    const day = date ?? one.date;
    const sum: Text = amount === undefined ? same("") : say(`: ${amount}`, `：${amount}`);
    return {
      rule: "recovery",
      part: `recovery ${number}`,
      from: day,
      due: addDays(day, 7),
      what: join([say(`recover from ${from}${sum.en}`, `向 ${from} 追偿${sum.zh}`)]),
      command: `rounds order clear ${record.id}${at} --exception ${number} --recovery recovered`,
    };
  });
  return [...open, ...money];
}

function mendDuties(record: Order, { shipment }: Numbered, { at }: PartFacts): Part[] {
  const { satisfied = true, mend = "", mendBy } = shipment.installed ?? {};
  if (satisfied || mendBy === undefined) return [];
  return [
    {
      rule: "mend",
      part: "mend",
      from: shipment.installed?.date ?? mendBy,
      due: mendBy,
      what: say(`mend at the customer's: ${mend}`, `安装整改：${mend}`),
      command: `rounds order installed ${record.id}${at} --satisfied yes`,
    },
  ];
}

function receiptDuties(record: Order, { shipment }: Numbered, { at }: PartFacts): Part[] {
  const { receiptDue: due } = shipment;
  if (due === undefined || shipment.filed || cameBack(shipment)) return [];
  return [
    {
      rule: "receipt-back",
      from: due,
      due,
      what: say(`signed receipt of ${record.id} back`, `${record.id} 回单应返回归档`),
      command: `rounds order receipt ${record.id}${at}`,
    },
  ];
}
