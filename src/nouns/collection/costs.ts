import { divideRounded, fromScaled } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import type { Collection } from "./collection.ts";

/** What a case has cost; smallest unit. */
export function costMinor({ costs = [] }: Pick<Collection, "costs">, digits: number): number {
  return costs.reduce((sum, { amount }) => sum + toMinor(amount, digits), 0);
}

export interface CostFacts {
  readonly digits: number;
  readonly nameOf: (customer: string) => string;
  /** What came in from the customer since the case was opened, up to its end; smallest unit. */
  readonly collectedOf: (record: Collection) => number;
}

/** Hundredths of a unit per hundred units collected: "3.25"; nothing collected: none. */
export function costPercent(cost: number, collected: number): string | undefined {
  if (collected <= 0) return undefined;
  return fromScaled(divideRounded(BigInt(cost) * 10_000n, BigInt(collected)), 2);
}

/** What each case cost, by trips and vouchers, and what that brought in: R-COL-27, R-COL-43. */
export function costsView(records: readonly Collection[], facts: CostFacts): TableView {
  const { digits, nameOf, collectedOf } = facts;
  let [cost, collected, trips] = [0, 0, 0];
  const rows = records.map((record): Row => {
    const own = costMinor(record, digits);
    const came = collectedOf(record);
    const went = (record.costs ?? []).filter(({ kind }) => kind === "trip").length;
    cost += own;
    collected += came;
    trips += went;
    return {
      id: record.id,
      name: nameOf(record.customer),
      customer: record.customer,
      trips: went,
      vouchers: (record.costs ?? []).filter(({ voucher }) => voucher !== undefined).length,
      unchecked: (record.costs ?? []).filter(({ checked }) => checked === undefined).length,
      cost: fromMinor(own, digits),
      collected: fromMinor(came, digits),
      percent: costPercent(own, came),
    };
  });
  const each =
    records.length === 0 ? undefined : fromMinor(Math.round(cost / records.length), digits);
  return {
    shape: "report",
    title: say("Cost of collecting", "催收费用"),
    columns: [
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 10 },
      { key: "id", label: say("Case", "催收案"), weight: 5 },
      figureColumn("trips", say("Trips", "上门次数"), 7),
      figureColumn("cost", say("Cost", "费用"), 9),
      figureColumn("collected", say("Collected", "收回金额"), 9),
      figureColumn("percent", say("Per 100 collected", "每百元费用"), 8),
      figureColumn("vouchers", say("Vouchers", "凭证数"), 3),
      figureColumn("unchecked", say("Not checked", "未审核"), 4),
    ],
    hidden: [{ key: "customer", label: say("Customer id", "客户 ID") }],
    rows,
    totals: {
      trips,
      cost: fromMinor(cost, digits),
      collected: fromMinor(collected, digits),
      percent: costPercent(cost, collected),
    },
    notes:
      each === undefined || cost === 0
        ? []
        : [say(`a case costs ${each} on average`, `平均每案费用 ${each}`)],
    empty: say("nothing is collected by cases", "没有催收案"),
  };
}
