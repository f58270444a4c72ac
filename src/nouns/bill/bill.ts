import { approvalFields } from "../../law/approval.ts";
import { attachmentsField } from "../../law/attachment.ts";
import { dateKind, moneyKind, rateKind } from "../../law/kinds/figures.ts";
import { groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { toMinor } from "../../law/money.ts";
import { defineNoun, type Finding, field, type Stored, type Values } from "../../law/noun.ts";
import { type Terms, taxedPaper } from "../../law/tax.ts";
import { same, say } from "../../law/words.ts";
import { lineFields, linesAgree, parseLine, showLine } from "../order/fields/lines.ts";
import { billApproval } from "./approving.ts";

const { listPrice: _, due: __, ...goodsFields } = lineFields;

const billLineFields = {
  ...goodsFields,
  purchase: field(refKind("purchase"), say("Purchase order", "采购订单"), {
    help: say("where it is not the invoice's own", "与发票所列订单不同时填写"),
  }),
};

/** A line of a supplier's invoice, counted in the product's own unit as an order's is. */
export type BillLine = Values<typeof billLineFields>;

/** What a supplier wants to be paid, since when and until when (供应商发票). */
export const bill = defineNoun({
  name: "bill",
  label: say("supplier's invoice", "供应商发票"),
  plural: say("suppliers' invoices", "供应商发票"),
  folder: "bills",
  shape: "record",
  naming: { by: "day", prefix: "BL", date: "date" },
  fields: {
    code: field(textKind(), say("Supplier's invoice number", "供方发票号"), {
      find: "code",
      list: 7,
      merge: "conflict",
    }),
    supplier: field(refKind("supplier"), say("Supplier", "供应商"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    purchase: field(refKind("purchase"), say("Purchase order", "采购订单"), {
      list: 6,
      merge: "conflict",
    }),
    owner: field(refKind("staff"), say("Entered by", "经办人"), {
      list: 2,
      initial: ({ me }) => me,
    }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      merge: "conflict",
      initial: ({ today }) => today,
    }),
    due: field(dateKind, say("Due", "到期日"), { required: true, list: 8, merge: "conflict" }),
    lines: field(
      groupsKind(billLineFields, {
        example: same("TEA-01 x 10 @ 8.50"),
        parse: parseLine,
        show: showLine,
      }),
      say("Lines", "明细"),
      { flag: "line", merge: "conflict" },
    ),
    freight: field(moneyKind({ least: "0" }), say("Freight", "运费"), { merge: "conflict" }),
    taxRate: field(rateKind, say("Tax rate", "税率"), { merge: "conflict" }),
    pricesIncludeTax: field(yesNoKind, say("Prices include tax", "价格含税"), {
      merge: "conflict",
    }),
    amount: field(moneyKind(), say("Amount", "金额"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    attachments: attachmentsField(),
    ...approvalFields,
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: billApproval,
  agree: billAgrees,
  settled: (record: { id: string; amount: string }, { digits, sum }) =>
    sum("paid", record.id) === toMinor(record.amount, digits),
  fixed: () => ({
    fields: [
      ...["supplier", "date", "lines", "freight", "amount", "purchase"],
      ...["taxRate", "pricesIncludeTax"],
    ],
    why: say(
      "what a supplier wants is not rewritten: remove it (rounds bill remove) and enter it anew",
      "发票内容不可改写，请删除（rounds bill remove）后重新登记",
    ),
  }),
  call: (record: { id: string; code?: string }) => record.code ?? record.id,
});

export type Bill = Stored<typeof bill>;

export interface BillPaper extends Terms {
  readonly lines?: readonly BillLine[] | undefined;
  readonly freight?: string | undefined;
  readonly date?: string | undefined;
  readonly due?: string | undefined;
  readonly amount?: string | undefined;
}

/** Its amount is what lines and freight come to with tax, and it is due not before its day. */
function billAgrees(
  record: BillPaper,
  { digits }: { readonly digits: number },
): readonly Finding[] {
  const { lines = [], amount, date, due } = record;
  const findings: Finding[] = [...linesAgree(lines)];
  if (lines.length > 0 && amount !== undefined) {
    if (taxedPaper({ ...record, lines }, digits).grossMinor !== toMinor(amount, digits)) {
      findings.push({
        path: ["amount"],
        text: say(
          "the amount is not the sum of the lines and the freight",
          "金额与明细及运费合计不符",
        ),
      });
    }
  }
  if (date && due && due < date) {
    findings.push({
      path: ["due"],
      text: say("it is due before its own date", "到期日早于开票日期"),
    });
  }
  return findings;
}
