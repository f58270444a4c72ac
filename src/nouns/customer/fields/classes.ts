import { dateKind, moneyKind } from "../../../law/kinds/figures.ts";
import { severalKind } from "../../../law/kinds/several.ts";
import { choiceKind, textKind, yesNoKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";

/** Large customers and the others, by the 80/20 rule: R-CUS-16. */
export const tiers = [
  { value: "large", label: say("large", "大客户"), also: ["重点客户"] },
  { value: "ordinary", label: say("ordinary", "一般客户"), also: ["普通客户"] },
] as const;

/** What a customer is worth over a year; each class has its own measures: R-CUS-17. */
export const valueClasses = [
  { value: "high", label: say("high", "高价值") },
  { value: "middle", label: say("middle", "中价值") },
  { value: "low", label: say("low", "低价值") },
] as const;

/** What a customer bought in a quarter, assigned anew each quarter: R-CUS-47. */
export const consumptionClasses = [
  { value: "high", label: say("high", "高消费") },
  { value: "middle", label: say("middle", "中消费") },
  { value: "low", label: say("low", "低消费") },
  { value: "none", label: say("none", "无消费") },
] as const;

/** Lists of customers to be looked at more closely: R-CUS-23. */
export const watchLists = [
  { value: "key-tracking", label: say("key tracking", "重点跟踪") },
  { value: "key", label: say("key customer", "关键客户") },
  { value: "new", label: say("new customer", "新客户") },
  { value: "vip", label: say("VIP", "VIP") },
] as const;

export const feedbackCycles = [
  { value: "weekly", label: say("weekly", "每周") },
  { value: "monthly", label: say("monthly", "每月") },
] as const;

/** Schemes of classes that stand side by side on one customer: R-VAR-07. */
export const classFields = {
  tier: field(choiceKind(tiers), say("Large or ordinary", "大客户/一般客户"), {
    merge: "conflict",
  }),
  valueClass: field(choiceKind(valueClasses), say("Value class", "价值分类"), {
    merge: "conflict",
  }),
  consumption: field(choiceKind(consumptionClasses), say("Consumption class", "消费分类"), {
    merge: "conflict",
    help: say("by what was bought in the quarter", "按季度消费额划分"),
  }),
  sample: field(yesNoKind, say("Sample customer", "样本客户"), {
    merge: "conflict",
    help: say("a fixed, representative group", "相对固定、有代表性的客户"),
  }),
  watch: field(severalKind(watchLists), say("Watch lists", "关注名单"), {
    help: say("key-tracking, key, new, vip", "重点跟踪、关键客户、新客户、VIP"),
  }),
  watchMonth: field(
    textKind({
      name: "month",
      pattern: /^\d{4}-(0[1-9]|1[0-2])$/,
      wanted: say("a month like 2026-11", "2026-11 这样的月份"),
    }),
    say("On the monthly watch list of", "月度重点关注（月份）"),
    { help: say("decided in the monthly meeting", "由月度会议确定") },
  ),
  specialDemands: field(textKind({ merge: "both" }), say("Special demands", "特殊服务需求"), {
    help: say("such as deliveries for a third party", "如第三方业务客户"),
  }),
  specialCycle: field(
    choiceKind(feedbackCycles),
    say("Special demands are fed back", "特殊需求反馈周期"),
  ),
  specialTold: field(dateKind, say("Last fed back on", "特殊需求上次反馈日期")),
  yearlyDemand: field(moneyKind({ least: "0" }), say("Demand a year", "年需求额"), {
    help: say("what the customer could buy in a year", "客户一年可能采购的金额"),
  }),
  neededBy: field(dateKind, say("Needed by", "需求时间"), {
    help: say("how urgent the demand is", "需求的紧急程度"),
  }),
};
