import type { IsoDate } from "../../law/dates.ts";
import { fromMicro } from "../../law/decimal.ts";
import { fromMinor, lineMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { PageView, Row, TableView } from "../../print/view.ts";
import { figureColumn, inThousands, wordColumn } from "../generic/tables.ts";
import { type Requisition, requisitionKinds } from "../requisition/requisition.ts";
import { estimateMinor, requisitionState, requisitionStates } from "../requisition/states.ts";
import type { Suggested } from "./suggest/gather.ts";

interface PlanFacts {
  readonly month: string;
  readonly until: IsoDate;
  readonly digits: number;
  /** How many of the month's goods were bought the month before, in the smallest unit. */
  readonly boughtBeforeMinor: number;
  readonly staffName: (id: string) => string;
}

const stateWords = new Map(
  requisitionStates.map(({ value, label }) => [value as string, label] as const),
);
const kindWords = new Map(
  requisitionKinds.map(({ value, label }) => [value as string, label] as const),
);

/** Does a requisition belong to the plan of a month? */
export function isOfMonth(
  { month, neededBy, cancelled }: Requisition,
  { month: wanted, until }: Pick<PlanFacts, "month" | "until">,
): boolean {
  if (cancelled) return false;
  if (month !== undefined) return month === wanted;
  return neededBy !== undefined && neededBy.slice(0, 7) === wanted && neededBy <= until;
}

/**
 * The purchasing plan of a month (R-WHS-24, R-PUR-04): what the departments ask for beside what
 * stock and demand ask for, with what each comes to.
 */
export function planPage(
  requisitions: readonly Requisition[],
  suggested: readonly Suggested[],
  facts: PlanFacts,
): PageView {
  const { digits, month, until, boughtBeforeMinor } = facts;
  const asked = requisitions.filter((one) => isOfMonth(one, facts));
  const askedMinor = asked.reduce((sum, one) => sum + estimateMinor(one, digits), 0);
  const wanted = suggested.filter(({ micro }) => micro > 0);
  const stockMinor = wanted.reduce((sum, one) => sum + worthMinor(one, digits), 0);
  const amount = (key: string, label: Text, minor: number) => ({
    key,
    label,
    value: fromMinor(minor, digits),
    format: inThousands,
  });
  return {
    shape: "page",
    title: say(`Purchasing plan for ${month}`, `${month} 采购计划`),
    facts: [
      { key: "until", label: say("Until", "截至"), value: until },
      amount("asked", say("Asked for by departments", "部门申请合计"), askedMinor),
      amount("stock", say("Besides for stock", "补库合计"), stockMinor),
      amount("total", say("Together", "计划合计"), askedMinor + stockMinor),
      amount("before", say("Bought in the month before", "上月采购额"), boughtBeforeMinor),
    ],
    sections: [askedTable(asked, facts), stockTable(wanted, digits)],
    notes: [
      say(
        `to write the stock lines down: rounds purchase suggest --month ${month} --make --into requisition`,
        `补库明细生成采购申请：rounds purchase suggest --month ${month} --make --into requisition`,
      ),
    ],
    record: {
      month,
      until,
      asked: fromMinor(askedMinor, digits),
      stock: fromMinor(stockMinor, digits),
      total: fromMinor(askedMinor + stockMinor, digits),
      requisitions: asked.map(({ id }) => id),
    },
  };
}

function worthMinor({ micro, price }: Suggested, digits: number): number {
  return price === undefined ? 0 : lineMinor({ quantity: fromMicro(micro), price }, digits);
}

function askedTable(asked: readonly Requisition[], facts: PlanFacts): TableView {
  const sorted = [...asked].sort((a, b) => ((a.department ?? "") < (b.department ?? "") ? -1 : 1));
  const rows = sorted.map((one): Row => {
    const minor = estimateMinor(one, facts.digits);
    return {
      department: one.department ?? "",
      requisition: one.id,
      kind: one.kind,
      owner: one.owner && facts.staffName(one.owner),
      lines: (one.lines ?? []).length + (one.items ?? []).length,
      neededBy: one.neededBy,
      state: requisitionState(one),
      amount: minor > 0 ? fromMinor(minor, facts.digits) : undefined,
    };
  });
  return {
    shape: "list",
    title: say("Asked for by departments", "部门申请"),
    columns: [
      { key: "requisition", label: say("Requisition", "采购申请"), weight: 9 },
      wordColumn({ key: "kind", label: say("Kind", "类别"), weight: 6 }, kindWords),
      { key: "owner", label: say("Wanted by", "申请人"), weight: 5 },
      figureColumn("lines", say("Lines", "行数"), 4),
      { key: "neededBy", label: say("Needed by", "需用日期"), weight: 7 },
      wordColumn({ key: "state", label: say("State", "状态"), weight: 8 }, stateWords),
      figureColumn("amount", say("Estimate", "预估金额"), 8),
    ],
    hidden: [{ key: "department", label: say("Department", "部门") }],
    groups: {
      key: "department",
      heading: (value) =>
        value === "" ? say("No department", "未注明部门") : say(String(value), String(value)),
    },
    rows,
    empty: say("No department asked for anything.", "没有部门申请。"),
  };
}

function stockTable(wanted: readonly Suggested[], digits: number): TableView {
  const sums = new Map<string, { name: string; lines: number; minor: number }>();
  for (const one of wanted) {
    const key = one.supplier?.id ?? "";
    const known = sums.get(key) ?? { name: one.supplier?.name ?? "", lines: 0, minor: 0 };
    sums.set(key, known);
    known.lines += 1;
    known.minor += worthMinor(one, digits);
  }
  const rows = [...sums]
    .sort(([, a], [, b]) => b.minor - a.minor)
    .map(
      ([supplier, { name, lines, minor }]): Row => ({
        supplier,
        name: name === "" ? undefined : name,
        lines,
        amount: fromMinor(minor, digits),
      }),
    );
  return {
    shape: "list",
    title: say("For stock, by supplier", "补库（按供应商）"),
    columns: [
      {
        key: "name",
        label: say("Supplier", "供应商"),
        weight: 9,
        format: (value, language) => (value ? String(value) : say("not known", "未指定")[language]),
      },
      figureColumn("lines", say("Products", "种数"), 6),
      figureColumn("amount", say("Amount", "金额"), 8),
    ],
    hidden: [{ key: "supplier", label: say("Supplier's id", "供应商 ID") }],
    rows,
    empty: say("Nothing needs to be bought for stock.", "暂无需补库的商品。"),
  };
}
