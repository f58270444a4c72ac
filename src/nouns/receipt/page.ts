import { say, type Text } from "../../law/words.ts";
import type { Fact, PageView, Row } from "../../print/view.ts";
import type { NameOf } from "../product/names.ts";
import type { GoodsReceipt } from "./receipt.ts";
import { heldMicro, receiptState, uncollectedMicro } from "./standing.ts";
import { receiptLinesTable, receiptStateWords } from "./view.ts";

/** A goods receipt as a page: its state first, its goods with where they are now. */
export function receiptPage(page: PageView, record: GoodsReceipt, nameOf: NameOf): PageView {
  const state = receiptState(record);
  const [id, ...rest] = page.facts ?? [];
  const told: Fact = {
    key: "state",
    label: say("State", "状态"),
    value: state,
    format: (_, language) => receiptStateWords.get(state)?.[language] ?? state,
  };
  const named = (row: Row): Row =>
    row.product === undefined ? row : { ...row, product: nameOf(String(row.product)) };
  const sections = (page.sections ?? []).map((section) =>
    section.title.en === "Lines"
      ? receiptLinesTable(record, nameOf)
      : { ...section, rows: section.rows.map(named) },
  );
  return {
    ...page,
    facts: [...(id ? [id] : []), told, ...rest],
    sections,
    notes: [...(page.notes ?? []), ...nextNotes(record)],
    record: { ...record, state },
  };
}

function nextNotes(record: GoodsReceipt): readonly Text[] {
  const { id } = record;
  const notes: Text[] = [];
  if (heldMicro(record).size > 0) {
    notes.push(
      say(
        `inspected: rounds goods-receipt accept ${id}, or rounds goods-receipt reject ${id} --why …`,
        `检验后：rounds goods-receipt accept ${id}，或 rounds goods-receipt reject ${id} --why 原因`,
      ),
    );
  }
  if (!record.refused && uncollectedMicro(record).size > 0) {
    notes.push(
      say(
        `collected by the supplier: rounds goods-receipt return ${id}`,
        `供方提走后：rounds goods-receipt return ${id}`,
      ),
    );
  }
  return notes;
}
