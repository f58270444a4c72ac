import type { Change, Step } from "../../law/change.ts";
import { say, type Text } from "../../law/words.ts";
import { listed, type NameOf } from "../product/names.ts";
import type { Purchase } from "../purchase/purchase.ts";
import { completedBy } from "../purchase/rules.ts";
import { toComeMicro } from "../purchase/states.ts";
import { type Booking, bookedSteps } from "./booking.ts";
import { mismatchText } from "./compare.ts";
import { acceptedMicro, arrivalsOf } from "./facts.ts";
import { type GoodsReceipt, goodsReceipt } from "./receipt.ts";
import { perProduct, receiptTally, uncollectedMicro } from "./standing.ts";

export interface ReceivingFacts {
  readonly purchase: Purchase | undefined;
  /** The other receipts of the order. */
  readonly others: readonly GoodsReceipt[];
  readonly me: string | undefined;
  readonly today: string;
  readonly nameOf: NameOf;
  /** How the supplier is called; undefined where nobody delivered it. */
  readonly from: string | undefined;
  readonly newMoveId: Booking["newId"];
}

/** Takes goods in: what is accepted is booked, the rest waits; the order may be complete by it. */
export async function receiveGoods(record: GoodsReceipt, facts: ReceivingFacts): Promise<Change> {
  const { purchase, others, me, nameOf, newMoveId } = facts;
  const { accepted } = receiptTally(record);
  const moves = await bookedSteps(record, accepted, {
    order: purchase,
    before: acceptedMicro(others),
    by: record.by,
    newId: newMoveId,
  });
  const done = completion(record, facts);
  return {
    steps: [{ do: "create", noun: goodsReceipt, record }, ...moves, ...done],
    receipt: receiptText(record, facts),
    notes: [...takenNotes(record, nameOf), ...afterNotes(record, facts, done.length > 0)],
    why: me === undefined ? undefined : record.notes,
  };
}

/** The order is over when nothing of it is waited for any more. */
export function completion(
  record: GoodsReceipt,
  { purchase, others, me, today }: Pick<ReceivingFacts, "purchase" | "others" | "me" | "today">,
): readonly Step[] {
  if (!purchase) return [];
  const arrivals = [...others, record].flatMap(arrivalsOf);
  const step = completedBy(purchase, arrivals, { date: today, by: me });
  return step ? [step] : [];
}

function receiptText(record: GoodsReceipt, { from, nameOf }: ReceivingFacts): Text {
  const { id, purchase } = record;
  const came = listed(
    perProduct(receiptTally(record).lines, (one) => one.delivered),
    nameOf,
  );
  const of =
    purchase === undefined ? say("", "") : say(` of ${purchase}`, `，采购订单 ${purchase}`);
  const sender = from === undefined ? say("", "") : say(` from ${from}`, `，${from}`);
  return say(
    `received ${id}: ${came.en}${sender.en}${of.en}`,
    `已收货 ${id}：${came.zh}${sender.zh}${of.zh}`,
  );
}

/** What was not simply accepted, and what is to be done with it. */
function takenNotes(record: GoodsReceipt, nameOf: NameOf): readonly Text[] {
  const { id } = record;
  const { lines } = receiptTally(record);
  const notes: Text[] = [];
  const held = perProduct(lines, (one) => one.held);
  if (held.size > 0) {
    const goods = listed(held, nameOf);
    notes.push(
      say(
        `on quality hold: ${goods.en}; then rounds goods-receipt accept ${id} (or reject)`,
        `待检：${goods.zh}；检验后 rounds goods-receipt accept ${id}（或 reject）`,
      ),
    );
  }
  const rejected = uncollectedMicro(record);
  if (rejected.size > 0) {
    const goods = listed(rejected, nameOf);
    notes.push(
      say(
        `rejected: ${goods.en}; when collected: rounds goods-receipt return ${id}`,
        `拒收：${goods.zh}；退回时登记：rounds goods-receipt return ${id}`,
      ),
    );
  }
  return [...notes, ...differs(record, nameOf)];
}

/** Where the delivery list says another quantity than was counted. */
function differs({ lines }: GoodsReceipt, nameOf: NameOf): readonly Text[] {
  return lines.flatMap(({ product, quantity, listed: told }) =>
    told === undefined || told === quantity
      ? []
      : [
          say(
            `${nameOf(product)}: ${told} on the delivery list, ${quantity} counted`,
            `${nameOf(product)}：送货清单 ${told}，实收 ${quantity}`,
          ),
        ],
  );
}

function afterNotes(
  record: GoodsReceipt,
  { purchase, others, nameOf }: ReceivingFacts,
  isComplete: boolean,
): readonly Text[] {
  const notes: Text[] = [];
  if (purchase) {
    if (isComplete) notes.push(say(`${purchase.id} is complete`, `${purchase.id} 已收齐`));
    else {
      const rest = toComeMicro(purchase, [...others, record].flatMap(arrivalsOf));
      const goods = listed(rest, nameOf);
      if (rest.size > 0) {
        notes.push(
          say(`still to come of ${purchase.id}: ${goods.en}`, `${purchase.id} 未到：${goods.zh}`),
        );
      }
    }
    const { currency } = purchase;
    if (currency !== undefined && record.lines.some(({ price }) => price === undefined)) {
      notes.push(
        say(
          `${purchase.id} is in ${currency}: its goods come in without a cost unless a line says price=`,
          `${purchase.id} 为 ${currency} 订单，未填本位币单价的商品入库无成本（明细中可写 price=）`,
        ),
      );
    }
  }
  return [
    ...notes,
    say(
      `three copies of the note: rounds print ${record.id}`,
      `打印入库单（三联）：rounds print ${record.id}`,
    ),
  ];
}

/** A delivery that does not match is not taken; what did not match stays on record: R-WHS-03. */
export function refuseDelivery(record: GoodsReceipt, nameOf: NameOf): Change {
  const why = mismatchText(record.mismatches ?? [], nameOf);
  const { id } = record;
  return {
    steps: [{ do: "create", noun: goodsReceipt, record }],
    receipt: say(`refused and recorded ${id}: ${why.en}`, `已拒收并登记 ${id}：${why.zh}`),
    notes: [
      say("nothing of it came into stock", "货物未入库"),
      say(
        `the refusal in writing: rounds print ${id} --form return-note`,
        `打印拒收退货单：rounds print ${id} --form return-note`,
      ),
    ],
  };
}
