import { fromMicro, grouped, toMicro } from "../../../law/decimal.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Column, PageView, Row, TableView } from "../../../print/view.ts";
import { figureColumn, wordColumn } from "../../generic/tables.ts";
import { type Move, moveKinds } from "../move.ts";

export interface TraceFacts {
  /** What was asked: a lot, a serial number or a paper. */
  readonly asked: string;
  /** All moves of the lots that are meant, by date. */
  readonly moves: readonly Move[];
  /** Is it one serial number, of which each move is one piece? */
  readonly serial?: string | undefined;
  /** Is it a paper, of which all lots on it are followed? */
  readonly isPaper: boolean;
  /** How people call a record: "product:tea-01", "warehouse:main", "supplier:…". */
  readonly calls: ReadonlyMap<string, string>;
  /** With whom goods were exchanged: the supplier, or the customer of the order. */
  readonly partyOf: (move: Move) => string | undefined;
}

const kinds = new Map<string, Text>(moveKinds.map(({ value, label }) => [value as string, label]));

/** From the supplier's receipt to the customers' orders and back, lot by lot (4.7). */
export function traceView(facts: TraceFacts): PageView {
  const { asked, moves, serial } = facts;
  const groups = new Map<string, Move[]>();
  for (const one of moves) {
    const key = `${one.product}|${serial ?? one.lot ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const lots = [...groups.values()];
  return {
    shape: "page",
    title: say(`Trace of ${asked}`, `追溯 ${asked}`),
    facts: [],
    sections: lots.map((group) => lotTable(group, facts)),
    notes: lots.flatMap((group) => summary(group, facts)),
    record: lots.map((group) => ({
      product: group[0]?.product,
      lot: group[0]?.lot,
      ...(serial === undefined ? {} : { serial }),
      expiry: group.find(({ expiry }) => expiry !== undefined)?.expiry,
      from: parties(group, facts, "in"),
      to: parties(group, facts, "out"),
      moves: group.map((one) => rowOf(one, facts)),
    })),
  };
}

function called(noun: string, id: string, { calls }: TraceFacts): string {
  return calls.get(`${noun}:${id}`) ?? id;
}

function lotTable(group: readonly Move[], facts: TraceFacts): TableView {
  const [first] = group;
  const product = called("product", first?.product ?? "", facts);
  const lot = facts.serial ?? first?.lot ?? "";
  const expiry = group.find((one) => one.expiry !== undefined)?.expiry;
  const columns: Column[] = [
    { key: "date", label: say("Date", "日期"), weight: 9 },
    wordColumn({ key: "kind", label: say("Kind", "类型"), weight: 8 }, kinds),
    { key: "paper", label: say("Paper", "单据号"), weight: 8 },
    { key: "party", label: say("With", "往来单位"), weight: 8 },
    { key: "warehouse", label: say("Warehouse", "仓库"), weight: 7 },
    figureColumn("quantity", say("Quantity", "数量"), 9),
    figureColumn("balance", say("Balance", "结存"), 6),
  ];
  let micro = 0;
  return {
    shape: "list",
    title: say(
      `${product} ${lot}${expiry ? `, expires ${expiry}` : ""}`,
      `${product} ${lot}${expiry ? `（有效期至 ${expiry}）` : ""}`,
    ),
    columns,
    hidden: [{ key: "id", label: say("Move", "流水号") }],
    rows: group.map((one) => {
      const row = rowOf(one, facts);
      micro += toMicro(String(row.quantity));
      return { ...row, balance: fromMicro(micro) };
    }),
  };
}

function rowOf(one: Move, facts: TraceFacts): Row {
  const isOut = one.quantity.startsWith("-");
  return {
    id: one.id,
    date: one.date,
    kind: one.kind,
    paper: one.paper,
    party: facts.partyOf(one),
    warehouse: called("warehouse", one.warehouse, facts),
    quantity: facts.serial === undefined ? one.quantity : isOut ? "-1" : "1",
  };
}

/** Who gave or got how many; what came back is taken off. */
function parties(
  group: readonly Move[],
  facts: TraceFacts,
  side: "in" | "out",
): { party: string; paper: string | undefined; quantity: string }[] {
  const sums = new Map<string, { party: string; paper: string | undefined; micro: number }>();
  for (const one of group) {
    const isIn = one.kind === "in" || one.kind === "opening";
    const isSold = one.kind === "shipment" || one.kind === "return";
    if (side === "in" ? !isIn : !isSold) continue;
    const party = facts.partyOf(one) ?? one.paper ?? "";
    const key = `${party}|${one.paper ?? ""}`;
    const had = sums.get(key)?.micro ?? 0;
    const quantity = toMicro(String(rowOf(one, facts).quantity));
    const micro = had + (side === "in" ? quantity : -quantity);
    sums.set(key, { party, paper: one.paper, micro });
  }
  return [...sums.values()]
    .filter(({ micro }) => micro !== 0)
    .map(({ micro, ...one }) => ({ ...one, quantity: fromMicro(micro) }));
}

function summary(group: readonly Move[], facts: TraceFacts): Text[] {
  const told = (side: "in" | "out", nobody: string): string =>
    parties(group, facts, side)
      .map(({ party, quantity }) => `${party || nobody} ${grouped(quantity)}`)
      .join(", ");
  const [from, fromZh] = [told("in", "nobody named"), told("in", "未注明")];
  const [to, toZh] = [told("out", "nobody named"), told("out", "未注明")];
  const lot = facts.serial ?? group[0]?.lot ?? "";
  return [
    say(
      `${lot}: from ${from || "nobody named"}; to ${to || "no customer yet"}`,
      `${lot}：来自 ${fromZh || "未注明"}；${toZh ? `发往 ${toZh}` : "尚未发给客户"}`,
    ),
  ];
}
