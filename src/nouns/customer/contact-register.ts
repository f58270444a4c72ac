import { standing } from "../../law/reversal.ts";
import { type Language, say } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { type Call, call } from "../call/call.ts";
import { type Message, messageState } from "../message/message.ts";
import { type Visit, visit } from "../visit/visit.ts";

/** What a register is made of; a visit stands beside the channels of calls and messages. */
export interface ContactSources {
  readonly calls: readonly Call[];
  readonly messages: readonly Message[];
  readonly visits: readonly Visit[];
}

export interface ContactWanted {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly customer?: string | undefined;
  readonly by?: string | undefined;
  /** "visit", or a channel: "letter" makes it the register of letters. */
  readonly how?: string | undefined;
  /** Only what came from customers. */
  readonly incoming?: boolean | undefined;
}

interface Names {
  readonly customerName: (id: string) => string;
  readonly staffName: (id: string) => string;
}

/**
 * The register of all that passed between us and customers (R-COM-38, R-COM-39, R-COM-43): calls
 * and what was written, sent messages, visits made; the newest first. Drafts, plans and what was
 * taken back are no contacts.
 */
export function contactRegister(
  sources: ContactSources,
  wanted: ContactWanted,
  { customerName, staffName }: Names,
): TableView {
  const { from, to, customer } = wanted;
  const rows = [...callRows(sources), ...messageRows(sources), ...visitRows(sources)]
    .filter((row) => isAsked(row, wanted))
    .sort((a, b) =>
      String(a.date) < String(b.date) ? 1 : String(a.date) > String(b.date) ? -1 : 0,
    );
  const whose = customer === undefined ? undefined : customerName(customer);
  return {
    shape: "report",
    title:
      whose === undefined
        ? say("Contacts with customers", "客户联络登记簿")
        : say(`Contacts with ${whose}`, `${whose} 联络登记簿`),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    columns: [
      { key: "date", label: say("Date", "日期"), weight: 9 },
      ...(customer === undefined
        ? [
            {
              ...{ key: "customer", label: say("Customer", "客户"), weight: 9 },
              ...{ wrap: true, least: 12 },
              format: (value: unknown) => customerName(String(value)),
            },
          ]
        : []),
      { key: "how", label: say("How", "方式"), weight: 8, tell: howText },
      {
        key: "by",
        label: say("By", "经手人"),
        weight: 6,
        format: (value) => (value === undefined ? "" : staffName(String(value))),
      },
      { key: "contact", label: say("Contact", "联系人"), weight: 4 },
      {
        ...{ key: "text", label: say("What", "内容"), weight: 8, wrap: true, least: 20 },
        tell: textOf,
      },
      { key: "next", label: say("Next step", "下一步"), weight: 3, wrap: true, least: 12 },
      { key: "id", label: say("Id", "编号"), weight: 2 },
    ],
    hidden: [
      { key: "incoming", label: call.fields.incoming.label },
      { key: "result", label: call.fields.result.label },
    ],
    rows,
    empty: say("no contacts", "没有联络记录"),
  };
}

/** The ways a register can be narrowed to, besides the channels. */
export const visited = "visit";

function callRows({ calls }: ContactSources): Row[] {
  return standing(calls).map(
    ({ id, date, customer, by, channel, incoming, contact, notes, result, next }) => ({
      ...{ id, date, customer, by, contact, next, result },
      how: channel ?? "phone",
      incoming: incoming ?? false,
      text: notes ?? result,
    }),
  );
}

function messageRows({ messages }: ContactSources): Row[] {
  return messages
    .filter((one) => messageState(one) === "sent")
    .map(({ id, sent, date, customer, by, channel, contact, subject, text }) => ({
      ...{ id, customer, contact, how: channel, incoming: false },
      date: sent?.date ?? date,
      by: by ?? sent?.by,
      text: subject ?? text,
    }));
}

function visitRows({ visits }: ContactSources): Row[] {
  return visits
    .filter(({ date, cancelled }) => date !== undefined && !cancelled)
    .map(({ id, date, customer, by, kind, contact, notes, purpose, next }) => ({
      ...{ id, date, customer, by, contact, next, how: visited },
      incoming: kind === "reception",
      text: notes ?? purpose,
    }));
}

function isAsked(row: Row, { from, to, customer, by, how, incoming }: ContactWanted): boolean {
  const date = String(row.date);
  return (
    (from === undefined || date >= from) &&
    (to === undefined || date <= to) &&
    (customer === undefined || row.customer === customer) &&
    (by === undefined || row.by === by) &&
    (how === undefined || row.how === how) &&
    (!incoming || row.incoming === true)
  );
}

function howText({ how, incoming }: Row, language: Language): string {
  if (how === visited) {
    return incoming ? say("at our place", "来访")[language] : visit.label[language];
  }
  const channel = call.fields.channel.kind.show(String(how) as "phone", language);
  return incoming ? say(`${channel}, incoming`, `客户${channel}`)[language] : channel;
}

/** The first line of what was said; of a call without notes how it ended. */
function textOf({ text, result }: Row, language: Language): string {
  return typeof result === "string" && text === result
    ? call.fields.result.kind.show(result as "reached", language)
    : (String(text ?? "").split("\n")[0] ?? "");
}
