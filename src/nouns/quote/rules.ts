import type { Change, Step } from "../../law/change.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Line } from "../order/fields/lines.ts";
import type { Order } from "../order/order.ts";
import { totalMinor } from "../order/totals.ts";
import { type Earlier, offerKeys, type Quote, quote } from "./quote.ts";
import { quoteState } from "./states.ts";

type Offer = Partial<Pick<Quote, (typeof offerKeys)[number]>>;

function set(record: Quote, fields: Partial<Record<keyof Quote, unknown>>): Step {
  return { do: "set", noun: quote, id: record.id, fields };
}

/** Refuses what can no longer be done with a quote that was accepted. */
function assertNotAccepted(record: Quote): void {
  const { accepted, id } = record;
  if (!accepted) return;
  const order = accepted.order ?? "";
  refuse(
    say(`${id} was accepted on ${accepted.date}`, `${id} 已于 ${accepted.date} 接受`),
    order === ""
      ? undefined
      : say(`see its order: rounds order track ${order}`, `请看订单：rounds order track ${order}`),
  );
}

/** The lines of a version without some products. */
export function linesWithout(
  { id, lines }: Pick<Quote, "id" | "lines">,
  without: readonly string[],
): readonly Line[] {
  const missing = without.find((one) => !lines.some(({ product }) => product === one));
  if (missing !== undefined)
    refuse(say(`${id} has no line of ${missing}`, `${id} 中没有 ${missing}`));
  return lines.filter(({ product }) => !without.includes(product));
}

interface Told {
  readonly date: string;
  readonly by: string | undefined;
}

/**
 * A new version takes the place of the one that the customer has; the older one is kept, as it
 * stood, with what had become of it.
 */
export function reviseQuote(
  record: Quote,
  offer: Offer,
  { date, by, why, digits }: Told & { readonly why?: string | undefined; readonly digits: number },
): Change {
  assertNotAccepted(record);
  const { id, sent, declined } = record;
  const isExpired = quoteState(record, date) === "expired";
  if (!sent && !declined && !isExpired) {
    refuse(
      say(`${id} was not sent yet: nobody has this version`, `${id} 尚未发出，无需改版`),
      say(`change it: rounds quote edit ${id}`, `直接修改：rounds quote edit ${id}`),
    );
  }
  const version = record.version ?? 1;
  const content = Object.fromEntries(
    offerKeys.flatMap((key) => (record[key] === undefined ? [] : [[key, record[key]]])),
  ) as Pick<Quote, "lines">;
  const old: Earlier = {
    version,
    date: record.revised ?? record.date,
    ...content,
    ...(sent ? { sent } : {}),
    ...(declined ? { declined } : {}),
    superseded: date,
    ...(by === undefined ? {} : { by }),
    ...(why === undefined ? {} : { why }),
  };
  const next = { ...record, ...offer };
  if (next.lines.length === 0) refuse(say("no line would be left", "改版后没有任何明细"));
  const [before, now] = [totalMinor(record, digits), totalMinor(next, digits)];
  const [was, is] = [before, now].map((minor) => grouped(fromMinor(minor, digits)));
  return {
    steps: [
      set(record, {
        ...offer,
        version: version + 1,
        revised: date,
        sent: undefined,
        declined: undefined,
        earlier: [...(record.earlier ?? []), old],
      }),
    ],
    ...(why === undefined ? {} : { why }),
    receipt: say(
      `${id} is now version ${version + 1}: ${was} → ${is}`,
      `${id} 已改为第 ${version + 1} 版：${was} → ${is}`,
    ),
    notes: [
      say(
        `version ${version} is superseded; rounds quote show ${id} compares them`,
        `第 ${version} 版已被替代，对比请看 rounds quote show ${id}`,
      ),
      say(`next: rounds quote send ${id}`, `下一步：rounds quote send ${id}`),
    ],
  };
}

interface Sending extends Told {
  readonly how?: NonNullable<Quote["sent"]>["how"];
  readonly to?: string | undefined;
  readonly paper: NonNullable<NonNullable<Quote["sent"]>["paper"]>;
  /** The name of its file: R-COM-19. */
  readonly name: string;
}

/** The customer has it now: from here on this version stays as it is. */
export function sendQuote(record: Quote, told: Sending): Change {
  assertNotAccepted(record);
  const { id, version = 1 } = record;
  const state = quoteState(record, told.date);
  if (state === "declined") {
    refuse(
      say(
        `${id} was declined on ${record.declined?.date}`,
        `${id} 已于 ${record.declined?.date} 被谢绝`,
      ),
      say(`a new offer: rounds quote revise ${id}`, `重新报价：rounds quote revise ${id}`),
    );
  }
  if (state === "expired") {
    refuse(
      say(
        `${id} was valid until ${record.validUntil}`,
        `${id} 有效期至 ${record.validUntil}，已过期`,
      ),
      say(
        `a new version: rounds quote revise ${id} --valid-until +30d`,
        `出新版本：rounds quote revise ${id} --valid-until +30d`,
      ),
    );
  }
  if (record.sent) {
    refuse(
      say(
        `version ${version} of ${id} was sent on ${record.sent.date}`,
        `${id} 第 ${version} 版已于 ${record.sent.date} 发出`,
      ),
      say(`a new version: rounds quote revise ${id}`, `出新版本：rounds quote revise ${id}`),
    );
  }
  if (told.date < (record.revised ?? record.date)) {
    refuse(say("sent before it was written", "发出日期早于报价日期"));
  }
  const sent = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  const until = record.validUntil ?? "";
  return {
    steps: [set(record, { sent })],
    receipt: say(
      `sent ${id}, version ${version}, as "${told.name}"`,
      `已发出 ${id} 第 ${version} 版，文件名“${told.name}”`,
    ),
    notes: [
      say(
        `valid until ${until}; then: rounds quote accept ${id}, or rounds quote decline ${id} --why "…"`,
        `有效期至 ${until}；客户答复后：rounds quote accept ${id}，或 rounds quote decline ${id} --why "原因"`,
      ),
    ],
  };
}

interface AcceptTold extends Told {
  readonly promised?: string | undefined;
  readonly reference?: string | undefined;
  readonly address?: string | undefined;
}

/** The order that an accepted quote becomes: its lines, prices and terms, and where it is from. */
export function orderOfQuote(record: Quote, id: string, told: AcceptTold): Order {
  const { customer, owner, lines, freight, currency, taxRate, pricesIncludeTax } = record;
  const { discountWhy, terms, transportNeeds, installationNeeds, project } = record;
  const { date, promised, reference, address } = told;
  const all = {
    ...{ id, customer, owner, date, promised, reference, address },
    ...{ lines, freight, currency, taxRate, pricesIncludeTax, discountWhy },
    ...{ terms, transportNeeds, installationNeeds, project },
    ...{ quote: record.id, quoteVersion: record.version ?? 1 },
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as unknown as Order;
}

/** May the customer still take it? A refusal says how; one that has expired wants a yes. */
export function assertAcceptable(record: Quote, date: string): void {
  assertNotAccepted(record);
  const { id } = record;
  if (record.declined) {
    refuse(
      say(
        `${id} was declined on ${record.declined.date}`,
        `${id} 已于 ${record.declined.date} 被谢绝`,
      ),
      say(
        `a new version first: rounds quote revise ${id}`,
        `请先出新版本：rounds quote revise ${id}`,
      ),
    );
  }
  if (date < (record.revised ?? record.date)) {
    refuse(say("accepted before it was written", "接受日期早于报价日期"));
  }
}

/** The customer says yes: the quote is accepted and its order is there, in one change. */
export function acceptQuote(
  record: Quote,
  order: Order,
  { date, by, orderSteps }: Told & { readonly orderSteps: readonly Step[] },
): Change {
  const version = record.version ?? 1;
  const accepted = { date, ...(by === undefined ? {} : { by }), version, order: order.id };
  return {
    steps: [...orderSteps, set(record, { accepted })],
    receipt: say(
      `${record.id} version ${version} accepted: order ${order.id}`,
      `${record.id} 第 ${version} 版已接受，生成订单 ${order.id}`,
    ),
  };
}

/** The customer says no, and why. */
export function declineQuote(
  record: Quote,
  told: Told & { readonly why: string; readonly to?: string | undefined },
): Change {
  assertNotAccepted(record);
  if (record.declined) {
    refuse(
      say(
        `${record.id} was declined on ${record.declined.date}`,
        `${record.id} 已于 ${record.declined.date} 被谢绝`,
      ),
    );
  }
  if (told.date < record.date) {
    refuse(say("declined before it was written", "谢绝日期早于报价日期"));
  }
  const declined = Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== undefined),
  );
  const { id } = record;
  return {
    steps: [set(record, { declined })],
    why: told.why,
    receipt: say(`${id} declined: ${told.why}`, `${id} 已谢绝：${told.why}`),
    notes: [
      say(`another offer: rounds quote revise ${id}`, `如重新报价：rounds quote revise ${id}`),
    ],
  };
}
