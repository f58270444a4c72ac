import { fromMinor, toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { customer } from "../customer/customer.ts";
import type { FormContent, FormFacts, FormTable } from "../form/data.ts";
import { wholeAmount } from "../form/goods.ts";
import {
  customerParty,
  fieldFacts,
  formTable,
  money,
  numberHeading,
  personFact,
} from "../form/parts.ts";
import type { FormOf } from "../form/sources.ts";
import { invoice } from "../invoice/invoice.ts";
import { commonValues, dayShown, letterTexts, shownMoney } from "../letter/text.ts";
import { duesKept } from "./as-of.ts";
import { planFacts } from "./known.ts";
import { type Repayment, repayment, repaymentMinor } from "./repayment.ts";

/** The debts that the plan is about, as they stand. */
async function debtsTable(record: Repayment, facts: FormFacts): Promise<FormTable> {
  const { book, language } = facts;
  const { owed, digits } = await planFacts(record, book);
  const papers = await book.some(
    invoice,
    owed.map((one) => one.invoice.id),
  );
  const was = duesKept(record.was);
  const rows = owed.map(({ invoice: one, open }, at) => ({
    number: String(at + 1),
    invoice: papers.get(one.id)?.code ?? one.id,
    date: papers.get(one.id)?.date ?? "",
    due: was.get(one.id)?.due ?? one.due,
    amount: money(one.amount),
    open: money(fromMinor(open, digits)),
  }));
  const total = owed.reduce((sum, { open }) => sum + open, 0);
  const headings = {
    number: numberHeading,
    invoice: { label: say("Invoice", "应收单号") },
    date: { label: say("Dated", "开单日期") },
    due: { label: say("Was due", "原到期日") },
    amount: { label: say("Amount", "原金额"), align: "right" },
    open: { label: say("Open", "欠款金额"), align: "right" },
  } as const;
  return formTable("debts", headings, {
    rows,
    language,
    title: say("Debts", "欠款明细"),
    totals: {
      invoice: say("Total", "合计")[language],
      open: money(fromMinor(total, digits)),
    },
  });
}

/** When how much is paid, with room for the days on which it was. */
function partsTable({ parts }: Repayment, { book, language }: FormFacts): FormTable {
  const rows = parts.map(({ due, amount }, at) => ({
    number: String(at + 1),
    due,
    amount: money(amount),
  }));
  const headings = {
    number: numberHeading,
    due: { label: say("To be paid by", "还款日期") },
    amount: { label: say("Amount", "还款金额"), align: "right" },
    paid: { label: say("Paid on", "实际还款日"), isBlank: true },
    notes: { label: say("Notes", "备注"), isBlank: true },
  } as const;
  const sum = fromMinor(
    parts.reduce((all, { amount }) => all + toMinor(amount, book.digits), 0),
    book.digits,
  );
  return formTable("parts", headings, {
    rows,
    language,
    title: say("Repayment plan", "还款计划"),
    totals: { due: say("Total", "合计")[language], amount: money(sum) },
  });
}

/** A repayment agreement (还款协议), or the form of an extension (延期还款审批单): R-COL-32. */
function repaymentForm(name: "repayment-agreement" | "extension-form"): FormOf<Repayment> {
  return {
    notYet: ({ id, withdrawn }) =>
      withdrawn && {
        text: say(`${id} is withdrawn`, `${id} 已撤回`),
        hint: say("write another: rounds repayment add", "请重写：rounds repayment add"),
      },
    // Both sides see the agreement before it is granted, and those who grant it see the form.
    isWorkingPaper: true,
    async make(record, facts): Promise<FormContent> {
      const { book, language } = facts;
      const { id, owner, date, why = "", guarantee = "", parts } = record;
      const who = await book.get(customer, record.customer);
      const total = fromMinor(repaymentMinor(record, book.digits), book.digits);
      const last =
        parts
          .map(({ due }) => due)
          .sort()
          .at(-1) ?? date;
      const label = name === "extension-form" ? say("Customer", "客户") : say("Debtor", "还款方");
      return {
        number: id,
        date,
        parties: [customerParty(who, { label, language })],
        facts: [
          ...(await personFact("owner", repayment.fields.owner.label, { id: owner, facts })),
          ...fieldFacts(repayment.fields, record, {
            keys: name === "extension-form" ? ["why", "guarantee"] : ["guarantee"],
            language,
          }),
        ],
        tables: [await debtsTable(record, facts), partsTable(record, facts)],
        ...wholeAmount(total, {}, facts),
        texts: await letterTexts(
          name,
          {
            ...(await commonValues({ who, owner, date, number: id }, facts)),
            total: shownMoney(total),
            count: String(parts.length),
            last: dayShown(last, language),
            why,
            guarantee,
          },
          facts,
        ),
        isPaid: name === "repayment-agreement",
      };
    },
  };
}

export const forms: Readonly<Record<string, FormOf<Repayment>>> = {
  "repayment-agreement": repaymentForm("repayment-agreement"),
  "extension-form": repaymentForm("extension-form"),
};
