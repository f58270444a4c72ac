import { say } from "../../law/words.ts";

export const contractKinds = [
  { value: "sales", label: say("sales contract", "买卖合同") },
  { value: "frame", label: say("frame contract", "框架合同"), also: ["blanket", "年度框架协议"] },
  {
    value: "supply",
    label: say("store supply contract", "产品进场销售合同"),
    also: ["进场合同", "供货合同"],
  },
  { value: "service", label: say("service contract", "服务合同") },
  { value: "credit", label: say("account contract", "签单合同") },
  { value: "other", label: say("other", "其他") },
] as const;

/** What a main clause is about; the first eight are those of a store's contract (R-ORD-46). */
export const clauseKinds = [
  { value: "contract-fee", label: say("contract fee", "合同费") },
  { value: "entry-fee", label: say("new-product entry fee", "新品进场费"), also: ["进场费"] },
  { value: "term", label: say("term", "合同期限") },
  { value: "quarterly-fee", label: say("quarterly fee", "季度费用") },
  { value: "settlement", label: say("settlement cycle and method", "结算周期与方式") },
  { value: "deduction", label: say("how fees are deducted", "费用扣除方式") },
  { value: "rebate", label: say("rebate", "返点返利") },
  { value: "support", label: say("special support", "特殊支持") },
  { value: "form", label: say("form of the contract", "合同形式") },
  { value: "payment", label: say("payment", "付款方式") },
  { value: "delivery", label: say("delivery", "交货") },
  { value: "quality", label: say("quality and acceptance", "质量与验收") },
  { value: "warranty", label: say("warranty", "质保") },
  { value: "breach", label: say("breach", "违约责任") },
  { value: "dispute", label: say("dispute", "争议解决") },
  { value: "other", label: say("other", "其他") },
] as const;

export const sides = [
  { value: "ours", label: say("ours", "我方") },
  { value: "theirs", label: say("theirs", "对方") },
] as const;

export const contractStates = [
  { value: "draft", label: say("draft", "草稿") },
  { value: "waiting", label: say("to be approved", "待审批") },
  { value: "approved", label: say("approved", "已批准") },
  { value: "signed", label: say("signed, not begun", "已签未生效") },
  { value: "running", label: say("running", "履行中") },
  { value: "used-up", label: say("used up", "额度用完") },
  { value: "expired", label: say("expired", "已到期") },
  { value: "ended", label: say("ended", "已终止") },
] as const;

export type ContractState = (typeof contractStates)[number]["value"];
