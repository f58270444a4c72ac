import type { Change } from "../../law/change.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { same, say } from "../../law/words.ts";
import { type Dispute, dispute } from "./dispute.ts";

/** What telling the disputed part of an invoice needs to know; amounts as decimals. */
export type Disputed = Pick<Dispute, "invoice" | "amount" | "settled" | "date">;

/** Is it still open on a day? Without a day: now. */
export function isOpenDispute(
  { settled, date }: Pick<Dispute, "settled" | "date">,
  asOf?: string,
): boolean {
  if (asOf === undefined) return !settled;
  return date <= asOf && (!settled || settled.date > asOf);
}

/**
 * What is disputed of each invoice, in the smallest unit; without what is settled. Never more than
 * is open: who asks compares it with that.
 */
export function disputedMinor(
  disputes: readonly Disputed[],
  { digits, asOf }: { readonly digits: number; readonly asOf?: string },
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of disputes) {
    if (!isOpenDispute(one, asOf)) continue;
    sums.set(one.invoice, (sums.get(one.invoice) ?? 0) + toMinor(one.amount, digits));
  }
  return sums;
}

interface AddFacts {
  readonly id: string;
  readonly name: string;
  /** What is open of the invoice, and what of that is disputed already; smallest unit. */
  readonly openMinor: number;
  readonly disputedMinor: number;
  readonly digits: number;
}

/** A customer will not pay something: dunning stops for that part and for nothing else. */
export function openDispute(told: Omit<Dispute, "id">, facts: AddFacts): Change {
  const { id, name, openMinor, digits } = facts;
  const left = openMinor - facts.disputedMinor;
  const minor = toMinor(told.amount, digits);
  const shown = (one: number): string => grouped(fromMinor(one, digits));
  if (minor <= 0) refuse(say("a dispute is about more than nothing", "争议金额须大于零"));
  if (minor > left) {
    refuse(
      say(
        `of ${told.invoice} ${shown(Math.max(0, left))} can be disputed, not ${shown(minor)}`,
        `${told.invoice} 可争议金额为 ${shown(Math.max(0, left))}，不足 ${shown(minor)}`,
      ),
      left > 0
        ? say(
            `rounds dispute add ${told.invoice} ${fromMinor(left, digits)} --why "..."`,
            `rounds dispute add ${told.invoice} ${fromMinor(left, digits)} --why "原因"`,
          )
        : say("what is disputed already: rounds dispute list", "已有争议：rounds dispute list"),
    );
  }
  const rest = left - minor;
  return {
    steps: [{ do: "create", noun: dispute, record: { ...told, id } }],
    receipt: say(
      `${id}: ${name} disputes ${shown(minor)} of ${told.invoice}`,
      `已记争议 ${id}：${name} 对 ${told.invoice} 提出异议 ${shown(minor)}`,
    ),
    notes: [
      rest > 0
        ? say(`the other ${shown(rest)} is dunned as before`, `其余 ${shown(rest)} 照常催收`)
        : say("it is not dunned until that is settled", "争议解决前不再催收"),
      say(
        `once it is settled: rounds dispute settle ${id} withdrawn|granted|part`,
        `解决后：rounds dispute settle ${id} withdrawn|granted|part`,
      ),
    ],
  };
}

interface SettleTold {
  readonly date: string;
  readonly end: NonNullable<Dispute["settled"]>["end"];
  readonly how?: string | undefined;
}

/** A dispute is over; what the customer was right in is taken off by a credit note. */
export function settleDispute(record: Dispute, told: SettleTold, me: string | undefined): Change {
  const { id, invoice, settled } = record;
  if (settled) {
    refuse(
      say(`${id} is settled since ${settled.date}`, `${id} 已于 ${settled.date} 解决`),
      say(`see: rounds dispute show ${id}`, `请查看：rounds dispute show ${id}`),
    );
  }
  if (told.date < record.date) {
    refuse(say(`${id} arose on ${record.date}`, `${id} 于 ${record.date} 提出，解决日期不能更早`));
  }
  const by = me === undefined ? {} : { by: me };
  const off = told.end === "granted" ? same(record.amount) : say("AMOUNT", "金额");
  const how = told.how === undefined ? {} : { how: told.how };
  return {
    steps: [
      {
        do: "set",
        noun: dispute,
        id,
        fields: { settled: { date: told.date, ...by, end: told.end, ...how } },
      },
    ],
    receipt: say(`${id} is settled`, `争议 ${id} 已解决`),
    notes: [
      told.end === "withdrawn"
        ? say("the whole amount is dunned again", "全部金额恢复催收")
        : say(
            `what is granted is taken off: rounds invoice credit ${invoice} --amount ${off.en} --why ${id}`,
            `同意减免的部分请开红字：rounds invoice credit ${invoice} --amount ${off.zh} --why ${id}`,
          ),
    ],
  };
}
