import { lineMinor, toMinor } from "../../law/money.ts";
import type { Finding, Settling } from "../../law/noun.ts";
import { join, say, type Text } from "../../law/words.ts";

/** Who signs, in this order: each only after those before (R-CAN-05, R-CAN-09). */
export const seatOrder = ["seller", "manager", "cook", "leader"] as const;

export type SeatName = (typeof seatOrder)[number];

export const seatWords: Readonly<Record<SeatName, Text>> = {
  seller: say("seller", "销货方"),
  manager: say("canteen manager", "经手人"),
  cook: say("cook", "验收人"),
  leader: say("leader", "主管领导"),
};

interface SignedFacts {
  readonly seat: SeatName;
  readonly date: string;
}

/** What of a canteen paper says where it stands. */
export interface CanteenFacts {
  readonly id?: string;
  readonly kind: "funds" | "advance" | "voucher" | "count";
  readonly date?: string;
  readonly amount?: string | undefined;
  readonly manager?: string | undefined;
  readonly seller?: string | undefined;
  readonly advance?: string | undefined;
  readonly lines?: readonly { readonly quantity: string; readonly price: string }[] | undefined;
  readonly signatures?: readonly SignedFacts[] | undefined;
  readonly wrong?: string | undefined;
  readonly cleared?: { readonly date: string; readonly returned: string } | undefined;
  readonly cash?: string | undefined;
  readonly book?: string | undefined;
  readonly counted?: readonly { readonly book: string; readonly counted: string }[] | undefined;
  readonly why?: string | undefined;
}

/** The seats that have not signed, in their order. */
export function missingSeats({ signatures = [] }: Pick<CanteenFacts, "signatures">): SeatName[] {
  return seatOrder.filter((seat) => !signatures.some((one) => one.seat === seat));
}

/** Does a voucher count: all four have signed (R-CAN-05)? */
export function isComplete(record: Pick<CanteenFacts, "signatures">): boolean {
  return missingSeats(record).length === 0;
}

/** The day on which the last of the four signed. */
export function completeOn({ signatures = [] }: Pick<CanteenFacts, "signatures">): string {
  return signatures.map(({ date }) => date).reduce((last, one) => (one > last ? one : last), "");
}

/** Did a count find anything but what the books say? */
export function differs({ cash, book, counted = [] }: CanteenFacts): boolean {
  return cash !== book || counted.some((one) => one.book !== one.counted);
}

/** The day on which the leader took note of a count that found a difference. */
export function reportedOn({ signatures = [] }: Pick<CanteenFacts, "signatures">) {
  return signatures.find(({ seat }) => seat === "leader")?.date;
}

/** What the lines of a voucher come to; smallest unit. */
export function boughtMinor(
  lines: readonly { readonly quantity: string; readonly price: string }[],
  digits: number,
): number {
  return lines.reduce((sum, one) => sum + lineMinor(one, digits), 0);
}

/** What must be told of each kind of paper. */
const needed: Readonly<Record<CanteenFacts["kind"], readonly (keyof CanteenFacts)[]>> = {
  funds: ["amount"],
  advance: ["amount", "manager"],
  voucher: ["amount", "seller", "lines", "advance"],
  count: ["cash", "book"],
};

export function canteenAgrees(
  record: CanteenFacts,
  { digits }: { readonly digits: number },
): readonly Finding[] {
  const missing = (needed[record.kind] ?? []).flatMap((key): Finding[] =>
    record[key] === undefined
      ? [{ path: [key], text: say(`${key} is missing for this kind`, `此类单据缺少 ${key}`) }]
      : [],
  );
  const { kind, lines, amount } = record;
  if (kind !== "voucher" || !lines || amount === undefined) return missing;
  if (boughtMinor(lines, digits) === toMinor(amount, digits)) return missing;
  const text = say("the amount is not what the lines come to", "金额与明细合计不符");
  return [...missing, { path: ["amount"], text }];
}

/** What has been signed or cleared stays as it was. */
export function canteenFixed(record: CanteenFacts): {
  readonly fields: readonly string[];
  readonly why: Text;
} {
  const { signatures = [], cleared } = record;
  const why = say(
    "it was signed or cleared: undo that first (rounds undo)",
    "已签字或已结清，须先撤销（rounds undo）",
  );
  const money = ["date", "kind", "amount", "manager", "lines", "seller", "advance"];
  if (record.kind === "count") return { fields: [...money, "cash"], why };
  return { fields: signatures.length > 0 || cleared ? money : ["kind"], why };
}

/** Books are cleared daily, closed monthly (R-CAN-06): nothing open is in a closed month. */
export function canteenUnfinished(record: CanteenFacts, to: string): Text | undefined {
  if (record.kind === "advance" && (record.cleared?.date ?? "9999") > to) {
    return say("the advance is not cleared", "备用金未结清");
  }
  if (record.kind === "voucher" && !(isComplete(record) && completeOn(record) <= to)) {
    const seats = join(
      missingSeats(record).map((seat) => seatWords[seat]),
      say(", ", "、"),
    );
    return say(`not signed by ${seats.en}`, `缺少签字：${seats.zh}`);
  }
  if (record.kind === "count" && differs(record) && (reportedOn(record) ?? "9999") > to) {
    return say("the difference was not reported to the leader", "差异未报主管领导");
  }
  return undefined;
}

export function canteenSettled(
  record: CanteenFacts & { readonly date: string },
  { to }: Settling,
): boolean {
  return record.date <= to && canteenUnfinished(record, to) === undefined;
}
