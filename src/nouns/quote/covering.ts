import type { Step } from "../../law/change.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Customer } from "../customer/customer.ts";
import { filler } from "../message/fill.ts";
import { message } from "../message/message.ts";
import { addressOf, chosenContact } from "../message/recipients.ts";
import { draftAll, draftChange, limitOf } from "../message/rules.ts";
import { templateOf } from "../message/templates.ts";
import { totalMinor } from "../order/totals.ts";
import { staff } from "../staff/staff.ts";
import type { Context } from "../verb.ts";
import type { Quote } from "./quote.ts";

interface Covering {
  readonly context: Context;
  readonly buyer: Customer;
  /** How the quote goes out; undefined: by hand, and nothing is drafted. */
  readonly channel: string | undefined;
  readonly contact: string | undefined;
  readonly to: string | undefined;
  /** The name of the quote's file, which goes with it. */
  readonly name: string;
}

/**
 * The message that a quote goes with, as a draft in the outbox, by the same rules as any other;
 * where none can be drafted a note says why.
 */
export async function coveringNote(
  record: Quote,
  { context, buyer, channel, contact: named, to, name }: Covering,
): Promise<{ readonly steps: readonly Step[]; readonly notes: readonly Text[] }> {
  if (channel === undefined) return { steps: [], notes: [byHand(record, buyer)] };
  const { book, me, today } = context;
  const template = templateOf("quote", context);
  const contact = chosenContact(buyer, { channel, named });
  const writer = me === undefined ? undefined : await book.maybe(staff, me);
  const total = grouped(fromMinor(totalMinor(record, book.digits), book.digits));
  const drafting = {
    template,
    channel,
    fill: await filler(template),
    filling: {
      ...{ firm: book.settings.name, me: writer?.name ?? me, phone: writer?.phone, today },
      ...{ price: `${record.currency ?? book.settings.currency} ${total}`, quote: record.id },
      ...{ until: record.validUntil, attachment: name },
    },
    most: limitOf(template, { channel, textCharacters: book.settings.limits.textCharacters }),
    lately: [],
    about: record.id,
    again: true,
  };
  const address = to ?? addressOf(channel, { customer: buyer, contact });
  const { drafts, leftOut } = draftAll([{ customer: buyer, contact, to: address }], drafting);
  if (drafts.length === 0) {
    return {
      steps: [],
      notes: leftOut.map(({ why }) =>
        say(`no message was drafted: ${why.en}`, `未拟附言：${why.zh}`),
      ),
    };
  }
  const id = await book.newId(message, { date: today });
  const { steps } = draftChange(drafts, { drafting, ids: [id], leftOut, today, by: me });
  return {
    steps,
    notes: [
      say(
        `drafted message ${id} in the outbox; when it has gone: rounds message sent ${id}`,
        `已拟附言 ${id}，在 outbox 中；发出后：rounds message sent ${id}`,
      ),
    ],
  };
}

/** Nobody knows where a message could go: the quote is handed over, or sent by another way. */
function byHand({ id }: Quote, { id: buyer, name }: Customer): Text {
  return say(
    `${name} has no e-mail: no message was drafted; print it: rounds print ${id}; or tell the address first: rounds customer edit ${buyer} --email ADDRESS`,
    `${name} 未登记邮箱，未拟附言，请自行送达；打印：rounds print ${id}；登记邮箱：rounds customer edit ${buyer} --email 邮箱`,
  );
}
