import type { Change } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import { say } from "../../law/words.ts";
import { assertApproved } from "../approval/gate.ts";
import { type Invoice, invoice } from "../invoice/invoice.ts";
import { assignGoods, type GoodsTold } from "../move/lots/assign.ts";
import {
  assertThere,
  chosen,
  type GoodsLine,
  moveSteps,
  perProduct,
  type Quantities,
  restOf,
} from "../move/papers.ts";
import { listed, type NameOf, productNames } from "../product/names.ts";
import type { Context } from "../verb.ts";
import { warehouse } from "../warehouse/warehouse.ts";
import { type Issue, issue } from "./issue.ts";
import { issueState } from "./states.ts";

/**
 * What leaves against an invoice: no more than its lines say and earlier notes have left of them;
 * where it has none, what is named. Goods of an order leave by the order. @throws RoundsError
 */
export async function againstInvoice(
  book: Facts,
  paper: Invoice,
  how: {
    readonly asked: readonly GoodsLine[] | undefined;
    readonly nameOf: NameOf;
    /** The note itself, which is not counted against itself. */
    readonly note?: string;
  },
): Promise<Quantities> {
  const { id, order, lines } = paper;
  if (order !== undefined) {
    refuse(
      say(`${id} is of the order ${order}`, `${id} 属于订单 ${order}`),
      say(
        `goods of an order leave by it: rounds order ship ${order}`,
        `订单货物请凭订单发货：rounds order ship ${order}`,
      ),
    );
  }
  if (lines !== undefined) {
    const notes = await book.where(issue, "invoice", id);
    const before = notes.filter((one) => !one.cancelled && one.id !== how.note);
    return chosen(restOf(lines, before), how.asked, {
      nameOf: how.nameOf,
      nothing: say(`all goods of ${id} have left`, `${id} 的货物已全部出仓`),
    });
  }
  const wanted = perProduct(how.asked);
  if (wanted.size > 0) return wanted;
  return refuse(
    say(`${id} says no goods`, `${id} 没有货物明细`),
    say('name them: --line "TEA-01 x 2"', "请写明：--line “货号 x 2”"),
  );
}

/** The goods of a note leave the store, against finance's invoice (R-WHS-09). */
export async function letOut(
  context: Context,
  {
    record,
    date,
    goods,
  }: {
    readonly record: Issue;
    readonly date: string;
    readonly goods: GoodsTold;
  },
): Promise<Change & { readonly fields: Pick<Issue, "out"> }> {
  const { book, me } = context;
  const { id, lines } = record;
  const state = issueState(record);
  if (state === "cancelled") refuse(say(`${id} is cancelled`, `${id} 已取消`));
  if (state !== "waiting") refuse(say(`the goods of ${id} are out`, `${id} 已出仓`));
  await assertApproved(context, { noun: issue, record }, say("issued", "出仓"));
  const nameOf = await productNames(book);
  const paper = await book.get(invoice, record.invoice);
  const quantities = await againstInvoice(book, paper, { asked: lines, nameOf, note: id });
  const taken = await assertThere(context, { date, warehouse: record.warehouse, quantities });
  const place = await book.get(warehouse, record.warehouse);
  const heading = {
    ...{ date, kind: "out" as const, warehouse: place.id, paper: id, by: me },
    why: paper.id,
  };
  const gone = listed(quantities, nameOf);
  return {
    fields: { out: { date, by: me } },
    steps: await assignGoods(
      book,
      await moveSteps(book, { heading, way: "out" }, { quantities }),
      goods,
    ),
    receipt: say(
      `issued ${id} for ${paper.id}: ${gone.en} out of ${place.name}`,
      `已出仓 ${id}（${paper.id}）：${gone.zh}，${place.name}`,
    ),
    notes: [
      ...taken,
      say(
        `three copies to be signed: rounds print ${id}; then rounds issue sign ${id}`,
        `打印三联签字：rounds print ${id}；签后登记：rounds issue sign ${id}`,
      ),
    ],
  };
}
