import type { Change } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { join, same, say, type Text } from "../../law/words.ts";
import type { Filled } from "./fill.ts";
import { mailFindings } from "./mail-rules.ts";
import { type Message, message, messageState } from "./message.ts";
import type { Filling } from "./placeholders.ts";
import { pressureWords } from "./pressure.ts";
import { against, type LeftOut, materialOf, type Recipient } from "./recipients.ts";
import type { Template } from "./templates.ts";

/** Characters as people count them: a Chinese one is one, and so is a picture. */
export function characters(text: string): number {
  return [...text].length;
}

/** Why a text is too long; undefined when it fits (R-COM-30). */
export function tooLong(text: string, most: number | undefined): Text | undefined {
  const count = characters(text);
  if (most === undefined || count <= most) return undefined;
  return say(`${count} characters, ${most} at most`, `共 ${count} 字，超过 ${most} 字`);
}

/** The most characters of a template on a channel: its own limit, for texts also the firm's. */
export function limitOf(
  template: Pick<Template, "limit" | "channel">,
  { channel, textCharacters }: { readonly channel: string; readonly textCharacters: number },
): number | undefined {
  // A limit that was meant for a text does not bind the same words by mail.
  const own = channel === template.channel ? template.limit : undefined;
  if (channel !== "message") return own;
  return Math.min(own ?? textCharacters, textCharacters);
}

/** What a drafting rests on. */
export interface Drafting {
  readonly template: Template;
  readonly channel: string;
  readonly fill: (values: Filling) => Filled;
  /** What is the same for all: the firm, the writer, what was said with --set. */
  readonly filling: Filling;
  readonly most: number | undefined;
  /** Messages of late, so that nobody gets the same twice. */
  readonly lately: readonly Message[];
  readonly about: string | undefined;
  readonly again: boolean;
}

/** A message as it is to be, without its id. */
export interface Draft {
  readonly recipient: Recipient;
  readonly subject: string | undefined;
  readonly text: string;
  readonly attachment: string | undefined;
}

/** Fills in a template for each of some people; who gets none is told with the reason. */
export function draftAll(
  recipients: readonly Recipient[],
  drafting: Drafting,
): { readonly drafts: readonly Draft[]; readonly leftOut: readonly LeftOut[] } {
  const { template, channel, filling } = drafting;
  const material = materialOf(template, filling);
  const drafts: Draft[] = [];
  const leftOut: LeftOut[] = [];
  for (const recipient of recipients) {
    const { customer, contact } = recipient;
    const why = against(recipient, { channel, material }) ?? hasIt(recipient, drafting);
    if (why) {
      leftOut.push({ customer, contact, ...why });
      continue;
    }
    const filled = drafting.fill({
      customer: customer.name,
      contact: contact?.name,
      person: contact?.name ?? customer.name,
      title: contact?.title,
      ...filling,
    });
    const long = tooLong(filled.text, drafting.most);
    if (long) {
      const remedy = say(
        `shorten ${template.file} (a copy in the book's templates/messages/ wins), or --channel wechat`,
        `请缩短 ${template.file}（账册 templates/messages/ 中的同名模板优先），或改用 --channel wechat`,
      );
      leftOut.push({ customer, contact, why: long, remedy });
    } else drafts.push({ recipient, ...filled });
  }
  return { drafts, leftOut };
}

/** The same template to the same person about the same thing, not long ago. */
function hasIt(
  { customer, contact }: Recipient,
  { template, lately, about, again }: Drafting,
): Pick<LeftOut, "why" | "remedy"> | undefined {
  if (again) return undefined;
  const last = lately.findLast(
    (one) =>
      one.customer === customer.id &&
      one.template === template.name &&
      one.about === about &&
      (contact === undefined || one.contact === undefined || one.contact === contact.name),
  );
  if (!last) return undefined;
  const isDraft = messageState(last) !== "sent";
  return {
    why: isDraft
      ? say(`already drafted: ${last.id}`, `已有草稿 ${last.id}`)
      : say(`already sent: ${last.id}`, `已发送 ${last.id}`),
    remedy: say("once more: --again", "再次拟稿：--again"),
  };
}

const mostTold = 8;

/** Who was left out and why, in lines that are read. */
export function leftOutNotes(leftOut: readonly LeftOut[]): readonly Text[] {
  const told = leftOut
    .slice(0, mostTold)
    .map(({ customer, why }) =>
      say(`left out ${customer.name}: ${why.en}`, `未列入 ${customer.name}：${why.zh}`),
    );
  const more = leftOut.length - told.length;
  return more > 0 ? [...told, say(`… and ${more} more`, `…… 另 ${more} 位`)] : told;
}

/** A draft's own words: that somebody is called a buyer presses nobody. */
function withoutNames({ recipient: { customer, contact }, text }: Draft): string {
  const names = [customer.name, contact?.name, contact?.title].filter((one) => one);
  return names.reduce<string>((rest, name) => rest.replaceAll(name ?? "", ""), text);
}

/** What is to be looked at before drafts go out: pressure in greetings, the rules of mails. */
export function draftWarnings(
  drafts: readonly Draft[],
  { template, channel }: Pick<Drafting, "template" | "channel">,
): readonly Text[] {
  const pressing = new Set(drafts.flatMap((one) => pressureWords(withoutNames(one), template)));
  const pressure = [...pressing].join(", ");
  const warnings =
    pressing.size > 0
      ? [say(`a greeting must not press to buy: ${pressure}`, `祝福中不应催促购买：${pressure}`)]
      : [];
  if (channel !== "email") return warnings;
  const found = drafts.flatMap(({ recipient, subject, text, attachment }) =>
    mailFindings(
      { subject, text, attachments: attachment === undefined ? [] : [attachment] },
      { names: [recipient.customer.name, recipient.contact?.name] },
    ).map((one) => one.text),
  );
  const once = new Map(found.map((one) => [one.en, one]));
  return [...warnings, ...once.values()];
}

interface DraftFacts {
  readonly drafting: Drafting;
  readonly ids: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly today: string;
  readonly by: string | undefined;
}

/** The drafts as records; each stands in the outbox until it is sent. */
export function draftChange(drafts: readonly Draft[], facts: DraftFacts): Change {
  const { drafting, ids, leftOut, today, by } = facts;
  const { template, channel, about } = drafting;
  const records = drafts.map(({ recipient, subject, text, attachment }, index) => ({
    id: ids[index] ?? "",
    date: today,
    customer: recipient.customer.id,
    contact: recipient.contact?.name,
    by,
    channel,
    template: template.name,
    about,
    to: recipient.to,
    subject: channel === "email" ? subject : undefined,
    text,
    attachments: attachment === undefined || attachment === "" ? undefined : [attachment],
  }));
  const [first] = records;
  const count = records.length;
  const what = first && count === 1 ? first.id : template.name;
  const next = first && count === 1 ? first.id : `--template ${template.name}`;
  return {
    steps: records.map((record) => ({ do: "create", noun: message, record })),
    receipt:
      count === 1
        ? say(`drafted message ${what}`, `已拟消息草稿 ${what}`)
        : say(`drafted ${count} messages (${what})`, `已拟稿 ${count} 条（${what}）`),
    notes: [
      ...records.slice(0, 1).map(({ text }) => same(text)),
      ...leftOutNotes(leftOut),
      ...draftWarnings(drafts, drafting),
      say(
        `when it has gone out by hand: rounds message sent ${next}`,
        `手工发出后：rounds message sent ${next}`,
      ),
    ],
  };
}

/** Refuses when nobody at all is left, with the reason of the first. @throws RoundsError refused */
export function refuseAll(leftOut: readonly LeftOut[]): never {
  const [first] = leftOut;
  const more = leftOut.length - mostTold;
  const told = join([
    ...leftOut
      .slice(0, mostTold)
      .map(({ customer, why }) =>
        say(`${customer.name}: ${why.en}`, `${customer.name}：${why.zh}`),
      ),
    ...(more > 0 ? [say(`… and ${more} more`, `…… 另 ${more} 位`)] : []),
  ]);
  refuse(say(`nothing was drafted; ${told.en}`, `未拟稿；${told.zh}`), first?.remedy);
}

export interface SentFacts {
  readonly today: string;
  readonly date: string;
  readonly by: string | undefined;
  readonly how: string | undefined;
  /** What stands in the outbox now, where somebody changed it there. */
  readonly written?: ReadonlyMap<string, string>;
}

/** Messages went out: they leave the outbox, with the words in which they went. */
export function sentChange(messages: readonly Message[], facts: SentFacts): Change {
  const { today, date, by, how, written } = facts;
  if (date > today) refuse(say(`${date} is still to come`, `${date} 尚未到来`));
  const gone = messages.filter((one) => one.sent);
  const [already] = gone;
  if (already) {
    const day = already.sent?.date ?? "";
    refuse(say(`${already.id} was sent on ${day}`, `${already.id} 已于 ${day} 发送`));
  }
  const ids = messages.map(({ id }) => id);
  const what =
    ids.length <= 3 ? same(ids.join(", ")) : say(`${ids.length} messages`, `${ids.length} 条`);
  return {
    steps: messages.map(({ id, text }) => ({
      do: "set",
      noun: message,
      id,
      fields: {
        text: written?.get(id) ?? text,
        sent: { date, ...(by === undefined ? {} : { by }), ...(how ? { how } : {}) },
        failed: undefined,
      },
    })),
    receipt: say(`sent ${what.en}`, `已标记发送 ${what.zh}`),
    notes: messages.flatMap(({ id }) =>
      written?.has(id)
        ? [say(`${id}: kept as changed in the outbox`, `${id}：按 outbox 中修改后的文字保存`)]
        : [],
    ),
  };
}

interface FailedFacts extends Pick<SentFacts, "today" | "by" | "written"> {
  readonly why: string;
}

/** The sender gave up: the message stays a draft, with the reason and its words of now. */
export function failedChange(one: Message, { today, by, why, written }: FailedFacts): Change {
  const failed = { date: today, ...(by === undefined ? {} : { by }), why };
  const text = written?.get(one.id) ?? one.text;
  return {
    steps: [{ do: "set", noun: message, id: one.id, fields: { text, failed } }],
    receipt: same(`${one.id}: ${why}`),
  };
}
