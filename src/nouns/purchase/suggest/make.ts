import type { Change, Step } from "../../../law/change.ts";
import type { IsoDate } from "../../../law/dates.ts";
import { fromMicro } from "../../../law/decimal.ts";
import { refuse } from "../../../law/errors.ts";
import { join, say, type Text } from "../../../law/words.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { paperTerms } from "../../order/terms.ts";
import { requisition } from "../../requisition/requisition.ts";
import type { Supplier } from "../../supplier/supplier.ts";
import type { Context } from "../../verb.ts";
import { type AskedLine, pricedPurchase } from "../pricing.ts";
import { purchase } from "../purchase.ts";
import type { Suggested } from "./gather.ts";

interface Making {
  readonly into: "order" | "requisition";
  readonly date: IsoDate;
  readonly month: string | undefined;
}

/** The suggestions of each supplier together, in the order of the suppliers' names. */
function bySupplier(
  all: readonly Suggested[],
): readonly (readonly [Supplier | undefined, readonly Suggested[]])[] {
  const found = new Map<string, [Supplier | undefined, Suggested[]]>();
  for (const one of all) {
    const key = one.supplier?.id ?? "";
    const known = found.get(key) ?? [one.supplier, []];
    found.set(key, known);
    known[1].push(one);
  }
  return [...found.values()].sort(([a], [b]) =>
    (a?.name ?? "\uffff") < (b?.name ?? "\uffff") ? -1 : 1,
  );
}

/** Writes what is suggested: a purchase order, or a requisition, for each supplier. */
export async function makeSuggested(
  context: Context,
  all: readonly Suggested[],
  making: Making,
): Promise<Change> {
  const wanted = all.filter(({ micro }) => micro > 0);
  if (wanted.length === 0)
    return { steps: [], receipt: say("nothing needs to be bought", "暂无需采购的商品") };
  const steps: Step[] = [];
  const made: Text[] = [];
  for (const [seller, lines] of bySupplier(wanted)) {
    const one =
      making.into === "order"
        ? await orderOf(context, { seller, lines, making })
        : await requisitionOf(context, { seller, lines, making });
    steps.push(one.step);
    made.push(one.told);
  }
  const list = join(made, say(", ", "、"));
  return {
    steps,
    receipt:
      making.into === "order"
        ? say(
            `added purchase ${made.length === 1 ? "order" : "orders"} ${list.en}`,
            `已新建采购订单 ${list.zh}`,
          )
        : say(
            `added ${made.length === 1 ? "requisition" : "requisitions"} ${list.en}`,
            `已新建采购申请 ${list.zh}`,
          ),
  };
}

interface Part {
  readonly seller: Supplier | undefined;
  readonly lines: readonly Suggested[];
  readonly making: Making;
}

async function orderOf(
  context: Context,
  { seller, lines, making }: Part,
): Promise<{ readonly step: Step; readonly told: Text }> {
  const { book, me } = context;
  const { date } = making;
  if (!seller) {
    const names = lines.map(({ goods }) => goods.sku ?? goods.id).join(", ");
    refuse(
      say(`no supplier is known of ${names}`, `未指定供应商：${names}`),
      say(
        "name one (rounds product edit PRODUCT --supplier NAME), or --into requisition",
        "请先指定（rounds product edit 产品 --supplier 供应商），或用 --into requisition",
      ),
    );
  }
  const asked = lines.map(
    ({ goods, micro, needs, price, wantedOn }): AskedLine => ({
      product: goods.id,
      quantity: fromMicro(micro),
      ...(needs.lot.unit === undefined
        ? {}
        : { unit: needs.lot.unit, per: fromMicro(needs.lot.multipleMicro) }),
      ...(price === undefined || needs.lot.unit !== undefined ? {} : { price }),
      due: wantedOn,
    }),
  );
  const terms = paperTerms({ currency: seller.currency }, book.settings);
  const priced = await pricedPurchase(asked, {
    supplier: seller,
    day: date,
    currency: terms.currency,
    book,
  });
  const days = lines.map(({ wantedOn }) => wantedOn).sort();
  const record = {
    supplier: seller.id,
    ...(me === undefined ? {} : { owner: me }),
    date,
    promised: days[0],
    ...terms,
    ...(seller.payDays === undefined ? {} : { payDays: seller.payDays }),
    lines: priced,
  };
  assertAgrees(purchase, record, book.digits);
  const id = await book.newId(purchase, record);
  return {
    step: { do: "create", noun: purchase, record: { ...record, id } },
    told: say(`${id} (${seller.name})`, `${id}（${seller.name}）`),
  };
}

async function requisitionOf(
  { book, me }: Context,
  { seller, lines, making }: Part,
): Promise<{ readonly step: Step; readonly told: Text }> {
  const { date, month } = making;
  const record = {
    kind: month === undefined ? ("goods" as const) : ("plan" as const),
    ...(me === undefined ? {} : { owner: me }),
    date,
    ...(month === undefined ? {} : { month }),
    neededBy: lines.map(({ wantedOn }) => wantedOn).sort()[0],
    lines: lines.map(({ goods, micro, price, wantedOn, why }) => ({
      product: goods.id,
      quantity: fromMicro(micro),
      ...(price === undefined ? {} : { price }),
      due: wantedOn,
      ...(seller === undefined ? {} : { supplier: seller.id }),
      why: book.settings.language === "zh" ? why.zh : why.en,
    })),
  };
  assertAgrees(requisition, record, book.digits);
  const id = await book.newId(requisition, record);
  const name = seller?.name;
  return {
    step: { do: "create", noun: requisition, record: { ...record, id } },
    told: name === undefined ? say(id, id) : say(`${id} (${name})`, `${id}（${name}）`),
  };
}
