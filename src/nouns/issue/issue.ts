import { type Approvable, approvalFields } from "../../law/approval.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { groupKind, moreKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { goodsKind } from "../order/fields/tracking.ts";
import {
  type IssueFacts,
  issueAgrees,
  issueBound,
  issueFixed,
  issueSettled,
  issueState,
} from "./states.ts";

const on = field(dateKind, say("On", "日期"), { required: true });

/** Where the firm wants a note signed before the goods go: by whoever its policy names. */
const issueApproval: Approvable = {
  matters: ["invoice", "warehouse", "lines"],
  owners: ({ by }: { readonly by?: string }) => [by],
  waits: (record: IssueFacts) => issueState(record) === "waiting",
  done: ({ out }: IssueFacts) => (out ? say("issued", "出仓") : undefined),
  facts: {
    lines: {
      label: say("number of lines", "明细行数"),
      of: ({ lines = [] }: IssueFacts) => lines.length,
    },
  },
};

/**
 * Goods that left against an invoice of finance (出仓单): R-WHS-09, R-WHS-10. Goods of an order
 * leave by its shipments, each of which is a goods issue note of its own.
 */
export const issue = defineNoun({
  name: "issue",
  label: say("goods issue note", "出仓单"),
  plural: say("goods issue notes", "出仓单"),
  folder: "issues",
  shape: "record",
  naming: { by: "day", prefix: "GI", date: "date" },
  fields: {
    code: field(textKind(), say("Paper number", "单据编号"), { find: "code" }),
    invoice: field(refKind("invoice"), say("Invoice", "应收单"), { required: true, list: 7 }),
    customer: field(refKind("customer"), say("Customer", "客户"), { list: 9, kept: true }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      initial: ({ today }) => today,
    }),
    warehouse: field(refKind("warehouse"), say("Warehouse", "仓库"), { required: true, list: 5 }),
    lines: field(goodsKind, say("Lines", "明细"), { required: true, flag: "line" }),
    by: field(refKind("staff"), say("Written by", "开单人"), {
      list: 4,
      initial: ({ me }) => me,
    }),
    supervisor: field(refKind("staff"), say("Warehouse supervisor", "仓库主管"), {
      list: 4,
      merge: "conflict",
    }),
    out: field(
      groupKind(
        { date: on, by: field(refKind("staff"), say("By", "出仓人")) },
        { example: same("date=2026-11-22, by=iwan") },
      ),
      say("Goods out", "出仓"),
      { kept: true, merge: "conflict" },
    ),
    carrier: field(textKind(), say("Carrier", "承运商")),
    signed: field(
      groupKind(
        {
          date: on,
          by: field(textKind(), say("Customer", "客户签字"), { required: true }),
        },
        { example: same("date=2026-11-22, by=Wang") },
      ),
      say("Signed by the customer", "客户签收"),
      { kept: true, merge: "conflict" },
    ),
    cancelled: field(
      groupKind(
        {
          date: on,
          by: field(refKind("staff"), say("By", "经办人")),
          why: field(textKind(), say("Why", "原因"), { required: true }),
        },
        { example: say("date=2026-11-22, why=not fetched", "date=2026-11-22, why=客户未提货") },
      ),
      say("Cancelled", "取消"),
      { kept: true, merge: "conflict" },
    ),
    ...approvalFields,
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: issueApproval,
  agree: issueAgrees,
  settled: issueSettled,
  fixed: issueFixed,
  bound: issueBound,
  call: (record: { id: string; code?: string }) => record.code ?? record.id,
});

export type Issue = Stored<typeof issue>;
