import type { IsoDate } from "../../law/dates.ts";
import { addDays } from "../../law/dates.ts";
import type { Finding, Settling } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import { linesAgree } from "../order/fields/lines.ts";

export interface QuoteFacts {
  readonly date?: string | undefined;
  readonly validUntil?: string | undefined;
  readonly version?: number | undefined;
  readonly lines?: Parameters<typeof linesAgree>[0] | undefined;
  readonly sent?: { readonly date: string } | undefined;
  readonly accepted?: { readonly date: string; readonly order?: string | undefined } | undefined;
  readonly declined?: { readonly date: string } | undefined;
}

export const quoteStates = [
  { value: "draft", label: say("draft", "草稿") },
  { value: "waiting", label: say("to be approved", "待审批") },
  { value: "approved", label: say("approved", "已批准") },
  { value: "sent", label: say("sent", "已发出") },
  { value: "accepted", label: say("accepted", "已接受") },
  { value: "declined", label: say("declined", "已谢绝") },
  { value: "expired", label: say("expired", "已过期") },
  { value: "superseded", label: say("superseded", "已被替代") },
] as const;

export type QuoteState = (typeof quoteStates)[number]["value"];

/** Where the firm's approval stands; undefined where none is asked for. */
export type Approved = "waiting" | "approved" | undefined;

/** Where a quote stands on a day, told by its facts alone; on its last day it still holds. */
export function quoteState(record: QuoteFacts, today: IsoDate, approved?: Approved): QuoteState {
  const { sent, accepted, declined, validUntil } = record;
  if (accepted) return "accepted";
  if (declined) return "declined";
  if (validUntil !== undefined && validUntil < today) return "expired";
  if (sent) return "sent";
  return approved ?? "draft";
}

/** Is an answer of the customer's still to come? */
export function isOpenQuote(record: QuoteFacts, today: IsoDate): boolean {
  return !["accepted", "declined", "expired"].includes(quoteState(record, today));
}

/** It is valid to its own day at least; it is answered not before it was made. */
export function quoteAgrees(record: QuoteFacts): readonly Finding[] {
  const { date = "", validUntil, accepted, declined } = record;
  const findings: Finding[] = [...linesAgree(record.lines ?? [])];
  if (validUntil !== undefined && validUntil < date) {
    findings.push({
      path: ["validUntil"],
      text: say(
        `valid until ${validUntil}, before its date ${date}`,
        `有效期至 ${validUntil}，早于报价日期 ${date}`,
      ),
    });
  }
  if (accepted && declined) {
    findings.push({
      path: ["declined"],
      text: say("it is accepted and declined", "既已接受又已谢绝"),
    });
  }
  return findings;
}

const sentContent = [
  ...["customer", "date", "lines", "freight", "currency", "taxRate", "pricesIncludeTax"],
  ...["terms", "transportNeeds", "installationNeeds", "deliveryDays", "validUntil"],
];

/** What the customer has in hand is not changed behind its back: a new version takes its place. */
export function quoteFixed(record: QuoteFacts & { readonly id?: string }): {
  readonly fields: readonly string[];
  readonly why: Text;
} {
  const { id = "ID" } = record;
  if (record.accepted) {
    return {
      fields: sentContent,
      why: say("the quote is accepted; change its order", "报价已接受，请修改订单"),
    };
  }
  if (!record.sent && !record.declined) return { fields: [], why: say("", "") };
  return {
    fields: sentContent,
    why: say(
      `the customer has it; make a new version: rounds quote revise ${id}`,
      `客户已收到该版本，请出新版本：rounds quote revise ${id}`,
    ),
  };
}

/** What was sent or answered is part of the customer's file. */
export function quoteBound({ sent, accepted, declined }: QuoteFacts): Text | undefined {
  if (!sent && !accepted && !declined) return undefined;
  return say(
    "it was sent; rounds quote decline ends it",
    "报价已发出，如需终止请用 rounds quote decline",
  );
}

/** So long after its end nobody revises a quote any more: a new one is written. */
const restDays = 90;

/** Answered by a day, or long expired. */
export function quoteSettled(record: QuoteFacts, { to }: Pick<Settling, "to">): boolean {
  const { accepted, declined, validUntil } = record;
  const answered = accepted?.date ?? declined?.date;
  if (answered !== undefined) return answered <= to;
  return validUntil !== undefined && addDays(validUntil, restDays) <= to;
}
