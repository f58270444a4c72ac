import type { Language } from "../law/words.ts";

const zh = {
  plan: "每周一、四各打一次电话，月底仍未付转上门",
  promised: "答应本周五前付清",
  evades: "换人接电话，说负责人不在，问不到付款日期",
  report: "承诺到期未付，电话推诿，建议列入上门名单",
  waits: "说要等连锁总部回款",
  still: "总部已回款，仍说没排上付款",
  goThere: "两次要求宽限，无还款计划，申请上门",
  trip: "带对账单与催款函，请对方签认",
  short: "到货少两袋，对方只认收到的数量",
  measures: {
    debt90: "电话催收，承诺未兑现",
    debt60: "上门催收",
    debt30: "待联系",
    debt15: "部分争议，余款已承诺",
  },
};

const en: typeof zh = {
  plan: "a call each Monday and Thursday; a visit when nothing came by the end of the month",
  promised: "will pay by Friday",
  evades: "somebody else answers, the owner is out, no day is named",
  report: "promise not kept, evades: to be put on the list of visits",
  waits: "waits for money of the head office",
  still: "the head office has paid, and still nothing is planned",
  goThere: "asked for time twice, no plan: a visit is asked for",
  trip: "take the statement and the letter, have them signed",
  short: "two bags short, pays only what arrived",
  measures: {
    debt90: "calls; promise not kept",
    debt60: "visit",
    debt30: "to be called",
    debt15: "part in dispute, the rest promised",
  },
};

/** What is written down of those who pay late. */
export const collectWords: Readonly<Record<Language, typeof zh>> = { zh, en };
