import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { fromMicro, grouped as thousands } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import type { Product } from "../product/product.ts";
import { type Flow, grouped, together } from "./flow.ts";
import {
  goodsCells,
  goodsColumns,
  hiddenGoodsColumns,
  unitColumn,
  unvaluedNotes,
} from "./goods.ts";

export interface SlowFacts {
  readonly at: IsoDate;
  /** What lay there at the end of that day. */
  readonly flows: readonly Flow[];
  readonly products: readonly Product[];
  /** When each was sold or issued last. */
  readonly lastIssue: ReadonlyMap<string, IsoDate>;
  /** Days without an issue from which on goods are slow, and dead. */
  readonly slowDays: number;
  readonly deadDays: number;
  readonly digits: number;
}

type Mark = "slow" | "dead" | "never";

const markWords = new Map<string, Text>([
  ["slow", say("slow", "滞销")],
  ["dead", say("dead", "呆滞")],
  ["never", say("never issued", "从未出库")],
]);

interface Line {
  readonly goods: Product | undefined;
  readonly id: string;
  readonly flow: Flow;
  readonly last: IsoDate | undefined;
  readonly days: number | undefined;
  readonly mark: Mark;
}

/** Goods that lie there and were not sold or issued for long, the longest first. */
export function slowView(facts: SlowFacts): TableView {
  const { at, digits, slowDays, deadDays } = facts;
  const lines = linesOf(facts);
  const worth = (all: readonly Line[]): string =>
    fromMinor(
      all.reduce((sum, { flow }) => sum + flow.closingMinor, 0),
      digits,
    );
  const dead = lines.filter(({ mark }) => mark !== "slow");
  const unvalued = lines.filter(({ flow }) => flow.isUnvalued).length;
  return {
    shape: "report",
    title: say("Slow and dead stock", "呆滞库存"),
    to: at,
    columns: [
      ...goodsColumns,
      figureColumn("onHand", say("On hand", "现存"), 8),
      unitColumn,
      { key: "last", label: say("Last issue", "最近出库"), weight: 6 },
      figureColumn("days", say("Days since", "距今天数"), 9),
      wordColumn({ key: "mark", label: say("Mark", "提示"), weight: 7 }, markWords),
      figureColumn("value", say("Value at cost", "成本金额"), 8),
    ],
    hidden: hiddenGoodsColumns,
    rows: lines.map((line) => rowOf(line, digits)),
    totals: { value: worth(lines) },
    notes: [
      say(
        `Not sold or issued for ${slowDays} days: slow; for ${deadDays} days: dead. Of the value ${thousands(worth(dead))} is dead or was never issued.`,
        `${slowDays} 天未出库为滞销，${deadDays} 天为呆滞。其中呆滞与从未出库 ${thousands(worth(dead))}。`,
      ),
      ...unvaluedNotes(unvalued),
    ],
    empty: say(
      `Nothing lies longer than ${slowDays} days without an issue.`,
      `没有超过 ${slowDays} 天未出库的产品。`,
    ),
  };
}

function linesOf({ at, flows, products, lastIssue, slowDays, deadDays }: SlowFacts): Line[] {
  const goods = new Map(products.map((one) => [one.id, one]));
  return [...grouped(flows, ({ product }) => product)]
    .flatMap(([id, all]): Line[] => {
      const flow = together(all);
      if (flow.closingMicro <= 0) return [];
      const last = lastIssue.get(id);
      const days = last === undefined ? undefined : daysBetween(last, at);
      if (days !== undefined && days < slowDays) return [];
      const mark = days === undefined ? "never" : days < deadDays ? "slow" : "dead";
      return [{ goods: goods.get(id), id, flow, last, days, mark }];
    })
    .sort(
      (a, b) =>
        (a.last ?? "").localeCompare(b.last ?? "") || b.flow.closingMinor - a.flow.closingMinor,
    );
}

function rowOf({ goods, id, flow, last, days, mark }: Line, digits: number): Row {
  return {
    ...goodsCells(goods, id),
    onHand: fromMicro(flow.closingMicro),
    last,
    days,
    mark,
    value: flow.isUnvalued ? undefined : fromMinor(flow.closingMinor, digits),
  };
}
