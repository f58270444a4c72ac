import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { timeKind } from "../../law/kinds/times.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { channels } from "../call/choices.ts";
import { stages } from "./stages.ts";

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经手人"));
const note = field(textKind(), say("Note", "说明"));
const money = (label: ReturnType<typeof say>) => field(moneyKind({ least: "0" }), label);

/** What a debtor answers: R-COL-14 to R-COL-16. */
export const answers = [
  { value: "promised", label: say("promises to pay", "承诺付款"), also: ["承诺"] },
  { value: "paid", label: say("says it is paid", "称已付款") },
  { value: "nobody", label: say("nobody reached", "未联系上") },
  { value: "delay", label: say("asks for time", "要求宽限"), also: ["拖延"] },
  { value: "evasion", label: say("evades", "回避"), also: ["推诿"] },
  { value: "refusal", label: say("refuses", "拒付") },
  { value: "bad-faith", label: say("bad faith", "恶意拖欠") },
  { value: "quality", label: say("quality grounds", "以质量为由"), also: ["质量"] },
  { value: "amount", label: say("disputes the amount", "金额有异议") },
  { value: "other", label: say("other", "其他") },
] as const;

export type Answer = (typeof answers)[number]["value"];

/** What is told to the sales manager at once: R-COL-15. */
export const reportedAnswers: readonly Answer[] = ["delay", "evasion", "refusal", "bad-faith"];

/** What is a matter for a dispute: R-COL-16. */
export const disputedAnswers: readonly Answer[] = ["quality", "amount"];

/** What is done next about a debt. */
export const measures = [
  { value: "call", label: say("call", "电话") },
  { value: "letter", label: say("letter", "催款函") },
  { value: "statement", label: say("statement", "对账单") },
  { value: "visit", label: say("visit", "上门") },
  { value: "wait", label: say("wait", "等待") },
  { value: "act", label: say("legal step", "法律程序") },
] as const;

export const costKinds = [
  { value: "trip", label: say("trip", "差旅") },
  { value: "letter", label: say("letters", "函件") },
  { value: "lawyer", label: say("lawyer", "律师费") },
  { value: "court", label: say("court", "诉讼费") },
  { value: "enforcement", label: say("enforcement", "执行费") },
  { value: "other", label: say("other", "其他") },
] as const;

/** The steps of compulsory collection: R-COL-26. */
export const actKinds = [
  { value: "drafted", label: say("papers drafted", "起草法律文书") },
  { value: "filed", label: say("suit filed", "起诉立案") },
  { value: "seized", label: say("assets seized", "查封扣押") },
  { value: "frozen", label: say("accounts frozen", "冻结账户") },
  { value: "mediated", label: say("payment mediated", "调解还款") },
  { value: "judged", label: say("judgment", "判决") },
  { value: "enforced", label: say("enforced", "强制执行") },
] as const;

export const stepFields = {
  stage: field(choiceKind(stages), say("Stage", "阶段"), { required: true }),
  date: on,
  by,
  overdue: field(moneyKind(), say("Overdue", "逾期金额")),
  why: field(textKind(), say("Why", "原因")),
};

export const talkFields = {
  date: on,
  time: field(timeKind, say("At", "时间")),
  by,
  channel: field(choiceKind(channels), say("Channel", "方式")),
  contact: field(textKind(), say("Spoke with", "通话对象")),
  answer: field(choiceKind(answers), say("Answer", "答复"), { required: true }),
  notes: field(textKind(), say("Notes", "内容")),
  call: field(textKind(), say("Call", "通话记录")),
};

export const reconciledFields = {
  date: on,
  by,
  with: field(refKind("staff"), say("With", "核对财务"), { required: true }),
  amount: field(moneyKind(), say("Overdue", "逾期金额"), { required: true }),
};

export const reportFields = {
  date: on,
  by,
  to: field(refKind("staff"), say("To", "报告对象"), { required: true }),
  what: field(textKind(), say("What", "内容"), { required: true }),
};

export const signedFields = {
  date: on,
  by,
  paper: field(textKind(), say("Signed paper", "签字凭据"), { required: true }),
  amount: money(say("Amount acknowledged", "确认金额")),
};

export const handoverFields = {
  date: on,
  by,
  to: field(refKind("staff"), say("To", "接收人"), { required: true }),
  amount: field(moneyKind(), say("Overdue", "逾期金额"), { required: true }),
  days: field(textKind(), say("Days overdue", "逾期天数")),
  penalty: money(say("Penalty", "违约金")),
  interest: money(say("Interest", "利息")),
  papers: field(wordsKind, say("Papers", "移交资料")),
  history: field(textKind(), say("Dunning history", "催收经过")),
};

export const suspendedFields = {
  date: on,
  by,
  why: field(textKind(), say("Why", "原因"), { required: true }),
};

export const actFields = {
  date: on,
  by,
  act: field(choiceKind(actKinds), say("Step", "程序"), { required: true }),
  reference: field(textKind(), say("Case number", "案号")),
  amount: money(say("Amount", "金额")),
  note,
};

export const costFields = {
  date: on,
  by,
  kind: field(choiceKind(costKinds), say("Kind", "类别"), { required: true }),
  amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), { required: true }),
  voucher: field(textKind(), say("Voucher", "凭证号")),
  trip: field(textKind(), say("Trip", "上门单")),
  checked: field(refKind("staff"), say("Checked by", "审核人")),
  note,
};
