import type { Attached } from "../../law/attached.ts";
import type { Change, Step } from "../../law/change.ts";
import { addDays, type IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { addInvoice } from "../invoice/rules.ts";
import { type Letter, letter } from "./letter.ts";
import { claimedMinor, isAllPaid, isClaimOpen } from "./states.ts";

interface Told {
  readonly date: IsoDate;
  readonly by: string | undefined;
}

function set(id: string, fields: Readonly<Record<string, unknown>>): Step {
  return { do: "set", noun: letter, id, fields };
}

/** Only what was said. */
function known<T extends object>(told: T): T {
  return Object.fromEntries(Object.entries(told).filter(([, one]) => one !== undefined)) as T;
}

function assertLive({ id, cancelled }: Letter): void {
  if (cancelled) refuse(say(`${id} is cancelled`, `${id} 已作废`));
}

function assertSent(record: Letter): void {
  assertLive(record);
  const { id, sent } = record;
  if (sent) return;
  refuse(
    say(`${id} was not sent yet`, `${id} 尚未发出`),
    say(`first: rounds letter send ${id}`, `请先运行：rounds letter send ${id}`),
  );
}

function assertNotBefore(date: IsoDate, first: IsoDate): void {
  if (date >= first) return;
  refuse(say(`${date} is before the letter (${first})`, `${date} 早于函件日期（${first}）`));
}

/** Nobody is asked for what is paid or credited. @throws RoundsError refused, with what to do */
function assertOwed(record: Letter, openOf: (invoice: string) => number): void {
  if (!isAllPaid(record, openOf)) return;
  const { id } = record;
  refuse(
    say(`all that ${id} asks for is paid`, `${id} 所催款项已结清，不再发出`),
    say(`rounds letter cancel ${id} --why paid`, `请作废：rounds letter cancel ${id} --why 已付清`),
  );
}

/** It went out: from now on the next level counts its days. `openOf`: what was open on that day. */
export function sendLetter(
  record: Letter,
  told: Told & Pick<NonNullable<Letter["sent"]>, "via" | "to" | "number">,
  openOf: (invoice: string) => number,
): Change {
  assertLive(record);
  const { id, sent, date } = record;
  if (sent)
    refuse(
      say(`${id} was sent on ${sent.date}`, `${id} 已于 ${sent.date} 发出`),
      say(
        `what comes next: rounds letter plan --customer ${record.customer}`,
        `下一步：rounds letter plan --customer ${record.customer}`,
      ),
    );
  assertNotBefore(told.date, date);
  assertOwed(record, openOf);
  return {
    steps: [set(id, { sent: known(told) })],
    receipt: say(`sent ${id}`, `已发出 ${id}`),
    notes: [
      say(
        `what comes back: rounds letter answer ${id} --file signed.pdf`,
        `收到回执后：rounds letter answer ${id} --file 签收件.pdf`,
      ),
    ],
  };
}

export interface AnswerTold extends Told, Partial<Attached> {
  readonly text?: string | undefined;
  readonly signer?: string | undefined;
}

/** The customer answered, or signed for it: what is signed keeps a debt from being time-barred. */
export function answerLetter(record: Letter, told: AnswerTold, limitationYears: number): Change {
  assertSent(record);
  const { id, answered, sent } = record;
  if (answered?.path !== undefined) {
    refuse(say(`${id} was signed on ${answered.date}`, `${id} 已于 ${answered.date} 签收`));
  }
  assertNotBefore(told.date, sent?.date ?? record.date);
  if (told.text === undefined && told.signer === undefined && told.path === undefined) {
    refuse(
      say("what was the answer?", "对方如何回复？"),
      say(
        `rounds letter answer ${id} --text "…", or --signer NAME --file signed.pdf`,
        `rounds letter answer ${id} --text "回复内容"，或 --signer 姓名 --file 签收件.pdf`,
      ),
    );
  }
  return {
    steps: [set(id, { answered: known({ ...answered, ...known(told) }) })],
    receipt:
      told.path === undefined
        ? say(`${id} is answered`, `${id} 已回复`)
        : say(`${id} is signed for`, `${id} 已签收存档`),
    notes: signedNotes(told, limitationYears),
  };
}

/** Until when a paper that was signed keeps a debt alive. */
export function signedNotes(
  { path, date }: { readonly path?: string | undefined; readonly date: IsoDate },
  years: number,
): readonly Text[] {
  if (path === undefined || years === 0) return [];
  const until = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  return [
    say(
      `limitation of action counts anew from ${date}, until ${until}`,
      `诉讼时效自 ${date} 重新起算，至 ${until}`,
    ),
  ];
}

/** It is taken back: what it said no longer counts, the level is due again. */
export function cancelLetter(record: Letter, told: Told & { readonly why: string }): Change {
  assertLive(record);
  const { id, charged } = record;
  if (charged) {
    refuse(
      say(
        `its fee and interest are invoiced (${charged.invoice})`,
        `其费用利息已开单（${charged.invoice}）`,
      ),
      say(
        `first: rounds invoice reverse ${charged.invoice} --why "…"`,
        `请先红冲：rounds invoice reverse ${charged.invoice} --why "原因"`,
      ),
    );
  }
  return {
    steps: [set(id, { cancelled: known(told) })],
    why: told.why,
    receipt: say(`cancelled ${id}`, `已作废 ${id}`),
  };
}

function assertClaims(record: Letter, digits: number): void {
  assertSent(record);
  const { id, charged, waived } = record;
  if (charged) refuse(say(`invoiced before: ${charged.invoice}`, `已开单：${charged.invoice}`));
  if (waived) refuse(say(`waived on ${waived.date}`, `已于 ${waived.date} 免除`));
  if (isClaimOpen(record, digits)) return;
  refuse(say(`${id} claims no fee and no interest`, `${id} 未计费用和利息`));
}

interface ChargeFacts extends Told {
  /** Every letter to the customer that is not over. */
  readonly letters: readonly Letter[];
  readonly invoice: string;
  readonly name: string;
  readonly currency: string;
  readonly digits: number;
  readonly payDays: number;
}

/**
 * The letters whose claims are settled with those of one: each newer letter claims what the older
 * ones claimed too. @throws RoundsError refused for another than the newest
 */
function claimsOf(
  record: Letter,
  { letters, digits, verb }: { letters: readonly Letter[]; digits: number; verb: string },
): readonly Letter[] {
  assertClaims(record, digits);
  const open = letters.filter((one) => one.sent && isClaimOpen(one, digits));
  const newer = open.find((one) => one.date > record.date);
  if (newer) {
    refuse(
      say(`${newer.id} claims it too`, `${newer.id} 已包含该费用利息`),
      say(`rounds letter ${verb} ${newer.id}`, `rounds letter ${verb} ${newer.id}`),
    );
  }
  return [record, ...open.filter(({ id }) => id !== record.id)];
}

/**
 * Fee and interest of a letter become an invoice of their own, with what earlier letters claimed:
 * they are owed whatever was paid of the invoices.
 */
export function chargeLetter(record: Letter, facts: ChargeFacts): Change {
  const { invoice, name, currency, digits, payDays, date, by } = facts;
  const all = claimsOf(record, { ...facts, verb: "charge" });
  assertNotBefore(date, record.date);
  const { id, customer, owner } = record;
  const amount = fromMinor(claimedMinor(record, digits), digits);
  const paper: Invoice = {
    id: invoice,
    customer,
    date,
    due: addDays(date, payDays),
    amount,
    ...(owner === undefined ? {} : { owner }),
    notes: id,
  };
  const written = addInvoice(paper, { buyer: name, currency, digits });
  const charged = known({ date, by, invoice });
  return {
    ...written,
    steps: [...written.steps, ...all.map((one) => set(one.id, { charged }))],
    notes: [
      say(
        `fee and interest of ${id}: ${currency} ${grouped(amount)}`,
        `${id} 费用及利息 ${currency} ${grouped(amount)}`,
      ),
    ],
  };
}

/** Fee and interest are given up; the invoices themselves are asked for as before. */
export function waiveLetter(
  record: Letter,
  told: Told & { readonly why: string },
  facts: Pick<ChargeFacts, "letters" | "digits">,
): Change {
  const { digits } = facts;
  const all = claimsOf(record, { ...facts, verb: "waive" });
  const { id } = record;
  const amount = grouped(fromMinor(claimedMinor(record, digits), digits));
  return {
    steps: all.map((one) => set(one.id, { waived: known(told) })),
    why: told.why,
    receipt: say(`waived ${amount} of ${id}`, `已免除 ${id} 费用利息 ${amount}`),
  };
}
