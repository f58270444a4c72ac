import type { Step } from "../../law/change.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import { assertApproved } from "../approval/gate.ts";
import { type Requisition, requisition } from "../requisition/requisition.ts";
import { isToDo, requisitionState, wantedMicro } from "../requisition/states.ts";
import type { Context } from "../verb.ts";
import type { PurchaseLine } from "./lines.ts";
import type { AskedLine } from "./pricing.ts";
import type { Purchase } from "./purchase.ts";

/** The open lines of requisitions, to be ordered; refused where one is over or not approved. */
export async function requestedLines(
  context: Context,
  ids: readonly string[],
): Promise<AskedLine[]> {
  const all: AskedLine[] = [];
  for (const id of ids) {
    const record = await context.book.get(requisition, id);
    if (!isToDo(requisitionState(record))) {
      refuse(say(`nothing of ${id} is left to be ordered`, `${id} 已无待采购的商品`));
    }
    await assertApproved(context, { noun: requisition, record }, say("ordered", "下单"));
    all.push(...openLines(record));
  }
  return all;
}

/** What of a requisition is not ordered yet, as lines of a purchase order. */
function openLines(record: Requisition): AskedLine[] {
  const left = wantedMicro(record);
  return (record.lines ?? []).flatMap((line): AskedLine[] => {
    const rest = Math.min(left.get(line.product) ?? 0, toMicro(line.quantity));
    if (rest <= 0) return [];
    left.set(line.product, (left.get(line.product) ?? 0) - rest);
    const { product, unit, per } = line;
    const due = line.due ?? record.neededBy;
    return [
      {
        product,
        quantity: fromMicro(rest),
        ...(unit === undefined ? {} : { unit }),
        ...(per === undefined ? {} : { per }),
        ...(due === undefined ? {} : { due }),
        requisition: record.id,
        ...(record.order === undefined ? {} : { order: record.order }),
      },
    ];
  });
}

/** Notes on requisitions that their goods are ordered, in the same change. */
export async function orderedSteps(
  { book, me }: Pick<Context, "book" | "me">,
  { id, date, lines }: { id: string; date: string; lines: readonly PurchaseLine[] },
): Promise<Step[]> {
  const steps: Step[] = [];
  const asked = new Set(lines.flatMap((one) => one.requisition ?? []));
  for (const name of asked) {
    const record = await book.get(requisition, name);
    const goods = lines
      .filter((one) => one.requisition === name)
      .map(({ product, quantity }) => ({ product, quantity }));
    const note = { date, by: me, purchase: id, lines: goods };
    const ordered = [...(record.ordered ?? []), note];
    steps.push({ do: "set", noun: requisition, id: name, fields: { ordered } });
  }
  return steps;
}

/** What was ordered with a purchase order that will not come is wanted again. */
export async function releasedSteps(
  { book }: Pick<Context, "book">,
  { id, lines }: Pick<Purchase, "id" | "lines">,
): Promise<Step[]> {
  const asked = new Set(lines.flatMap((one) => one.requisition ?? []));
  const known = await book.some(requisition, asked);
  return [...known.values()].map((record): Step => {
    const left = (record.ordered ?? []).filter((one) => one.purchase !== id);
    const ordered = left.length > 0 ? left : undefined;
    return { do: "set", noun: requisition, id: record.id, fields: { ordered } };
  });
}
