import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import { customer } from "../customer/customer.ts";
import type { FormContent, FormFacts, FormTable } from "../form/data.ts";
import { wholeAmount } from "../form/goods.ts";
import {
  customerParty,
  fieldFacts,
  fieldTexts,
  formTable,
  money,
  personFact,
} from "../form/parts.ts";
import type { FormOf } from "../form/sources.ts";
import { invoice } from "../invoice/invoice.ts";
import { openMinor } from "../invoice/rules.ts";
import { payment } from "../payment/payment.ts";
import { type PaymentPromise, paymentPromise } from "./payment-promise.ts";

/** The invoices that are open, or those that the promise names, so that finance knows them. */
async function openTable(record: PaymentPromise, facts: FormFacts): Promise<FormTable> {
  const { book, language } = facts;
  const settled = await book.sums(payment, "settled");
  const { digits } = book;
  const named = record.invoices ?? [];
  const rows = (await book.liveWhere(invoice, "customer", record.customer))
    .filter(({ id }) => named.length === 0 || named.includes(id))
    .map((one) => ({ one, open: openMinor(one, { settled, digits }) }))
    .filter(({ open }) => open > 0);
  const total = rows.reduce((sum, { open }) => sum + open, 0);
  const headings = {
    invoice: { label: say("Invoice", "应收单号") },
    date: { label: say("Dated", "开单日期") },
    due: { label: say("Due", "到期日") },
    open: { label: say("Open", "未收金额"), align: "right" },
  } as const;
  return formTable("invoices", headings, {
    rows: rows.map(({ one, open }) => ({
      invoice: one.code ?? one.id,
      date: one.date,
      due: one.due,
      open: money(fromMinor(open, digits)),
    })),
    language,
    title: say("Open invoices", "未结应收"),
    totals: { invoice: say("Total", "合计")[language], open: money(fromMinor(total, digits)) },
  });
}

/** What is signed. */
function sentence({ amount, due }: PaymentPromise, { book }: FormFacts): Text {
  const sum = money(amount, book.settings.currency);
  return say(
    `We promise to pay ${sum} by ${due}, the amount below.`,
    `我方承诺于 ${due} 前支付下列款项，金额 ${sum}。`,
  );
}

/** The written promise to pay (承诺还款书面表单) by which finance checks what comes in: R-FRM-79. */
const promiseForm: FormOf<PaymentPromise> = {
  notYet: ({ id, cancelled }) =>
    cancelled && {
      text: say(`${id} was cancelled`, `${id} 已取消`),
      hint: say("write another: rounds promise pay", "请另记：rounds promise pay"),
    },
  isWorkingPaper: true,
  async make(record, facts): Promise<FormContent> {
    const { book, language } = facts;
    const who = await book.get(customer, record.customer);
    const { fields } = paymentPromise;
    const keys = ["who", "due", "grace", "source", "paper"] as const;
    return {
      number: record.id,
      date: record.date,
      parties: [customerParty(who, { label: say("Customer", "承诺方"), language })],
      facts: [
        ...fieldFacts(fields, record, { keys: [...keys], language }),
        ...(await personFact("owner", fields.owner.label, { id: record.owner, facts })),
      ],
      tables: [await openTable(record, facts)],
      ...wholeAmount(record.amount, {}, facts),
      texts: [
        { key: "opening", label: "", text: sentence(record, facts)[language] },
        ...fieldTexts(fields, record, { keys: ["notes"], language }),
      ],
    };
  },
};

export const forms = { "promise-to-pay": promiseForm };
