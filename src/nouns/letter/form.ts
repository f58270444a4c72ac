import { rateKind } from "../../law/kinds/figures.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { customer } from "../customer/customer.ts";
import type { FormContent, FormFact, FormFacts, FormTable } from "../form/data.ts";
import { wholeAmount } from "../form/goods.ts";
import { customerParty, fact, formTable, money, numberHeading, personFact } from "../form/parts.ts";
import type { FormOf } from "../form/sources.ts";
import { invoice } from "../invoice/invoice.ts";
import { type Letter, letter } from "./letter.ts";
import { commonValues, dayShown, letterTexts, shownMoney } from "./text.ts";

function sumOf(all: readonly (string | undefined)[], digits: number): number {
  return all.reduce((sum, one) => sum + (one === undefined ? 0 : toMinor(one, digits)), 0);
}

/** What the letter asks for, invoice by invoice. */
async function itemsTable(
  { items = [] }: Letter,
  { book, language }: FormFacts,
): Promise<FormTable> {
  const papers = await book.some(
    invoice,
    items.map((one) => one.invoice),
  );
  const rows = items.map((one, at) => ({
    number: String(at + 1),
    invoice: papers.get(one.invoice)?.code ?? one.invoice,
    date: papers.get(one.invoice)?.date,
    due: one.due,
    amount: money(one.amount),
    disputed: one.disputed && money(one.disputed),
    credited: one.credited && money(one.credited),
    days: one.days === undefined || one.days === 0 ? "" : String(one.days),
    asked: money(one.asked),
    rate: one.interest === undefined || !one.rate ? "" : rateKind.show(one.rate, language),
    interest: one.interest && money(one.interest),
  }));
  const { digits } = book;
  const sum = (of: (one: (typeof items)[number]) => string | undefined): string =>
    money(fromMinor(sumOf(items.map(of), digits), digits));
  const headings = {
    number: numberHeading,
    invoice: { label: say("Invoice", "应收单号") },
    date: { label: say("Dated", "开单日期") },
    due: { label: say("Due", "到期日") },
    days: { label: say("Days overdue", "逾期天数"), align: "right" },
    amount: { label: say("Amount", "原金额"), align: "right" },
    disputed: { label: say("In dispute", "争议金额"), align: "right" },
    credited: { label: say("Credit set off", "抵减预收"), align: "right" },
    asked: { label: say("Outstanding", "欠款金额"), align: "right" },
    rate: { label: say("Rate a year", "年利率"), align: "right" },
    interest: { label: say("Interest", "利息"), align: "right" },
  } as const;
  return formTable("items", headings, {
    rows,
    language,
    totals: {
      invoice: say("Total", "合计")[language],
      asked: sum((one) => one.asked),
      interest: sum((one) => one.interest),
    },
  });
}

/** What it comes to: the debt, interest and fees beside it, and all of it in words. */
function amountsOf(record: Letter, facts: FormFacts) {
  const { language, book } = facts;
  const { digits } = book;
  const { items = [], fee, earlierFees, total = "0" } = record;
  const interestMinor = sumOf(
    items.map((one) => one.interest),
    digits,
  );
  const principal = fromMinor(
    sumOf(
      items.map((one) => one.asked),
      digits,
    ),
    digits,
  );
  const interest = fromMinor(interestMinor, digits);
  const told = (key: string, label: ReturnType<typeof say>, value: string | undefined) =>
    fact(key, label, { value: value && money(value), language });
  const whole = wholeAmount(total, {}, facts);
  const isMore = interestMinor > 0 || fee !== undefined || earlierFees !== undefined;
  return {
    ...whole,
    amounts: [
      ...(isMore ? told("principal", say("Outstanding", "欠款本金"), principal) : []),
      ...(interestMinor > 0 ? told("interest", say("Interest", "利息"), interest) : []),
      ...told("fee", say("Fee of this letter", "本函费用"), fee),
      ...told("earlierFees", letter.fields.earlierFees.label, earlierFees),
      ...whole.amounts,
    ],
  };
}

/** The letter that the level went on from, for its text: "our letter of …". */
async function previousOf(record: Letter, { book }: FormFacts): Promise<Letter | undefined> {
  const before = (await book.where(letter, "customer", record.customer)).filter(
    (one) =>
      one.id !== record.id &&
      one.sent !== undefined &&
      !one.cancelled &&
      (one.kind ?? "dunning") === "dunning" &&
      one.date <= record.date,
  );
  return before.sort((a, b) => (a.date < b.date ? 1 : -1))[0];
}

async function valuesOf(record: Letter, facts: FormFacts): Promise<Record<string, string>> {
  const { book, language } = facts;
  const { items = [], date, owner, id, payBy, total, fee } = record;
  const { digits } = book;
  const who = await book.get(customer, record.customer);
  const previous = await previousOf(record, facts);
  const interestMinor = sumOf(
    items.map((one) => one.interest),
    digits,
  );
  const feesMinor = sumOf([fee, record.earlierFees], digits);
  const some = (minor: number): string => (minor > 0 ? shownMoney(fromMinor(minor, digits)) : "");
  const oldest = items.map(({ due }) => due).sort()[0];
  return {
    ...(await commonValues({ who, owner, date, number: id }, facts)),
    total: shownMoney(total),
    principal: some(
      sumOf(
        items.map((one) => one.asked),
        digits,
      ),
    ),
    interest: some(interestMinor),
    fees: some(feesMinor),
    count: String(items.length),
    days: String(Math.max(0, ...items.map((one) => one.days ?? 0)) || ""),
    oldest: oldest === undefined ? "" : dayShown(oldest, language),
    payBy: payBy === undefined ? "" : dayShown(payBy, language),
    previous: previous ? dayShown(previous.sent?.date ?? previous.date, language) : "",
    previousNumber: previous?.id ?? "",
  };
}

/** A letter about money that is owed, on whatever form: R-FRM-82. */
function letterForm(name: string): FormOf<Letter> {
  return {
    notYet: ({ id, cancelled }) =>
      cancelled && {
        text: say(`${id} is cancelled`, `${id} 已作废`),
        hint: say("write another: rounds letter write", "请重写：rounds letter write"),
      },
    async make(record: Letter, facts: FormFacts): Promise<FormContent> {
      const { language, book } = facts;
      const who = await book.get(customer, record.customer);
      const label = say("To", "致");
      const person: readonly FormFact[] = await personFact("owner", letter.fields.owner.label, {
        id: record.owner,
        facts,
      });
      return {
        number: record.id,
        date: record.date,
        parties: [customerParty(who, { label, language })],
        facts: [
          ...fact("payBy", letter.fields.payBy.label, {
            value: name === "visit-receipt" ? undefined : record.payBy,
            language,
          }),
          ...person,
        ],
        tables: [await itemsTable(record, facts)],
        ...amountsOf(record, facts),
        texts: await letterTexts(record.text ?? name, await valuesOf(record, facts), facts),
        isPaid: name !== "visit-receipt",
      };
    },
  };
}

export const letterForms = [
  ...["payment-reminder", "dunning-letter-1", "dunning-letter-2", "dunning-letter-3"],
  ...["lawyers-letter", "visit-receipt"],
] as const;

export const forms: Readonly<Record<string, FormOf<Letter>>> = Object.fromEntries(
  letterForms.map((name) => [name, letterForm(name)]),
);
