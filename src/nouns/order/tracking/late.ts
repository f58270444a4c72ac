import { addDays, daysBetween, type IsoDate } from "../../../law/dates.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Order } from "../order.ts";
import { cameBack, openMicro, orderState } from "../totals.ts";
import { announced, receiptBackBy, unclear } from "./next.ts";
import { numbered } from "./which.ts";

interface LateFacts {
  readonly today: IsoDate;
  readonly limits: { readonly receiptDays: number; readonly exceptionDays: number };
  readonly staffName: (id: string) => string;
}

function overdue(days: number, what: Text): Text {
  return say(
    `overdue ${days} ${days === 1 ? "day" : "days"}: ${what.en}`,
    `逾期 ${days} 天：${what.zh}`,
  );
}

/** Who is late with what about an order, the longest first. */
export function whoIsLate(record: Order, { today, limits, staffName }: LateFacts): readonly Text[] {
  const late: { readonly days: number; readonly what: Text }[] = [];
  const put = (day: IsoDate | undefined, what: Text): void => {
    if (day !== undefined && day < today) late.push({ days: daysBetween(day, today), what });
  };
  const owner = record.owner ? staffName(record.owner) : "";
  const state = orderState(record);
  if (record.confirmed && !["closed", "cancelled"].includes(state) && openMicro(record).size > 0) {
    put(record.promised, say(`we ourselves, to ship (${owner})`, `我方未发货（${owner}）`));
  }
  for (const { number, shipment } of numbered(record)) {
    const carrier = shipment.carrier ?? shipment.driver ?? shipment.vehicle;
    const who = carrier ?? say("the carrier", "承运方");
    const name = typeof who === "string" ? say(who, who) : who;
    const part = (record.shipments ?? []).length > 1 ? ` ${number}` : "";
    if (!shipment.signed && !shipment.arrived && !cameBack(shipment)) {
      put(
        announced(shipment),
        say(
          `${name.en}, to bring shipment${part}`,
          `${name.zh} 未送达${part && `（第${part} 次发货）`}`,
        ),
      );
    }
    for (const { one } of unclear(shipment)) {
      const clerk = one.by ? staffName(one.by) : owner;
      put(
        addDays(one.date, limits.exceptionDays),
        say(`${clerk}, to clear "${one.what}"`, `${clerk} 未查清异常“${one.what}”`),
      );
    }
    if (shipment.receiptDue) {
      put(
        receiptBackBy(shipment, limits),
        say(`${name.en}, to bring the receipt back`, `${name.zh} 未返回回单`),
      );
    }
  }
  return late.sort((a, b) => b.days - a.days).map(({ days, what }) => overdue(days, what));
}
