import { attachmentsField } from "../../law/attachment.ts";
import { addDays } from "../../law/dates.ts";
import { dateKind, moneyKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { toMinor } from "../../law/money.ts";
import { defineNoun, type Finding, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";

/** From which talk a promise comes: R-COL-14, R-COL-20. */
export const promiseSources = [
  { value: "call", label: say("call", "电话") },
  { value: "visit", label: say("visit", "上门") },
  { value: "message", label: say("message", "消息") },
  { value: "letter", label: say("letter", "函件") },
  { value: "written", label: say("written and signed", "书面承诺") },
  { value: "other", label: say("other", "其他") },
] as const;

/** A promise stays at hand this long after its last day: later ones may overlap with it. */
export const keptDays = 92;

interface Promised {
  readonly amount?: string | undefined;
  readonly date?: string | undefined;
  readonly due?: string | undefined;
  readonly grace?: number | undefined;
  readonly cancelled?: { readonly date: string } | undefined;
}

/**
 * A customer said how much will be paid by when (R-COL-14, R-FRM-79). Whether it was kept is told
 * from the payments, never written down.
 */
export const paymentPromise = defineNoun({
  name: "payment-promise",
  label: say("promise to pay", "付款承诺"),
  plural: say("promises to pay", "付款承诺"),
  folder: "payment-promises",
  shape: "record",
  naming: { by: "day", prefix: "PP", date: "date" },
  fields: {
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    amount: field(moneyKind({ least: "0" }), say("Amount", "承诺金额"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    date: field(dateKind, say("Made on", "承诺日期"), {
      required: true,
      list: 5,
      merge: "conflict",
      initial: ({ today }) => today,
    }),
    due: field(dateKind, say("To be paid by", "承诺付款日"), {
      required: true,
      list: 8,
      flag: "by",
      headers: ["by"],
      merge: "conflict",
    }),
    grace: field(wholeKind({ least: "0", most: "60" }), say("Days of grace", "宽限（天）"), {
      list: 2,
      merge: "conflict",
    }),
    invoices: field({ ...wordsKind, refers: "invoice" }, say("Invoices", "涉及应收单"), {
      list: 2,
      help: say(
        "what it was promised for; any money of the customer keeps it",
        "承诺所指的单据；该客户的任何到款均计入兑现",
      ),
    }),
    owner: field(refKind("staff"), say("Collector", "催收人"), {
      list: 6,
      initial: ({ me }) => me,
      merge: "conflict",
    }),
    source: field(choiceKind(promiseSources), say("From", "来源"), { list: 3 }),
    paper: field(textKind(), say("Paper", "来源单据"), {
      list: 2,
      help: say(
        "the call, visit or letter that it comes from, by its id",
        "来源通话、走访或函件的编号",
      ),
    }),
    who: field(textKind(), say("Who promised", "承诺人"), { list: 3 }),
    cancelled: field(
      groupKind(
        {
          date: field(dateKind, say("On", "日期"), { required: true }),
          by: field(refKind("staff"), say("By", "经手人")),
          why: field(textKind(), say("Why", "原因"), { required: true }),
        },
        { example: say("date=2026-11-22, why=goods returned", "date=2026-11-22, why=已退货") },
      ),
      say("Cancelled", "已取消"),
      { kept: true },
    ),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    attachments: attachmentsField(),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  agree: promiseAgrees,
  settled: (record: Promised, { to }) => {
    const last = record.cancelled?.date ?? lastDay({ due: record.due ?? "9999", ...record });
    return addDays(last, keptDays) <= to;
  },
  call: (record: { readonly id: string }) => record.id,
});

export type PaymentPromise = Stored<typeof paymentPromise>;

/** The last day on which money still keeps a promise: its own day and the days of grace. */
export function lastDay({
  due,
  grace,
}: {
  readonly due: string;
  readonly grace?: number | undefined;
}): string {
  return grace === undefined ? due : addDays(due, grace);
}

function promiseAgrees(
  { amount, date, due }: Promised,
  { digits }: { readonly digits: number },
): readonly Finding[] {
  const findings: Finding[] = [];
  if (date !== undefined && due !== undefined && due < date) {
    findings.push({
      path: ["due"],
      text: say("it is due before it was made", "承诺付款日早于承诺日期"),
    });
  }
  if (amount !== undefined && toMinor(amount, digits) <= 0) {
    findings.push({
      path: ["amount"],
      text: say("more than nothing is promised", "承诺金额必须大于零"),
    });
  }
  return findings;
}
