import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { fromMicro } from "../../law/decimal.ts";
import { say } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import type { Standing } from "./known.ts";
import { lineProgress, promisedOn } from "./states.ts";

/** What the warehouse is to make ready for, by day: nothing that was not approved and sent. */
export function expectedTable(
  open: readonly Standing[],
  facts: {
    readonly today: IsoDate;
    readonly until: IsoDate | undefined;
    /** How people call a record: "supplier:hill", "warehouse:main". */
    readonly calls: ReadonlyMap<string, string>;
    readonly productName: (id: string) => string;
  },
): TableView {
  const { today, until = "9999-12-31", calls, productName } = facts;
  const rows = open.flatMap(({ record, arrivals }) =>
    lineProgress(record.lines, arrivals).flatMap(({ line, orderedMicro, receivedMicro }): Row[] => {
      const date = promisedOn(record, line);
      if (receivedMicro >= orderedMicro || (date ?? "") > until) return [];
      return [
        {
          date,
          late: date !== undefined && date < today ? daysBetween(date, today) : undefined,
          purchase: record.id,
          supplier: calls.get(`supplier:${record.supplier}`) ?? record.supplier,
          product: line.product,
          name: productName(line.product),
          quantity: fromMicro(orderedMicro - receivedMicro),
          warehouse:
            record.warehouse && (calls.get(`warehouse:${record.warehouse}`) ?? record.warehouse),
        },
      ];
    }),
  );
  rows.sort((a, b) => (String(a.date ?? "9999") < String(b.date ?? "9999") ? -1 : 1));
  return {
    shape: "report",
    title: say("Goods to come", "待到货清单"),
    ...(until < "9999" ? { to: until } : {}),
    columns: [
      { key: "date", label: say("On", "到货日"), weight: 9 },
      figureColumn("late", say("Days late", "逾期天数"), 6),
      { key: "purchase", label: say("Purchase order", "采购订单"), weight: 9 },
      { key: "supplier", label: say("Supplier", "供应商"), weight: 7, wrap: true, least: 10 },
      { key: "name", label: say("Product", "产品"), weight: 9, wrap: true, least: 10 },
      figureColumn("quantity", say("To come", "未到数量"), 8),
      { key: "warehouse", label: say("Warehouse", "仓库"), weight: 5 },
    ],
    hidden: [{ key: "product", label: say("Product id", "产品 ID") }],
    rows,
    empty: say("Nothing is to come.", "没有待到货的采购订单。"),
  };
}
