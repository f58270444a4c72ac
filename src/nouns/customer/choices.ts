import { say } from "../../law/words.ts";

/** Kinds of customer by channel: R-CUS-21, R-CUS-22. */
export const kinds = [
  { value: "consumer", label: say("consumer", "消费者") },
  { value: "dealer", label: say("dealer", "经销商") },
  { value: "retailer", label: say("retailer", "零售商") },
  { value: "key-account", label: say("key-account chain", "KA连锁") },
  { value: "bc-store", label: say("BC-class store", "BC类卖场") },
  { value: "chain", label: say("chain store", "连锁店") },
  { value: "supermarket", label: say("supermarket", "商超") },
  { value: "convenience", label: say("convenience store", "便利店") },
  { value: "distributor", label: say("distributor", "分销商") },
  { value: "direct", label: say("direct user", "直销用户") },
  { value: "other", label: say("other", "其他") },
] as const;

/** Grade by size, timeliness and amount of demand: R-CUS-14. */
export const grades = [
  { value: "A", label: say("A", "A") },
  { value: "B", label: say("B", "B") },
  { value: "C", label: say("C", "C") },
] as const;

/** Where the relationship stands: R-CUS-18. */
export const stages = [
  { value: "new", label: say("new", "新客户") },
  { value: "interested", label: say("interested", "意向客户") },
  { value: "negotiating", label: say("negotiating", "在谈客户") },
  { value: "cooperating", label: say("cooperating", "已合作") },
  { value: "long-term", label: say("not ripe yet", "长期培育"), also: ["长远性"] },
  { value: "lost", label: say("lost", "已流失") },
] as const;

/** Where customers are found: R-CUS-27, R-CUS-28. */
export const sources = [
  { value: "exhibition", label: say("exhibition", "行业展会") },
  { value: "press", label: say("trade press", "报刊杂志") },
  { value: "internet", label: say("internet", "网络") },
  { value: "association", label: say("association", "行业协会") },
  { value: "mall", label: say("seen in a mall", "商场抄牌") },
  { value: "partner", label: say("partner", "合作伙伴介绍") },
  { value: "phone", label: say("phone", "电话") },
  { value: "walk-in", label: say("walk-in", "直访") },
  { value: "recommendation", label: say("recommendation", "推荐") },
  { value: "inquiry", label: say("inquiry", "客户询盘") },
  { value: "chat-group", label: say("chat group", "社群") },
  { value: "tender", label: say("tender website", "招标网") },
  { value: "event", label: say("own event", "营销活动") },
  { value: "market", label: say("found in the market", "市场走访") },
  { value: "till-slip", label: say("till slip", "小票") },
  { value: "word-of-mouth", label: say("word of mouth", "口碑介绍") },
  { value: "other", label: say("other", "其他") },
] as const;

/** Visit-cycle class: R-CUS-19, R-VIS-14. */
export const cycles = [
  { value: "monthly", label: say("monthly", "每月一次"), also: ["单月拜访"] },
  { value: "bimonthly", label: say("bimonthly", "每两月一次"), also: ["双月拜访"] },
  { value: "quarterly", label: say("quarterly", "每季度一次"), also: ["季度拜访"] },
] as const;
