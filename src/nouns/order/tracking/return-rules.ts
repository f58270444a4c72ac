import type { Change, Step } from "../../../law/change.ts";
import { fromMicro } from "../../../law/decimal.ts";
import { refuse } from "../../../law/errors.ts";
import { join, say, type Text } from "../../../law/words.ts";
import type { Move } from "../../move/move.ts";
import { leaving, moveStep } from "../../move/rules.ts";
import { listed, type NameOf } from "../../product/names.ts";
import type { Shipment } from "../fields/shipments.ts";
import type { Goods, Returned } from "../fields/tracking.ts";
import { type Order, order } from "../order.ts";
import { cameBack, openMicro, orderedMicro, returnedMicro } from "../totals.ts";
import { assertAfterLeaving } from "./log-rules.ts";
import { callShipment, type Numbered, withShipment } from "./which.ts";

/** Goods as quantities of products in millionths. */
export function microOf(lines: readonly Goods[]): Map<string, number> {
  return orderedMicro({ lines: lines.map((line) => ({ ...line, price: "0" })) });
}

/** What the customer still has of a shipment, in millionths; only products with a rest. */
export function keptMicro(shipment: Shipment): Map<string, number> {
  const back = returnedMicro([shipment]);
  return new Map(
    [...microOf(shipment.lines)].flatMap(([product, micro]) => {
      const rest = micro - (back.get(product) ?? 0);
      return rest > 0 ? [[product, rest] as const] : [];
    }),
  );
}

/**
 * What comes back: the goods that were named, or without any all that the customer still has.
 * @throws RoundsError refused, with all that is too much
 */
export function toReturn(
  record: Order,
  { number, shipment }: Numbered,
  { lines, nameOf }: { readonly lines: readonly Goods[] | undefined; readonly nameOf: NameOf },
): ReadonlyMap<string, number> {
  const kept = keptMicro(shipment);
  const name = callShipment(record, number);
  if (kept.size === 0) refuse(say(`all of ${name.en} came back`, `${name.zh} 已全部退回`));
  if (!lines || lines.length === 0) return kept;
  const wanted = microOf(lines);
  const wrong = [...wanted].flatMap(([product, micro]): Text[] => {
    const most = kept.get(product) ?? 0;
    if (micro <= most) return [];
    const [asked, has] = [fromMicro(micro), fromMicro(most)];
    return [
      say(
        `${nameOf(product)}: ${asked} returned, ${has} delivered`,
        `${nameOf(product)}：退 ${asked}，客户处仅有 ${has}`,
      ),
    ];
  });
  if (wrong.length > 0) {
    const list = join(wrong);
    refuse(
      say(`more than was delivered: ${list.en}`, `退货超过已交付数量：${list.zh}`),
      say(`rounds order track ${record.id}`, `rounds order track ${record.id}`),
    );
  }
  return wanted;
}

interface ReturnFacts {
  readonly wanted: ReadonlyMap<string, number>;
  /** An id for each move: two for each product that is scrapped. */
  readonly moveIds: readonly string[];
  readonly nameOf: NameOf;
  /** What of it was invoiced already and is now to be credited, in millionths. */
  readonly invoiced: ReadonlyMap<string, number>;
}

/**
 * Goods come back, refused at the door or later: into stock, or through it to scrap (R-TRN-33). The
 * order owes them again only where that is said; what was invoiced of them is to be credited.
 */
export function returnGoods(
  record: Order,
  { number, shipment }: Numbered,
  { told, facts }: { readonly told: Omit<Returned, "lines">; readonly facts: ReturnFacts },
): Change {
  const { wanted, moveIds, nameOf } = facts;
  assertAfterLeaving(shipment, told.date);
  const lines = [...wanted].map(([product, micro]) => ({ product, quantity: fromMicro(micro) }));
  const returned = [...(shipment.returned ?? []), { ...told, lines }];
  const shipments = withShipment(record, number, { returned });
  const after = { ...record, shipments };
  const ids = moveIds.values();
  const moves = lines.flatMap((line) => movesOf(record, line, { told, ids }));
  const name = callShipment(record, number);
  const goods = listed(wanted, nameOf);
  const isScrap = told.to === "scrap";
  return {
    steps: [{ do: "set", noun: order, id: record.id, fields: { shipments } }, ...moves],
    why: told.why,
    receipt: say(
      `returned from ${name.en} to ${isScrap ? "scrap" : told.warehouse}: ${goods.en}`,
      `${name.zh} 退货${isScrap ? "报废" : `入库（${told.warehouse}）`}：${goods.zh}`,
    ),
    notes: notesOf(after, { number, facts, told }),
  };
}

function movesOf(
  record: Order,
  { product, quantity }: Goods,
  { told, ids }: { readonly told: Omit<Returned, "lines">; readonly ids: Iterator<string> },
): Step[] {
  const { date, by, warehouse, why } = told;
  const base = { date, product, warehouse, paper: record.id, why, ...(by ? { by } : {}) };
  const entry = (kind: Move["kind"], moved: string): Step => {
    const move: Move = { id: String(ids.next().value ?? ""), kind, quantity: moved, ...base };
    return moveStep(move);
  };
  const back = entry("return", quantity);
  return told.to === "scrap" ? [back, entry("scrap", leaving(quantity))] : [back];
}

/** What follows of it: the credit, what is open again, what is still with the customer. */
function notesOf(
  after: Order,
  {
    number,
    facts: { wanted, invoiced, nameOf },
    told,
  }: {
    readonly number: number;
    readonly facts: ReturnFacts;
    readonly told: Omit<Returned, "lines">;
  },
): Text[] {
  const credit = new Map(
    [...wanted].flatMap(([product, micro]) => {
      const billed = Math.min(micro, invoiced.get(product) ?? 0);
      return billed > 0 ? [[product, billed] as const] : [];
    }),
  );
  const notes: Text[] = [];
  if (credit.size > 0) {
    const goods = listed(credit, nameOf);
    notes.push(
      say(`invoiced already, to be credited: ${goods.en}`, `已开应收，待冲减：${goods.zh}`),
    );
  }
  if (told.again) {
    const open = listed(openMicro(after), nameOf);
    notes.push(
      say(
        `open again: ${open.en}; next: rounds order ship ${after.id}`,
        `重新待发：${open.zh}；下一步：rounds order ship ${after.id}`,
      ),
    );
  }
  const shipment = after.shipments?.[number - 1];
  if (shipment && !cameBack(shipment) && !shipment.signed) {
    notes.push(
      say(
        `the rest is still to be signed for: rounds order sign ${after.id}`,
        `其余待签收：rounds order sign ${after.id}`,
      ),
    );
  }
  return notes;
}

/** How many moves a return writes. */
export function movesNeeded(wanted: ReadonlyMap<string, number>, to: Returned["to"]): number {
  return wanted.size * (to === "scrap" ? 2 : 1);
}

/** What was invoiced beyond what the customer keeps after goods came back, in millionths. */
export function overBilled(
  back: ReadonlyMap<string, number>,
  {
    billed,
    delivered,
  }: {
    readonly billed: readonly Goods[];
    /** What the customer had before these came back, in millionths. */
    readonly delivered: ReadonlyMap<string, number>;
  },
): Map<string, number> {
  const invoiced = microOf(billed);
  const over = new Map<string, number>();
  for (const [product, micro] of back) {
    const left = (delivered.get(product) ?? 0) - micro;
    const much = (invoiced.get(product) ?? 0) - Math.max(0, left);
    if (much > 0) over.set(product, Math.min(micro, much));
  }
  return over;
}
