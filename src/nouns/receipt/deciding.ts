import type { Change, Step } from "../../law/change.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import type { Goods } from "../order/fields/tracking.ts";
import { listed, type NameOf } from "../product/names.ts";
import type { Purchase } from "../purchase/purchase.ts";
import { type Booking, bookedSteps } from "./booking.ts";
import { acceptedMicro } from "./facts.ts";
import type { Decision } from "./fields.ts";
import { type GoodsReceipt, goodsReceipt } from "./receipt.ts";
import { completion } from "./receiving.ts";
import { heldMicro, receiptState, receiptTally, uncollectedMicro } from "./standing.ts";

export interface DecidingFacts {
  readonly purchase: Purchase | undefined;
  /** The other receipts of the order. */
  readonly others: readonly GoodsReceipt[];
  readonly today: string;
  readonly me: string | undefined;
  readonly nameOf: NameOf;
  readonly newMoveId: Booking["newId"];
}

export interface Deciding {
  readonly as: Decision["as"];
  readonly date: string;
  readonly by: string | undefined;
  readonly why?: string | undefined;
  readonly replace?: boolean | undefined;
}

function set(id: string, fields: Readonly<Record<string, unknown>>): Step {
  return { do: "set", noun: goodsReceipt, id, fields };
}

/** The goods that are meant: what was typed, else all there is. @throws RoundsError beyond that */
function meant(
  typed: readonly Goods[] | undefined,
  there: ReadonlyMap<string, number>,
  { id, none, nameOf }: { id: string; none: ReturnType<typeof say>; nameOf: NameOf },
): ReadonlyMap<string, number> {
  if (there.size === 0) refuse(none);
  if (typed === undefined) return there;
  const wanted = new Map<string, number>();
  for (const { product, quantity } of typed) {
    wanted.set(product, (wanted.get(product) ?? 0) + toMicro(quantity));
  }
  for (const [product, micro] of wanted) {
    const has = there.get(product) ?? 0;
    if (micro <= has) continue;
    const [asked, name] = [fromMicro(micro), nameOf(product)];
    refuse(
      say(
        `${asked} ${name} asked for, there are ${fromMicro(has)} of ${id}`,
        `${name} 需 ${asked}，${id} 仅有 ${fromMicro(has)}`,
      ),
    );
  }
  return wanted;
}

/** Goods on quality hold come into stock, or are rejected. */
export async function decideHold(
  record: GoodsReceipt,
  typed: readonly Goods[] | undefined,
  { told, facts }: { told: Deciding; facts: DecidingFacts },
): Promise<Change> {
  const { id } = record;
  const { nameOf, purchase, others, newMoveId } = facts;
  assertStands(record);
  const none = say(`nothing of ${id} is on quality hold`, `${id} 没有待检货物`);
  const goods = meant(typed, heldMicro(record), { id, none, nameOf });
  const { as, date, by, why, replace } = told;
  const made = [...goods].map(([product, micro]) => ({
    ...{ date, by, product, quantity: fromMicro(micro), as, why },
    ...(as === "rejected" && replace !== undefined ? { replace } : {}),
  }));
  const after = { ...record, decisions: [...(record.decisions ?? []), ...made] };
  const fresh = receiptTally(after).accepted.slice(receiptTally(record).accepted.length);
  const moves = await bookedSteps(record, fresh, {
    order: purchase,
    before: acceptedMicro([...others, record]),
    by,
    newId: newMoveId,
  });
  const done = completion(after, facts);
  const words = listed(goods, nameOf);
  return {
    steps: [set(id, { decisions: after.decisions }), ...moves, ...done],
    receipt:
      as === "accepted"
        ? say(`${id}: accepted ${words.en}`, `${id} 合格入库：${words.zh}`)
        : say(`${id}: rejected ${words.en}`, `${id} 拒收：${words.zh}`),
    notes: [
      ...(as === "rejected"
        ? [
            say(
              `when collected: rounds goods-receipt return ${id}`,
              `退回时登记：rounds goods-receipt return ${id}`,
            ),
          ]
        : []),
      ...(purchase && done.length > 0
        ? [say(`${purchase.id} is complete`, `${purchase.id} 已收齐`)]
        : []),
    ],
    why,
  };
}

/** Rejected goods go back to the supplier, on a paper of their own. */
export function returnGoods(
  record: GoodsReceipt,
  typed: readonly Goods[] | undefined,
  { date, by, to, nameOf }: { date: string; by: string | undefined; to: string; nameOf: NameOf },
): Change {
  const { id, returned = [] } = record;
  assertStands(record);
  const none = say(`no rejected goods of ${id} are here`, `${id} 没有待退货物`);
  const goods = meant(typed, uncollectedMicro(record), { id, none, nameOf });
  const lines = [...goods].map(([product, micro]) => ({ product, quantity: fromMicro(micro) }));
  const words = listed(goods, nameOf);
  return {
    steps: [set(id, { returned: [...returned, { date, by, to, lines }] })],
    receipt: say(`${id}: ${words.en} back to the supplier`, `${id} 已退回供应商：${words.zh}`),
    notes: [
      say(
        `the paper for it: rounds print ${id} --form return-note`,
        `打印退货单：rounds print ${id} --form return-note`,
      ),
    ],
  };
}

function assertStands(record: GoodsReceipt): void {
  const { id } = record;
  const state = receiptState(record);
  if (state === "cancelled") refuse(say(`${id} is cancelled`, `${id} 已作废`));
  if (state === "refused") refuse(say(`${id} was refused as a whole`, `${id} 已整单拒收`));
}

/**
 * A receipt that was a mistake: `back` are the steps that take its moves back; an order that was
 * complete by it waits again.
 */
export function cancelReceipt(
  record: GoodsReceipt,
  back: readonly Step[],
  {
    told,
    reopens,
  }: {
    told: { readonly date: string; readonly by: string | undefined; readonly why: string };
    reopens: readonly Step[];
  },
): Change {
  const { id } = record;
  assertStands(record);
  if ((record.returned ?? []).length > 0) {
    refuse(say(`goods of ${id} went back to the supplier`, `${id} 已有退货，不能作废`));
  }
  return {
    steps: [set(id, { cancelled: told }), ...back, ...reopens],
    receipt: say(`cancelled ${id}`, `已作废 ${id}`),
    why: told.why,
  };
}
