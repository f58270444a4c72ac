import type { AnyStored, Noun } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import { wordColumn } from "../generic/tables.ts";
import type { Context } from "../verb.ts";
import { approvalStanding, policiesOf } from "./gate.ts";
import { standingWords } from "./standing.ts";

/**
 * A list with a column that says where the approval of each paper stands that can still be signed;
 * the list as it is where the firm wants none for the noun.
 */
export async function withApprovals(
  list: TableView,
  { noun, records, context }: { noun: Noun; records: readonly AnyStored[]; context: Context },
): Promise<TableView> {
  if (!noun.approval || policiesOf(noun, context.book).length === 0) return list;
  const states = new Map<string, string>();
  for (const record of records) {
    if (!noun.approval.waits(record as never)) continue;
    const { state } = await approvalStanding(context, noun, record);
    if (state !== "unneeded") states.set(record.id, state);
  }
  const label = say("Approval", "审批");
  const words = new Map(Object.entries(standingWords));
  return {
    ...list,
    columns: [...list.columns, wordColumn({ key: "approval", label, weight: 7 }, words)],
    rows: list.rows.map((row) => ({ ...row, approval: states.get(String(row.id)) })),
  };
}
