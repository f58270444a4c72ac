import type { Change } from "../../law/change.ts";
import type { IsoDate } from "../../law/dates.ts";
import { fromMicro, grouped, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import { type Requisition, requisition } from "./requisition.ts";
import { isToDo, requisitionState, wantedMicro } from "./states.ts";

interface Told {
  readonly date: IsoDate;
  readonly by: string | undefined;
}

function change(
  id: string,
  fields: Readonly<Record<string, unknown>>,
  receipt: Change["receipt"],
): Change {
  return { steps: [{ do: "set", noun: requisition, id, fields }], receipt };
}

/** What is left of it is no longer wanted. */
export function cancelRequisition(
  record: Requisition,
  told: Told & { readonly why: string },
): Change {
  const { id } = record;
  const state = requisitionState(record);
  if (!isToDo(state)) {
    refuse(say(`nothing of ${id} is left to be ordered`, `${id} 已无待采购的商品`));
  }
  return change(id, { cancelled: told }, say(`cancelled ${id}`, `已取消 ${id}`));
}

/** Office and daily-life supplies that were bought over the counter: R-PUR-05. */
export function buyRequisition(
  record: Requisition,
  told: Told & { readonly amount: string; readonly [key: string]: unknown },
): Change {
  const { id, ordered = [] } = record;
  const state = requisitionState(record);
  if (!isToDo(state)) {
    refuse(say(`nothing of ${id} is left to be bought`, `${id} 已无待采购的商品`));
  }
  if (ordered.length > 0) {
    refuse(
      say(`part of ${id} is on a purchase order`, `${id} 部分商品已下采购订单`),
      say(
        `write another for what is bought over the counter: rounds requisition add --item "…"`,
        `零星购买请另行申请：rounds requisition add --item "…"`,
      ),
    );
  }
  const { amount } = told;
  return {
    ...change(
      id,
      { bought: told },
      say(`${id} was bought for ${grouped(amount)}`, `${id} 已购，金额 ${grouped(amount)}`),
    ),
    notes: [
      say(
        `when the money is paid back: rounds requisition reimburse ${id}`,
        `报销后：rounds requisition reimburse ${id}`,
      ),
    ],
  };
}

/** The buyer has the money back. */
export function reimburseRequisition(record: Requisition, told: Told): Change {
  const { id, bought, reimbursed } = record;
  if (!bought) {
    refuse(
      say(`${id} was not bought over the counter`, `${id} 没有零星购买记录`),
      say(
        `first: rounds requisition buy ${id} --amount 120`,
        `请先登记：rounds requisition buy ${id} --amount 120`,
      ),
    );
  }
  if (reimbursed) {
    const { date } = reimbursed;
    refuse(say(`${id} was reimbursed on ${date}`, `${id} 已于 ${date} 报销`));
  }
  return change(
    id,
    { reimbursed: told },
    say(`reimbursed ${id}: ${grouped(bought.amount)}`, `${id} 已报销 ${grouped(bought.amount)}`),
  );
}

/**
 * Usable parts of scrapped goods take the place of new ones: R-PUR-06. Who saw to it is named.
 */
export function reuseForRequisition(
  record: Requisition,
  told: Told & { readonly from?: string | undefined; readonly lines: Requisition["lines"] },
): Change {
  const { id } = record;
  const left = wantedMicro(record);
  const lines = (told.lines ?? []).map(({ product, quantity }) => ({ product, quantity }));
  for (const { product, quantity } of lines) {
    const rest = left.get(product) ?? 0;
    if (toMicro(quantity) <= rest) continue;
    refuse(
      say(
        `${id} wants ${fromMicro(rest)} more of ${product}, not ${quantity}`,
        `${id} 仅还需 ${product} ${fromMicro(rest)}`,
      ),
    );
  }
  const reused = [...(record.reused ?? []), { ...told, lines }];
  return change(id, { reused }, say(`re-used for ${id}`, `已登记利旧：${id}`));
}
