import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import type { Settings } from "../../law/settings.ts";
import { say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import { type ContractState, contractKinds, contractStates } from "./choices.ts";
import type { Contract } from "./contract.ts";
import { type Drawn, leftMinor } from "./drawing.ts";
import { noticeDay } from "./rules.ts";
import { stageRows } from "./stages.ts";

interface ReportFacts {
  readonly drawnOf: (id: string) => Drawn;
  readonly stateOf: (id: string) => ContractState;
  readonly settled: ReadonlyMap<string, number>;
  readonly limits: Settings["limits"];
  readonly digits: number;
  readonly today: IsoDate;
  readonly names: {
    readonly customer: (id: string) => string;
    readonly staff: (id: string) => string;
  };
}

const stateWords = new Map<string, Text>(contractStates.map(({ value, label }) => [value, label]));
const kindWords = new Map<string, Text>(contractKinds.map(({ value, label }) => [value, label]));

/**
 * Contracts with what is drawn, paid and left, the earliest end first; the firm's ledger of
 * contracts (R-FRM-76, R-FRM-77).
 */
export function contractsReport(contracts: readonly Contract[], facts: ReportFacts): TableView {
  const { names, digits } = facts;
  const rows = contracts
    .map((one) => rowOf(one, facts))
    .sort((a, b) => (String(a.end ?? "9999") < String(b.end ?? "9999") ? -1 : 1));
  const sum = (key: string): string =>
    fromMinor(
      rows.reduce((all, row) => all + toMinor(String(row[key] ?? "0"), digits), 0),
      digits,
    );
  return {
    shape: "report",
    title: say("Contracts", "合同台账"),
    columns: [
      { key: "code", label: say("Contract", "合同"), weight: 9 },
      {
        key: "customer",
        label: say("Customer", "客户"),
        weight: 8,
        wrap: true,
        least: 10,
        format: (value) => names.customer(String(value)),
      },
      wordColumn({ key: "kind", label: say("Kind", "类型"), weight: 4 }, kindWords),
      {
        key: "owner",
        label: say("Owner", "负责人"),
        weight: 3,
        format: (value) => (typeof value === "string" ? names.staff(value) : ""),
      },
      { key: "start", label: say("Start", "生效日期"), weight: 3 },
      { key: "end", label: say("End", "到期日期"), weight: 8 },
      { key: "notice", label: say("Notice by", "最迟通知日"), weight: 6 },
      figureColumn("daysLeft", say("Days left", "剩余天数"), 5),
      figureColumn("amount", say("Amount", "合同金额"), 8),
      figureColumn("drawn", say("Drawn", "已下单"), 5),
      figureColumn("left", say("Left", "剩余"), 6),
      figureColumn("paid", say("Stages paid", "节点已收"), 4),
      wordColumn({ key: "state", label: say("State", "状态"), weight: 9 }, stateWords),
    ],
    hidden: [
      { key: "id", label: say("Id", "编号") },
      { key: "kept", label: say("Original kept at", "原件存放处") },
      { key: "files", label: say("Files", "附件") },
    ],
    rows,
    totals: { amount: sum("amount"), drawn: sum("drawn"), paid: sum("paid") },
    empty: say("no contracts", "没有合同"),
  };
}

function rowOf(one: Contract, facts: ReportFacts): Row {
  const { drawnOf, stateOf, limits, digits, today } = facts;
  const drawn = drawnOf(one.id);
  const state = stateOf(one.id);
  const isLive = state === "running" || state === "used-up";
  const hasDrawn = one.kind === "frame" || drawn.orders > 0;
  const left = hasDrawn ? leftMinor(one, drawn, digits) : undefined;
  const stages = stageRows(one, facts);
  const paid = stages.reduce((sum, row) => sum + toMinor(String(row.paid), digits), 0);
  return {
    id: one.id,
    code: one.code ?? one.id,
    kept: one.kept,
    files: one.attachments?.map(({ path }) => path).join(" "),
    ...{ customer: one.customer, kind: one.kind, owner: one.owner },
    ...{ start: one.start, end: one.end, amount: one.amount, state },
    notice: isLive ? noticeDay(one, limits.contractNoticeDays) : undefined,
    daysLeft: isLive && one.end !== undefined ? daysBetween(today, one.end) : undefined,
    drawn: hasDrawn ? fromMinor(drawn.minor, digits) : undefined,
    left: left === undefined ? undefined : fromMinor(left, digits),
    paid: stages.length > 0 ? fromMinor(paid, digits) : undefined,
  };
}
