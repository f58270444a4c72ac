import { approvalFields } from "../../law/approval.ts";
import { attachmentsField } from "../../law/attachment.ts";
import { dateKind, moneyKind, rateKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { needFields } from "../order/fields/kind.ts";
import { termFields } from "../order/fields/terms.ts";
import { contractApproval } from "./approving.ts";
import { clauseKinds, contractKinds, sides } from "./choices.ts";
import { contractLineFields, parseContractLine, showContractLine } from "./lines.ts";
import { contractAgrees, contractBound, contractFixed, contractSettled } from "./states.ts";

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经办人"));

const clauseFields = {
  about: field(choiceKind(clauseKinds), say("About", "条款"), { required: true }),
  text: field(textKind(), say("Text", "内容")),
  amount: field(moneyKind({ least: "0" }), say("Amount", "金额")),
  rate: field(rateKind, say("Rate", "比例")),
  product: field(refKind("product"), say("Product", "产品")),
};

const signatoryFields = {
  side: field(choiceKind(sides), say("Side", "签约方"), { required: true }),
  name: field(textKind(), say("Name", "姓名"), { required: true }),
  title: field(textKind(), say("Title", "职务")),
  date: field(dateKind, say("Signed on", "签字日期")),
};

const stageFields = {
  name: field(textKind(), say("Stage", "节点"), { required: true }),
  date: field(dateKind, say("Date", "日期")),
  condition: field(textKind(), say("Condition", "付款条件")),
  share: field(rateKind, say("Share", "比例")),
  amount: field(moneyKind({ least: "0" }), say("Amount", "金额")),
  met: field(dateKind, say("Condition met", "条件达成日期")),
  invoice: field(refKind("invoice"), say("Invoice", "应收单")),
};

const renewalFields = {
  date: on,
  by,
  was: field(dateKind, say("Ended", "原到期日")),
  until: field(dateKind, say("Until", "续至"), { required: true }),
  why: field(textKind(), say("Note", "说明")),
};

export type Clause = Values<typeof clauseFields>;
export type Signatory = Values<typeof signatoryFields>;
export type Stage = Values<typeof stageFields>;

const { terms, transportNeeds, installationNeeds } = needFields;

/** What was agreed with a customer in writing, from the draft to the end: R-ORD-01. */
export const contract = defineNoun({
  name: "contract",
  label: say("contract", "合同"),
  plural: say("contracts", "合同"),
  folder: "contracts",
  shape: "record",
  naming: { by: "day", prefix: "CT", date: "date" },
  fields: {
    code: field(textKind(), say("Contract number", "合同编号"), {
      find: "code",
      list: 7,
      merge: "conflict",
    }),
    title: field(textKind(), say("Title", "合同名称"), { list: 4 }),
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    kind: field(choiceKind(contractKinds), say("Kind", "类型"), {
      list: 6,
      initial: () => "sales",
      merge: "conflict",
    }),
    owner: field(refKind("staff"), say("Owner", "负责人"), {
      list: 5,
      initial: ({ me }) => me,
      merge: "conflict",
    }),
    date: field(dateKind, say("Drawn up on", "拟订日期"), {
      required: true,
      list: 3,
      initial: ({ today }) => today,
    }),
    start: field(dateKind, say("Start", "生效日期"), { list: 6, ask: true, merge: "conflict" }),
    end: field(dateKind, say("End", "到期日期"), { list: 8, ask: true, merge: "conflict" }),
    noticeDays: field(
      wholeKind({ least: "0", most: "366" }),
      say("Notice before the end, days", "到期前通知（天）"),
      {
        help: say("by law or by the contract", "法定或合同约定"),
      },
    ),
    lines: field(
      groupsKind(contractLineFields, {
        example: same("TEA-01 x 1000 @ 12.50"),
        parse: parseContractLine,
        show: showContractLine,
      }),
      say("Products", "产品"),
      {
        flag: "line",
        help: say(
          "in a frame the quantity may be left out: then there is no limit to it",
          "框架合同可不写数量，即不限量",
        ),
      },
    ),
    amount: field(moneyKind({ least: "0" }), say("Amount", "合同金额"), { list: 8, ask: true }),
    ...termFields,
    terms,
    transportNeeds,
    installationNeeds,
    stages: field(
      groupsKind(stageFields, {
        by: "name",
        example: say("deposit, share=30%, date=2026-12-01", "定金, 比例=30%, 日期=2026-12-01"),
      }),
      say("Payment stages", "付款节点"),
      { flag: "stage" },
    ),
    clauses: field(
      groupsKind(clauseFields, {
        example: say(
          "entry-fee, amount=2000, text=per new product",
          "进场费, 金额=2000, 内容=每个新品",
        ),
      }),
      say("Main clauses", "主要条款"),
      { flag: "clause", merge: "union" },
    ),
    signatories: field(
      groupsKind(signatoryFields, { example: say("theirs, name=Wang Fang", "对方, 姓名=王芳") }),
      say("Signatories", "签约人"),
      { flag: "signatory", merge: "union" },
    ),
    quote: field(refKind("quote"), say("Quote", "报价单")),
    project: field(refKind("project"), say("Project", "项目")),
    kept: field(textKind(), say("Original kept at", "原件存放处")),
    signed: field(
      groupKind(
        { date: on, by, stamp: field(textKind(), say("Stamp", "印章")) },
        { example: say("date=2026-11-22, by=iwan", "date=2026-11-22, by=陈洁") },
      ),
      say("Signed", "签订"),
      { kept: true },
    ),
    renewals: field(
      groupsKind(renewalFields, { example: same("date=2026-11-22, until=2027-12-31") }),
      say("Renewals", "续签"),
      { kept: true, merge: "conflict" },
    ),
    ended: field(
      groupKind(
        { date: on, by, why: field(textKind(), say("Why", "原因"), { required: true }) },
        { example: say("date=2026-11-22, why=not renewed", "date=2026-11-22, why=不再续签") },
      ),
      say("Ended", "终止"),
      { kept: true },
    ),
    attachments: attachmentsField(),
    ...approvalFields,
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: contractApproval,
  agree: contractAgrees,
  settled: contractSettled,
  fixed: contractFixed,
  bound: contractBound,
  call: (record: { id: string; code?: string }) => record.code ?? record.id,
});

export type Contract = Stored<typeof contract>;
