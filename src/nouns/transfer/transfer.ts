import { type Approvable, approvalFields } from "../../law/approval.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { goodsKind } from "../order/fields/tracking.ts";
import {
  type TransferFacts,
  transferAgrees,
  transferBound,
  transferFixed,
  transferSettled,
  transferState,
} from "./states.ts";

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经办人"));
const goods = field(goodsKind, say("Lines", "明细"), { required: true });

/** What the other warehouse counted at one time. */
export const arrivedFields = { date: on, by, lines: goods };

/** What left and never came, and why. */
export const lostFields = {
  date: on,
  by,
  lines: goods,
  why: field(textKind(), say("Why", "差异原因"), { required: true }),
};

const transferApproval: Approvable = {
  matters: ["from", "to", "lines"],
  owners: ({ owner }: { readonly owner?: string }) => [owner],
  waits: (record: TransferFacts) => transferState(record) === "draft",
  done: ({ sent }: TransferFacts) => (sent ? say("sent", "发出") : undefined),
  facts: {
    lines: {
      label: say("number of lines", "明细行数"),
      of: ({ lines = [] }: TransferFacts) => lines.length,
    },
    from: { label: say("from", "调出仓库"), of: ({ from }: TransferFacts) => from },
    to: { label: say("to", "调入仓库"), of: ({ to }: TransferFacts) => to },
  },
};

/** Goods on the way from one warehouse to another (调拨单): R-WHS-12, R-WHS-27. */
export const transfer = defineNoun({
  name: "transfer",
  label: say("transfer", "调拨单"),
  plural: say("transfers", "调拨单"),
  folder: "transfers",
  shape: "record",
  naming: { by: "day", prefix: "TR", date: "date" },
  fields: {
    code: field(textKind(), say("Paper number", "单据编号"), { find: "code" }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      initial: ({ today }) => today,
    }),
    from: field(refKind("warehouse"), say("From", "调出仓库"), {
      required: true,
      list: 8,
      merge: "conflict",
    }),
    to: field(refKind("warehouse"), say("To", "调入仓库"), {
      required: true,
      list: 8,
      merge: "conflict",
    }),
    owner: field(refKind("staff"), say("Written by", "填单人"), {
      list: 4,
      initial: ({ me }) => me,
    }),
    why: field(textKind(), say("Why", "事由"), { list: 5, ask: true }),
    lines: field(goodsKind, say("Lines", "明细"), { required: true, flag: "line" }),
    carrier: field(textKind(), say("Carrier", "承运商")),
    expected: field(dateKind, say("Expected", "预计到达")),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    sent: field(
      groupKind({ date: on, by }, { example: same("date=2026-11-22, by=iwan") }),
      say("Sent", "发出"),
      { kept: true, merge: "conflict" },
    ),
    received: field(
      groupsKind(arrivedFields, { example: same("date=2026-11-22, by=iwan") }),
      say("Received", "收货"),
      { kept: true, merge: "union" },
    ),
    lost: field(
      groupKind(lostFields, {
        example: say("date=2026-11-22, why=broken", "date=2026-11-22, why=途中破损"),
      }),
      say("Difference", "差异"),
      { kept: true, merge: "conflict" },
    ),
    cancelled: field(
      groupKind(
        { date: on, by, why: field(textKind(), say("Why", "原因"), { required: true }) },
        { example: say("date=2026-11-22, why=not needed", "date=2026-11-22, why=不再需要") },
      ),
      say("Cancelled", "取消"),
      { kept: true, merge: "conflict" },
    ),
    ...approvalFields,
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: transferApproval,
  agree: transferAgrees,
  settled: transferSettled,
  fixed: transferFixed,
  bound: transferBound,
  call: (record: { id: string; code?: string }) => record.code ?? record.id,
});

export type Transfer = Stored<typeof transfer>;
