import { daysBetween, type IsoDate } from "../../../law/dates.ts";
import { type Language, say } from "../../../law/words.ts";
import type { Cell, Column, Row, TableView } from "../../../print/view.ts";
import type { Customer } from "../../customer/customer.ts";
import type { Order } from "../order.ts";
import { type Mark, marksOf, marksText } from "./marks.ts";
import { announced, nextAsk, unclear } from "./next.ts";
import { whereIs } from "./stages.ts";
import { isOnTheWay, numbered } from "./which.ts";

interface RoadFacts {
  readonly today: IsoDate;
  readonly limits: { readonly trackingDays: number; readonly newCustomerDays: number };
  readonly customers: ReadonlyMap<string, Customer>;
  readonly language: Language;
}

/**
 * All goods that are on the road, what is to be asked after today first; special customers are
 * marked (R-TRN-20, R-TRN-27, R-FRM-44).
 */
export function roadView(orders: readonly Order[], facts: RoadFacts): TableView {
  const { today, limits, language } = facts;
  const rows = orders.flatMap((record) =>
    numbered(record)
      .filter(({ shipment }) => isOnTheWay(shipment))
      .map((one): Row => {
        const { number, shipment } = one;
        const buyer = facts.customers.get(record.customer);
        const next = nextAsk(shipment, limits);
        const day = announced(shipment);
        const isLate = !shipment.arrived && day !== undefined && day < today;
        return {
          id: record.id,
          shipment: number,
          customer: buyer?.name ?? record.customer,
          marks: [...marksOf(buyer, { today, ...limits })],
          owner: record.owner,
          date: shipment.date,
          carrier: [shipment.carrier, shipment.driver].filter(Boolean).join(" "),
          waybill: shipment.waybill,
          where: whereIs(shipment)[language],
          announced: day,
          late: isLate ? daysBetween(day, today) : 0,
          next,
          exceptions: unclear(shipment).length,
          command: `rounds order ${shipment.arrived ? "sign" : "call"} ${record.id}`,
        };
      }),
  );
  const rank = ({ next }: Row): string => String(next ?? "9999");
  rows.sort(
    (a, b) =>
      (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0) || Number(b.late) - Number(a.late),
  );
  const late = rows.filter((row) => Number(row.late) > 0).length;
  const due = rows.filter(({ next }) => next !== undefined && String(next) <= today).length;
  return {
    shape: "list",
    title: say(`on the road on ${today}`, `${today} 在途货物`),
    columns: roadColumns(facts),
    hidden: [
      { key: "shipment", label: say("Shipment", "第几次发货") },
      { key: "waybill", label: say("Waybill", "运单号") },
      { key: "owner", label: say("Salesperson", "销售员") },
      { key: "command", label: say("Type next", "下一步命令") },
    ],
    rows,
    notes:
      rows.length === 0
        ? []
        : [
            say(
              `to ask after today: ${due}; late: ${late}`,
              `今日须跟踪 ${due} 单；逾期未到 ${late} 单`,
            ),
          ],
    empty: say("nothing is on the road", "没有在途货物"),
  };
}

function roadColumns({ today }: RoadFacts): Column[] {
  // A day as people say it: without the year where it is this one.
  const shortDay = (value: Cell): string => {
    const day = String(value ?? "");
    return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
  };
  return [
    { key: "id", label: say("Order", "订单"), weight: 9, whole: true },
    { key: "customer", label: say("Customer", "客户"), weight: 8, wrap: true, least: 10 },
    {
      key: "marks",
      label: say("Mark", "标记"),
      weight: 6,
      format: (value, language) => marksText((value ?? []) as readonly Mark[])[language],
    },
    { key: "date", label: say("Left", "发货"), weight: 5, whole: true, format: shortDay },
    { key: "carrier", label: say("Who has it", "承运"), weight: 7, wrap: true, least: 8 },
    { key: "where", label: say("Where", "位置"), weight: 6, wrap: true, least: 10 },
    {
      key: "announced",
      label: say("Announced", "预告到货"),
      weight: 7,
      whole: true,
      format: shortDay,
    },
    {
      key: "late",
      label: say("Late", "逾期"),
      weight: 8,
      align: "right",
      format: (value, language) =>
        Number(value) > 0 ? say(`${value} d`, `${value} 天`)[language] : "",
    },
    {
      key: "next",
      label: say("Ask", "跟踪"),
      weight: 9,
      whole: true,
      format: (value, language) =>
        value === undefined || value === null
          ? ""
          : value === today
            ? say("today", "今天")[language]
            : shortDay(value),
    },
    {
      key: "exceptions",
      label: say("Open exceptions", "未清异常"),
      weight: 4,
      align: "right",
      format: (value) => (Number(value) > 0 ? String(value) : ""),
    },
  ];
}
