import type { Change, Step } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import type { AnyStored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { assertApproved } from "../approval/gate.ts";
import { assignGoods, type GoodsTold } from "../move/lots/assign.ts";
import { type Move, move } from "../move/move.ts";
import {
  assertThere,
  chosen,
  type GoodsLine,
  goodsLines,
  type Heading,
  moveSteps,
  perProduct,
} from "../move/papers.ts";
import { assertNotAhead, leaving, moveStep } from "../move/rules.ts";
import { listed, productNames } from "../product/names.ts";
import { assertSeparate } from "../staff/separation.ts";
import type { Context } from "../verb.ts";
import { warehouse } from "../warehouse/warehouse.ts";
import { inTransit, transferState } from "./states.ts";
import { type Transfer, transfer } from "./transfer.ts";

interface Sending {
  readonly record: Transfer;
  readonly date: string;
  /** Which goods go; without it first expired goes first, and what arrives is what left. */
  readonly goods: GoodsTold;
}

function headingOf(
  record: Transfer,
  place: string,
  told: { date: string; by?: string | undefined },
) {
  const { id, why } = record;
  const heading: Heading = { ...told, kind: "transfer", warehouse: place, paper: id, by: told.by };
  return why === undefined ? heading : { ...heading, why };
}

/** The goods leave the one warehouse and are on the road. @throws RoundsError refused */
export async function sendTransfer(
  context: Context,
  { record, date, goods }: Sending,
): Promise<Change & { readonly fields: Pick<Transfer, "sent"> }> {
  const { book, me } = context;
  const { id, from, to, lines } = record;
  const state = transferState(record);
  if (state === "cancelled") refuse(say(`${id} is cancelled`, `${id} 已取消`));
  if (state !== "draft") {
    refuse(
      say(`${id} was sent already`, `${id} 已发出`),
      say(`to take it in: rounds transfer receive ${id}`, `收货：rounds transfer receive ${id}`),
    );
  }
  await assertApproved(context, { noun: transfer, record }, say("sent", "发出"));
  const quantities = perProduct(lines);
  const taken = await assertThere(context, { date, warehouse: from, quantities });
  const nameOf = await productNames(book);
  const sent = { date, by: me };
  const heading = headingOf(record, from, sent);
  const [source, target] = [await book.get(warehouse, from), await book.get(warehouse, to)];
  const gone = listed(quantities, nameOf);
  return {
    fields: { sent },
    steps: await assignGoods(
      book,
      await moveSteps(book, { heading, way: "out" }, { quantities }),
      goods,
    ),
    receipt: say(
      `sent ${id}: ${gone.en} from ${source.name} to ${target.name}`,
      `已发出 ${id}：${gone.zh}，${source.name} → ${target.name}`,
    ),
    notes: [
      ...taken,
      say(`on arrival: rounds transfer receive ${id}`, `到货后：rounds transfer receive ${id}`),
    ],
  };
}

interface Receiving extends Sending {
  readonly named: readonly GoodsLine[] | undefined;
  /** Why the rest never comes; undefined: it may still come. */
  readonly short: string | undefined;
}

/** Refuses what was not sent, or not yet then, or by the same person. @throws RoundsError */
async function assertReceivable(context: Context, record: Transfer, date: string): Promise<void> {
  const { id, sent } = record;
  assertNotAhead(date, context.today);
  if (!sent) {
    refuse(
      say(`${id} was not sent`, `${id} 尚未发出`),
      say(`first: rounds transfer send ${id}`, `请先运行：rounds transfer send ${id}`),
    );
  }
  if (date < sent.date) {
    refuse(say(`it left on ${sent.date}, after ${date}`, `发出日期 ${sent.date} 晚于 ${date}`));
  }
  await assertSeparate(context, [sent.by], {
    was: say(`sent ${id}`, `发出 ${id}`),
    may: say("receive it", "收货"),
  });
}

/**
 * The other warehouse counted what came. What never comes goes back to the sender's account, whose
 * goods they were on the road, and is written off there in the same change, so that what all
 * warehouses hold and what is on the road always add up.
 */
export async function receiveTransfer(context: Context, told: Receiving): Promise<Change> {
  const { book, me } = context;
  const { record, date, named, short } = told;
  const { id, from, to } = record;
  await assertReceivable(context, record, date);
  const nameOf = await productNames(book);
  const open = inTransit(record);
  const nothing = say(`nothing of ${id} is on the road`, `${id} 已无在途货物`);
  const isNone = short !== undefined && named?.length === 0;
  const came = isNone ? new Map<string, number>() : chosen(open, named, { nameOf, nothing });
  if (open.size === 0) refuse(nothing);
  const arrival = { date, by: me, lines: goodsLines(came) };
  const received = came.size > 0 ? [...(record.received ?? []), arrival] : record.received;
  const rest = inTransit({ ...record, received });
  const lost =
    short !== undefined && rest.size > 0
      ? { date, by: me, lines: goodsLines(rest), why: short }
      : undefined;
  const heading = headingOf(record, to, { date, by: me });
  const back = { ...headingOf(record, from, { date, by: me }), ...(lost ? { why: lost.why } : {}) };
  const moves = await assignGoods(
    book,
    [
      ...(await moveSteps(book, { heading, way: "in" }, { quantities: came })),
      ...(lost ? await moveSteps(book, { heading: back, way: "in" }, { quantities: rest }) : []),
    ],
    told.goods,
  );
  const target = await book.get(warehouse, to);
  const [got, left] = [listed(came, nameOf), listed(rest, nameOf)];
  const fields = { ...(received ? { received } : {}), ...(lost ? { lost } : {}) };
  return {
    steps: [
      { do: "set", noun: transfer, id, fields },
      ...moves,
      ...(lost ? await writtenOff(context, moves, from) : []),
    ],
    ...(short === undefined ? {} : { why: short }),
    receipt: say(
      `received ${id} in ${target.name}: ${got.en || "nothing"}${lost ? `; short ${left.en}` : ""}`,
      `已收货 ${id}（${target.name}）：${got.zh || "无"}${lost ? `；短少 ${left.zh}` : ""}`,
    ),
    notes:
      lost || rest.size === 0
        ? []
        : [
            say(
              `still on the road: ${left.en}; if it never comes: --short WHY`,
              `尚在途：${left.zh}；如不再到货请注明 --short 原因`,
            ),
          ],
  };
}

/** What came back to the sender's account, because it never arrived, is written off at once. */
async function writtenOff(
  { book }: Pick<Context, "book">,
  moves: readonly Step[],
  from: string,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const step of moves) {
    const entry = step.do === "append" ? (step.entry as AnyStored as Move) : undefined;
    if (entry?.warehouse !== from) continue;
    const id = await book.newId(move, { date: entry.date });
    steps.push(moveStep({ ...entry, id, kind: "scrap", quantity: leaving(entry.quantity) }));
  }
  return steps;
}
