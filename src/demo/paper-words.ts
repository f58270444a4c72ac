import type { Language } from "../law/words.ts";

const zh = {
  code: (year: string, number: number) => `QHT-${year}-${String(number).padStart(3, "0")}`,
  frame: "年度茶叶供货框架协议",
  season: "年货礼盒购销合同",
  spring: "桂花乌龙购销合同",
  store: "产品进场销售合同",
  cabinet: "办公室合同柜",
  terms: "按节点付款，逾期按日万分之五计息",
  stages: [{ name: "定金" }, { name: "到货款", condition: "验收合格" }, { name: "尾款" }],
  clauses: [
    { about: "contract-fee", amount: "2000.00", text: "每年一次，签约时付清" },
    { about: "entry-fee", amount: "300.00", text: "每个新品" },
    { about: "quarterly-fee", amount: "500.00", text: "每季首月从货款中扣除" },
    { about: "settlement", text: "月结 30 天，每月 5 日前对账" },
    { about: "deduction", text: "费用须双方签字确认后从货款中扣除" },
    { about: "rebate", rate: "0.03", text: "年进货满 5 万元返 3%，次年 1 月兑付" },
    { about: "support", text: "端架陈列两期，试饮活动每季一次" },
  ],
  autumn: "秋茶补货",
  taste: "试销茉莉花茶",
  nuts: "香榧专柜",
  cups: "旅行茶具员工福利",
  lower: "客户按整箱订，让 5%",
  dear: "单价高于预算",
  rival: "山野茶业",
};

const en: typeof zh = {
  code: (year: string, number: number) => `JR-${year}-${String(number).padStart(3, "0")}`,
  frame: "Frame contract for tea",
  season: "Boxes for the season",
  spring: "Osmanthus oolong",
  store: "Supply of a store",
  cabinet: "the office safe",
  terms: "by stages, five per cent a year when late",
  stages: [
    { name: "deposit" },
    { name: "on arrival", condition: "accepted" },
    { name: "final payment" },
  ],
  clauses: [
    { about: "contract-fee", amount: "200.00", text: "once a year, when it is signed" },
    { about: "entry-fee", amount: "30.00", text: "per new product" },
    { about: "quarterly-fee", amount: "50.00", text: "taken from the first bill of a quarter" },
    { about: "settlement", text: "monthly, accounts agreed by the fifth" },
    { about: "deduction", text: "fees are taken off once both have signed for them" },
    { about: "rebate", rate: "0.03", text: "of a year's purchases above 5,000" },
    { about: "support", text: "two ends of shelves, a tasting a quarter" },
  ],
  autumn: "autumn tea",
  taste: "jasmine tea on trial",
  nuts: "torreya nuts",
  cups: "travel sets for the staff",
  lower: "5% off by the full carton",
  dear: "above the budget",
  rival: "Hill Tea",
};

/** What quotes and contracts of the sample say. */
export const paperWords: Readonly<Record<Language, typeof zh>> = { zh, en };
