import type { Change, Step } from "../../law/change.ts";
import { addDays, type IsoDate, weekday } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { taxedPaper } from "../../law/tax.ts";
import { say, type Text } from "../../law/words.ts";
import type { Supplier } from "../supplier/supplier.ts";
import { weekdays } from "../supplier/terms.ts";
import { type Confirmation, type Purchase, purchase } from "./purchase.ts";
import { type Arrival, purchaseState, toComeMicro } from "./states.ts";

interface Told {
  readonly date: IsoDate;
  readonly by: string | undefined;
}

function set(id: string, fields: Readonly<Record<string, unknown>>): Step {
  return { do: "set", noun: purchase, id, fields };
}

function assertGoesOn({ id, cancelled, closed }: Purchase): void {
  if (cancelled) refuse(say(`${id} is cancelled`, `${id} 已取消`));
  if (closed) refuse(say(`${id} is closed`, `${id} 已关闭`));
}

/** What must have been done first, and how. */
function assertSent(record: Purchase): void {
  assertGoesOn(record);
  if (record.sent) return;
  const { id } = record;
  refuse(
    say(`${id} has not been sent yet`, `${id} 尚未下达`),
    say(`first: rounds purchase send ${id}`, `请先运行：rounds purchase send ${id}`),
  );
}

/**
 * Goods may be received against a purchase order only once it was approved and sent: R-WHS-01,
 * R-PUR-01. @throws RoundsError refused
 */
export function assertReceivable(record: Purchase): void {
  assertSent(record);
}

/** It goes to the supplier, and the warehouse sees it from then on. */
export function sendPurchase(
  record: Purchase,
  told: Told & { readonly how?: string | undefined },
): Change {
  const { id, sent } = record;
  assertGoesOn(record);
  if (sent) refuse(say(`${id} was sent on ${sent.date}`, `${id} 已于 ${sent.date} 下达`));
  return {
    steps: [set(id, { sent: { ...told } })],
    receipt: say(`sent ${id}: the warehouse sees it now`, `已下达 ${id}，仓库可见`),
    notes: [
      say(
        `the supplier confirms: rounds purchase confirm ${id} --promised DATE`,
        `供方确认后：rounds purchase confirm ${id} --promised 日期`,
      ),
    ],
  };
}

/** What the supplier promises; said again, the newest counts and the first stays for the record. */
export function confirmPurchase(record: Purchase, said: Confirmation): Change {
  assertSent(record);
  const { id, confirmations = [] } = record;
  const { promised, lines = [] } = said;
  if (promised === undefined && lines.length === 0) {
    refuse(
      say("no day is promised", "未填写承诺到货日"),
      say(
        `rounds purchase confirm ${id} --promised +7d, or by product --line "TEA-01 by 12-05"`,
        `rounds purchase confirm ${id} --promised +7d，或按产品 --line "货号 by 12-05"`,
      ),
    );
  }
  for (const { product } of lines) {
    if (record.lines.some((one) => one.product === product)) continue;
    refuse(say(`${product} is not on ${id}`, `${id} 没有 ${product}`));
  }
  const days = [promised, ...lines.map((one) => one.promised)].filter((day) => day !== undefined);
  if (days.some((day) => day < record.date)) {
    refuse(say("promised before it was ordered", "承诺日期早于下单日期"));
  }
  const isAgain = confirmations.length > 0;
  const last = days.sort().at(-1) ?? "";
  return {
    steps: [set(id, { confirmations: [...confirmations, said] })],
    receipt: isAgain
      ? say(`${id} is now promised for ${last}`, `${id} 改为承诺 ${last} 到货`)
      : say(`${id} is confirmed for ${last}`, `${id} 供方确认 ${last} 到货`),
    notes: afterWanted(record, last),
  };
}

/** A promise later than wanted is said at once. */
function afterWanted({ promised, lines }: Purchase, last: IsoDate): readonly Text[] {
  const wanted = [promised, ...lines.map(({ due }) => due)]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  if (wanted === undefined || last <= wanted) return [];
  return [say(`later than wanted (${wanted})`, `晚于需到日期（${wanted}）`)];
}

/** The rest will not come: what is there stays, nothing more is expected. */
export function closePurchase(
  record: Purchase,
  arrivals: readonly Arrival[],
  told: Told & { readonly why?: string | undefined },
): Change {
  assertSent(record);
  const { id } = record;
  const state = purchaseState(record, arrivals);
  if (state !== "part-received" && state !== "received") {
    refuse(
      say(`nothing of ${id} has come yet`, `${id} 尚未收货`),
      say(
        `cancel it: rounds purchase cancel ${id} --why "…"`,
        `请取消：rounds purchase cancel ${id} --why "原因"`,
      ),
    );
  }
  const isShort = toComeMicro(record, arrivals).size > 0;
  if (isShort && told.why === undefined) {
    refuse(
      say(`something of ${id} is still to come: --why is missing`, `${id} 尚未收齐，请说明原因`),
      say(
        `rounds purchase close ${id} --why "sold out"`,
        `rounds purchase close ${id} --why "供方断货"`,
      ),
    );
  }
  const closed = isShort ? told : { date: told.date, by: told.by };
  return {
    steps: [set(id, { closed })],
    receipt: isShort
      ? say(`closed ${id} short`, `已关闭 ${id} 的余量`)
      : say(`closed ${id}: all has come`, `已关闭 ${id}，货已收齐`),
  };
}

/**
 * What is written besides a goods receipt after which nothing more is to come: the order is over.
 * `arrivals` are all that came, the new ones too; undefined while something is missing.
 */
export function completedBy(
  record: Purchase,
  arrivals: readonly Arrival[],
  told: Told,
): Step | undefined {
  if (record.closed || record.cancelled || toComeMicro(record, arrivals).size > 0) return undefined;
  return set(record.id, { closed: told });
}

/** Nothing of it has come and nothing will. */
export function cancelPurchase(
  record: Purchase,
  arrivals: readonly Arrival[],
  told: Told & { readonly why: string },
): Change {
  assertGoesOn(record);
  const { id, sent } = record;
  if (arrivals.some(({ micro }) => micro > 0)) {
    refuse(
      say(`goods of ${id} have come`, `${id} 已有收货`),
      say(
        `close the rest: rounds purchase close ${id} --why "…"`,
        `请关闭余量：rounds purchase close ${id} --why "原因"`,
      ),
    );
  }
  return {
    steps: [set(id, { cancelled: told })],
    receipt: say(`cancelled ${id}`, `已取消 ${id}`),
    notes: sent ? [say("tell the supplier", "请通知供应商")] : [],
  };
}

/** Does an order come to what the supplier takes at least, and on which day does he take it? */
export function supplierNotes(
  record: Purchase,
  supplier: Supplier,
  { digits, currency }: { readonly digits: number; readonly currency: string },
): readonly Text[] {
  const { minimumOrder } = supplier;
  const minor = taxedPaper(record, digits).grossMinor;
  const notes: Text[] = [];
  if (minimumOrder !== undefined && minor < toMinor(minimumOrder, digits)) {
    const missing = fromMinor(toMinor(minimumOrder, digits) - minor, digits);
    notes.push(
      say(
        `${supplier.name} takes orders from ${currency} ${grouped(minimumOrder)}: ${grouped(missing)} short`,
        `${supplier.name} 最低订货 ${currency} ${grouped(minimumOrder)}，还差 ${grouped(missing)}`,
      ),
    );
  }
  const day = orderingDay(supplier, record.date);
  if (day !== record.date) {
    notes.push(
      say(`${supplier.name} takes orders again on ${day}`, `${supplier.name} 下次接单日为 ${day}`),
    );
  }
  return notes;
}

/** The first day from this one on, on which a supplier takes orders. */
export function orderingDay(
  { orderingDays = [] }: Pick<Supplier, "orderingDays">,
  day: IsoDate,
): IsoDate {
  if (orderingDays.length === 0) return day;
  for (let ahead = 0; ahead < 7; ahead += 1) {
    const one = addDays(day, ahead);
    const name = weekdays[weekday(one) - 1]?.value;
    if (name !== undefined && orderingDays.includes(name)) return one;
  }
  return day;
}
