import { fromMinor, toMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { columnOf } from "../generic/columns.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import { type Contract, contract } from "./contract.ts";
import { stagesMinor } from "./states.ts";

interface StageFacts {
  /** What has been paid of an invoice; smallest unit. */
  readonly settled: ReadonlyMap<string, number>;
  readonly digits: number;
  readonly today: string;
}

const stageStates = new Map<string, Text>([
  ["waiting", say("waiting", "未到期")],
  ["due", say("to be billed", "待开单")],
  ["billed", say("billed", "已开单")],
  ["part-paid", say("part paid", "部分收款")],
  ["paid", say("paid", "已收款")],
]);

/** The payment stages with what each comes to and what has been paid. */
export function stageRows(
  record: Contract,
  { settled, digits, today }: StageFacts,
): readonly Row[] {
  const minors = stagesMinor(record, digits);
  return (record.stages ?? []).map((one, at): Row => {
    const minor = minors[at] ?? 0;
    const paid = one.invoice === undefined ? 0 : Math.min(minor, settled.get(one.invoice) ?? 0);
    const isDue = one.met !== undefined || (one.date !== undefined && one.date <= today);
    const state =
      one.invoice === undefined
        ? isDue
          ? "due"
          : "waiting"
        : paid >= minor
          ? "paid"
          : paid > 0
            ? "part-paid"
            : "billed";
    return {
      number: at + 1,
      ...one,
      amount: fromMinor(minor, digits),
      paid: fromMinor(paid, digits),
      state,
    };
  });
}

/** The same as a table, with what all come to. */
export function stageTable(record: Contract, facts: StageFacts): TableView {
  const inside = contract.fields.stages.kind.inside;
  const share: Column[] = inside?.share ? [{ ...columnOf("share", inside.share), weight: 4 }] : [];
  const rows = stageRows(record, facts);
  const sum = (key: string): string =>
    fromMinor(
      rows.reduce((all, row) => all + toMinor(String(row[key] ?? "0"), facts.digits), 0),
      facts.digits,
    );
  return {
    shape: "report",
    title: say("payment stages", "付款节点"),
    columns: [
      { key: "number", label: say("No.", "序号"), align: "right", weight: 2 },
      { key: "name", label: say("Stage", "节点"), weight: 9 },
      { key: "date", label: say("Date", "日期"), weight: 7 },
      { key: "condition", label: say("Condition", "付款条件"), weight: 6, wrap: true },
      { key: "met", label: say("Met on", "达成日期"), weight: 3 },
      ...share,
      figureColumn("amount", say("Amount", "金额"), 9),
      figureColumn("paid", say("Paid", "已收"), 8),
      { key: "invoice", label: say("Invoice", "应收单"), weight: 5 },
      wordColumn({ key: "state", label: say("State", "状态"), weight: 8 }, stageStates),
    ],
    rows,
    totals: { amount: sum("amount"), paid: sum("paid") },
  };
}
