import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { FormContent, FormFact, FormFacts, FormTable } from "../form/data.ts";
import { type PricedLine, paperAmounts, pricedTable, wholeAmount } from "../form/goods.ts";
import { fact, fieldFacts, fieldTexts, formTable, personFact } from "../form/parts.ts";
import type { FormOf } from "../form/sources.ts";
import { openMinor } from "../invoice/rules.ts";
import { type GoodsReceipt, goodsReceipt } from "../receipt/receipt.ts";
import { staff } from "../staff/staff.ts";
import { supplier } from "../supplier/supplier.ts";
import { type Bill, bill } from "./bill.ts";
import { matchWords } from "./match.ts";
import { matchOf } from "./matching.ts";
import { ordersOf } from "./orders.ts";
import { billPayment } from "./payment.ts";

/** Who signed for it, and as what. */
async function signedTable(record: Bill, { book, language }: FormFacts): Promise<FormTable> {
  const people = await book.some(
    staff,
    (record.approvals ?? []).map(({ by }) => by),
  );
  return formTable(
    "approvals",
    {
      date: { label: say("Date", "日期") },
      by: { label: say("Signed by", "签批人") },
      act: { label: say("Act", "结果") },
      why: { label: say("Note", "意见") },
    },
    {
      rows: (record.approvals ?? []).map(({ date, by, act, why }) => ({
        date,
        by: people.get(by)?.name ?? by,
        act:
          act === "approved"
            ? say("approved", "批准")[language]
            : say("rejected", "驳回")[language],
        why,
      })),
      language,
      title: say("Approvals", "审批记录"),
    },
  );
}

/** The goods receipts that the payment is for: finance pays on the third copy (R-PUR-02). */
async function receiptFact(record: Bill, facts: FormFacts): Promise<readonly FormFact[]> {
  const found: GoodsReceipt[] = [];
  for (const order of ordersOf(record)) {
    found.push(...(await facts.book.where(goodsReceipt, "purchase", order)));
  }
  const ids = found.filter((one) => !one.refused && !one.cancelled).map(({ id }) => id);
  return fact("receipts", say("Goods receipt notes", "入库单"), {
    value: ids.join(", "),
    language: facts.language,
  });
}

/** The payment slip (付款审批单) that finance pays by: R-APR-21, R-FRM-99. */
async function paymentSlip(record: Bill, facts: FormFacts): Promise<FormContent> {
  const { book, language } = facts;
  const who = await book.maybe(supplier, record.supplier);
  const settled = await book.sums(billPayment, "paid");
  const open = fromMinor(openMinor(record, { settled, digits: book.digits }), book.digits);
  const match = await matchOf(record, book);
  const lines: readonly PricedLine[] = record.lines ?? [];
  const tables = lines.length > 0 ? [await pricedTable(lines, record, facts)] : [];
  return {
    number: record.id,
    date: facts.today,
    parties: [
      {
        key: "supplier",
        label: say("Payee", "收款单位")[language],
        facts: [
          ...fact("name", supplier.fields.name.label, {
            value: who?.name ?? record.supplier,
            language,
          }),
          ...fact("phone", supplier.fields.phone.label, { value: who?.phone, language }),
          ...fact("taxNumber", supplier.fields.taxNumber.label, {
            value: who?.taxNumber,
            language,
          }),
        ],
      },
    ],
    facts: [
      ...fieldFacts(bill.fields, record, { keys: ["code", "purchase"], language }),
      ...fact("billed", say("Invoice date", "开票日期"), { value: record.date, language }),
      ...fieldFacts(bill.fields, record, { keys: ["due"], language }),
      ...(await receiptFact(record, facts)),
      ...fact("match", say("Order and receipt", "订单与收货核对"), {
        value: matchWords.get(match.result)?.[language],
        language,
      }),
      ...(await personFact("owner", bill.fields.owner.label, { id: record.owner, facts })),
      ...fact("open", say("To be paid", "应付金额"), { value: grouped(open), language }),
    ],
    tables:
      (record.approvals ?? []).length > 0 ? [...tables, await signedTable(record, facts)] : tables,
    ...(lines.length > 0
      ? paperAmounts({ ...record, lines }, facts)
      : wholeAmount(record.amount, {}, facts)),
    texts: fieldTexts(bill.fields, record, { keys: ["notes"], language }),
  };
}

export const forms = {
  "payment-slip": { make: paymentSlip },
} satisfies Readonly<Record<string, FormOf<Bill>>>;
