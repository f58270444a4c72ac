import type { IsoDate } from "../../law/dates.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import type { Finding, Settling } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import type { Back, Decision, Mismatch, ReceiptLine } from "./fields.ts";

export const receiptStates = [
  { value: "refused", label: say("refused", "已拒收退回") },
  { value: "on-hold", label: say("on quality hold", "待检") },
  { value: "to-return", label: say("rejected goods here", "待退货") },
  { value: "done", label: say("done", "已完成") },
  { value: "cancelled", label: say("cancelled", "已作废") },
] as const;

export type ReceiptState = (typeof receiptStates)[number]["value"];

/** What a receipt's figures are told from. */
export interface ReceiptFacts {
  readonly id?: string;
  readonly purchase?: string | undefined;
  readonly date?: string | undefined;
  readonly reason?: string | undefined;
  readonly lines?: readonly ReceiptLine[] | undefined;
  readonly refused?: { readonly date: string } | undefined;
  readonly cancelled?: { readonly date: string } | undefined;
  readonly mismatches?: readonly Mismatch[] | undefined;
  readonly decisions?: readonly Decision[] | undefined;
  readonly returned?: readonly Back[] | undefined;
  readonly consent?: { readonly by: string } | undefined;
  readonly notice?: { readonly by: string } | undefined;
}

/** Part of a line that was accepted on a day; millionths. */
export interface Accepted {
  readonly line: ReceiptLine;
  readonly date: IsoDate;
  readonly micro: number;
}

/** Where the goods of one line are now, in millionths; `accepted + held + rejected = delivered`. */
export interface LineStanding {
  readonly line: ReceiptLine;
  readonly delivered: number;
  readonly accepted: number;
  readonly held: number;
  readonly rejected: number;
  /** Of what is rejected: what went back to the supplier. */
  readonly back: number;
  /** Of what is rejected: what is not to be replaced, and is not waited for any more. */
  readonly waived: number;
}

interface Tally {
  readonly lines: readonly LineStanding[];
  readonly accepted: readonly Accepted[];
}

type Growing = { -readonly [K in keyof LineStanding]: LineStanding[K] };

function begin(line: ReceiptLine): Growing {
  const delivered = toMicro(line.quantity);
  const held = toMicro(line.held ?? "0");
  const rejected = toMicro(line.rejected ?? "0");
  const waived = line.replace === false ? rejected : 0;
  return {
    line,
    delivered,
    accepted: delivered - held - rejected,
    held,
    rejected,
    back: 0,
    waived,
  };
}

/** Takes a quantity of a product from lines one after the other, as much as each has. */
function spread(
  lines: readonly Growing[],
  wanted: { readonly product: string; readonly micro: number },
  { room, take }: { room: (one: Growing) => number; take: (one: Growing, micro: number) => void },
): void {
  let rest = wanted.micro;
  for (const one of lines) {
    if (one.line.product !== wanted.product || rest <= 0) continue;
    const part = Math.min(rest, room(one));
    if (part <= 0) continue;
    take(one, part);
    rest -= part;
  }
}

/** What became of each line, and what was accepted on which day. */
export function receiptTally(record: ReceiptFacts): Tally {
  const { lines = [], date = "", decisions = [], returned = [] } = record;
  const now = lines.map(begin);
  if (record.cancelled) {
    return {
      lines: now.map((one) => ({ ...one, accepted: 0, held: 0, rejected: 0, waived: 0 })),
      accepted: [],
    };
  }
  if (record.refused) {
    const gone = now.map((one) => ({ ...one, accepted: 0, held: 0, waived: 0 }));
    return {
      lines: gone.map((one) => ({ ...one, rejected: one.delivered, back: one.delivered })),
      accepted: [],
    };
  }
  const accepted: Accepted[] = now.flatMap(({ line, accepted: micro }) =>
    micro > 0 ? [{ line, date, micro }] : [],
  );
  for (const one of decisions) {
    const wanted = { product: one.product, micro: toMicro(one.quantity) };
    spread(now, wanted, {
      room: ({ held }) => held,
      take: (line, micro) => {
        line.held -= micro;
        if (one.as === "accepted") {
          line.accepted += micro;
          accepted.push({ line: line.line, date: one.date, micro });
          return;
        }
        line.rejected += micro;
        if (one.replace === false) line.waived += micro;
      },
    });
  }
  for (const { product, quantity } of returned.flatMap((one) => one.lines)) {
    spread(
      now,
      { product, micro: toMicro(quantity) },
      {
        room: ({ rejected, back }) => rejected - back,
        take: (line, micro) => {
          line.back += micro;
        },
      },
    );
  }
  return { lines: now, accepted };
}

/** One figure of all lines per product, in millionths; products that have none are left out. */
export function perProduct(
  lines: readonly LineStanding[],
  figure: (one: LineStanding) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of lines) {
    const micro = figure(one);
    if (micro !== 0) {
      sums.set(one.line.product, (sums.get(one.line.product) ?? 0) + micro);
    }
  }
  return sums;
}

/** What is on quality hold and not decided. */
export function heldMicro(record: ReceiptFacts): Map<string, number> {
  return perProduct(receiptTally(record).lines, ({ held }) => held);
}

/** What was rejected and still lies here. */
export function uncollectedMicro(record: ReceiptFacts): Map<string, number> {
  return perProduct(receiptTally(record).lines, ({ rejected, back }) => rejected - back);
}

export function receiptState(record: ReceiptFacts): ReceiptState {
  if (record.cancelled) return "cancelled";
  if (record.refused) return "refused";
  if (heldMicro(record).size > 0) return "on-hold";
  return uncollectedMicro(record).size > 0 ? "to-return" : "done";
}

/**
 * Held and rejected are part of what was delivered, what is rejected says why, and goods come
 * against an order or for a reason.
 */
export function receiptAgrees(record: ReceiptFacts): readonly Finding[] {
  const { lines = [], consent, notice } = record;
  const findings = lines.flatMap((line, at) => lineAgrees(line, at));
  if (record.purchase === undefined && record.reason === undefined) {
    findings.push({
      path: ["reason"],
      text: say("without a purchase order it needs a reason", "无采购订单入库须注明原因"),
    });
  }
  if (consent && notice && consent.by === notice.by) {
    findings.push({
      path: ["notice", "by"],
      text: say("consent and notice are given by two people", "采购同意与书面通知须由两人分别出具"),
    });
  }
  return [...findings, ...beyond(record)];
}

function lineAgrees(line: ReceiptLine, at: number): Finding[] {
  const { quantity, held = "0", rejected = "0", unit, per, why } = line;
  const findings: Finding[] = [];
  if (toMicro(held) + toMicro(rejected) > toMicro(quantity)) {
    findings.push({
      path: ["lines", at, "quantity"],
      text: say("more is held and rejected than was delivered", "待检与拒收数量超过实到数量"),
    });
  }
  if (toMicro(rejected) > 0 && why === undefined) {
    findings.push({
      path: ["lines", at, "why"],
      text: say("what is rejected says why", "拒收须注明原因"),
    });
  }
  if (unit !== undefined && per === undefined) {
    findings.push({
      path: ["lines", at, "unit"],
      text: say(`"${unit}" without per: how many are in one`, `“${unit}”缺少 per（含量）`),
    });
  }
  return findings;
}

/** More decided than was held, more returned than rejected: of which product. */
function beyond(record: ReceiptFacts): Finding[] {
  const { lines = [], decisions = [], returned = [] } = record;
  const now = lines.map(begin);
  const rooms = {
    decisions: perProduct(now, ({ held }) => held),
    returned: perProduct(now, ({ rejected }) => rejected),
  };
  const findings: Finding[] = [];
  const take = (key: keyof typeof rooms, goods: { product: string; quantity: string }) => {
    const rest = (rooms[key].get(goods.product) ?? 0) - toMicro(goods.quantity);
    rooms[key].set(goods.product, rest);
    if (rest >= 0) return;
    const over = fromMicro(-rest);
    findings.push({
      path: [key],
      text:
        key === "decisions"
          ? say(
              `${over} ${goods.product} more decided than held`,
              `${goods.product} 处理数量比待检多 ${over}`,
            )
          : say(
              `${over} ${goods.product} more returned than rejected`,
              `${goods.product} 退回数量比拒收多 ${over}`,
            ),
    });
  };
  for (const one of decisions) {
    take("decisions", one);
    if (one.as === "rejected") {
      rooms.returned.set(
        one.product,
        (rooms.returned.get(one.product) ?? 0) + toMicro(one.quantity),
      );
    }
  }
  for (const one of returned.flatMap(({ lines: goods }) => goods)) take("returned", one);
  return findings;
}

/** Nothing is left to be done about it, and what was done was done by then. */
export function receiptSettled(record: ReceiptFacts, { to }: Pick<Settling, "to">): boolean {
  const over = record.cancelled?.date ?? record.refused?.date;
  if (over !== undefined) return over <= to;
  if (receiptState(record) !== "done") return false;
  const { date = "", decisions = [], returned = [] } = record;
  return [date, ...[...decisions, ...returned].map((one) => one.date)].every((day) => day <= to);
}

/** What was booked is not changed behind the ledger's back. */
export function receiptFixed({ id = "ID" }: ReceiptFacts): {
  readonly fields: readonly string[];
  readonly why: Text;
} {
  return {
    fields: ["purchase", "supplier", "date", "warehouse", "lines", "reason"],
    why: say(
      `its goods are booked: rounds goods-receipt cancel ${id}, then receive anew`,
      `货物已入账；请作废（rounds goods-receipt cancel ${id}）后重新收货`,
    ),
  };
}

export function receiptBound(record: ReceiptFacts): Text | undefined {
  const { id = "ID" } = record;
  if (record.cancelled || record.refused) {
    return say("it stays as the record of what came", "到货记录须留存");
  }
  const isBooked = receiptTally(record).accepted.length > 0;
  if (!isBooked && (record.returned ?? []).length === 0) return undefined;
  return say(
    `its goods are booked; rounds goods-receipt cancel ${id} takes them back`,
    `货物已入账，如需冲销请用 rounds goods-receipt cancel ${id}`,
  );
}
