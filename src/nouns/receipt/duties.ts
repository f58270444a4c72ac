import { addDays, type IsoDate } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import { listed, type NameOf } from "../product/names.ts";
import type { GoodsReceipt } from "./receipt.ts";
import { heldMicro, type ReceiptFacts, receiptState, uncollectedMicro } from "./standing.ts";

interface Names {
  readonly supplier: NameOf;
  readonly product: NameOf;
}

/** The day on which goods were put on hold or rejected last. */
function lastDay(record: ReceiptFacts): IsoDate {
  const days = (record.decisions ?? []).map(({ date }) => date);
  return [record.date ?? "", ...days].sort().at(-1) ?? "";
}

/** Quality hold is decided within some working days, rejected goods are collected in some days. */
export function receiptDuties(
  receipts: readonly GoodsReceipt[],
  names: Names,
  facts: Pick<DutyFacts, "calendar" | "limits">,
): Duty[] {
  const { holdWorkdays, rejectedDays } = facts.limits;
  return receipts.flatMap((record): Duty[] => {
    const state = receiptState(record);
    if (state !== "on-hold" && state !== "to-return") return [];
    const about = record.supplier === undefined ? record.id : names.supplier(record.supplier);
    const own = { noun: "goods-receipt", id: record.id, about };
    const held = heldMicro(record);
    const left = uncollectedMicro(record);
    const duties: Duty[] = [];
    if (held.size > 0) {
      const goods = listed(held, names.product);
      duties.push({
        ...own,
        rule: "quality-hold",
        who: record.by,
        role: "storekeeper",
        from: record.date,
        due: facts.calendar.addWorkdays(record.date, holdWorkdays),
        what: say(`decide on ${goods.en}, on hold`, `待检处理：${goods.zh}`),
        command: `rounds goods-receipt accept ${record.id}`,
      });
    }
    if (left.size > 0) {
      const since = lastDay(record);
      const goods = listed(left, names.product);
      duties.push({
        ...own,
        rule: "rejected-goods",
        who: record.by,
        role: "storekeeper",
        from: since,
        due: addDays(since, rejectedDays),
        what: say(`send back ${goods.en}, rejected`, `退回拒收货物：${goods.zh}`),
        command: `rounds goods-receipt return ${record.id}`,
      });
    }
    return duties;
  });
}
