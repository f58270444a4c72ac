import { type Pack, words } from "./pack.ts";
import { type WareNames, waresOf } from "./wares.ts";

const names: WareNames = [
  ["茉莉花茶", "茶叶", "100克/罐", "罐"],
  ["明前龙井", "茶叶", "250克/盒", "盒"],
  ["桂花乌龙", "茶叶", "120克/罐", "罐"],
  ["陈皮白茶", "茶叶", "10枚/盒", "盒"],
  ["红茶袋泡", "茶叶", "25包/盒", "盒"],
  ["菊花决明子茶", "茶叶", "15包/袋", "袋"],
  ["椒盐山核桃", "零食", "250克/罐", "罐"],
  ["手剥笋", "零食", "200克/袋", "袋"],
  ["桂花糕", "零食", "300克/盒", "盒"],
  ["海苔脆", "零食", "80克/袋", "袋"],
  ["冻干草莓", "零食", "60克/袋", "袋"],
  ["芝麻酥糖", "零食", "400克/盒", "盒"],
  ["香榧", "零食", "150克/罐", "罐"],
  ["藕粉", "零食", "18包/盒", "盒"],
  ["竹纤维抽纸", "家居", "6包/提", "提"],
  ["楠竹砧板", "家居", "38×26厘米", "块"],
  ["竹编收纳筐", "家居", "中号", "只"],
  ["棉麻围裙", "家居", "均码", "条"],
  ["无香洗手液", "家居", "500毫升", "瓶"],
  ["茶籽洗洁精", "家居", "1升", "瓶"],
  ["艾草香皂", "家居", "3块/盒", "盒"],
  ["青瓷盖碗", "茶具", "150毫升", "套"],
  ["白瓷品茗杯", "茶具", "80毫升", "只"],
  ["玻璃泡茶壶", "茶具", "600毫升", "把"],
  ["旅行茶具套装", "茶具", "一壶三杯", "套"],
];

const lines = words(`
  绿茶 花草茶 乌龙与白茶 红茶 坚果 休闲小食 糕点冲饮 纸品 竹木家居 洗护 茶具
`);

/** What the Chinese sample sells, where it comes from, and how it travels. */
export const zhGoods = {
  suppliers: [
    { name: "龙井茶业", city: "丽水市", leadDays: 7 },
    { name: "甘棠食品厂", city: "衢州市", leadDays: 5 },
    { name: "芦荡竹木制品厂", city: "湖州市", leadDays: 10 },
    { name: "素白日化有限公司", city: "宁波市", leadDays: 6 },
    { name: "瓷里陶瓷工坊", city: "龙泉市", leadDays: 12 },
    { name: "鲜果干货合作社", city: "临安", leadDays: 4 },
  ],
  warehouses: [
    { code: "MAIN", name: "城北总仓", address: "杭州市仓前路18号" },
    { code: "SHOP", name: "河埠门市", address: "绍兴市河埠街6号" },
  ],
  wares: waresOf({ names, lines }, 10),
  variants: words(`
    礼盒 家庭装 便携装 大份装 旅行装 经典款 清淡型 浓香型 节日款 双入装 企业定制 小份装 三入装
    特选 轻量装 办公装 尝鲜装 加量装 限量款
  `),
  variantName: (name: string, variant: string) => `${name}（${variant}）`,
  carriers: [
    { name: "顺捷快运", code: "SJ", backup: true, transitDays: 2, receiptDays: 10 },
    { name: "江南物流", code: "JN", regions: ["宁波", "温州", "金华"], transitDays: 1 },
    { name: "同城货的", code: "TC", regions: ["杭州", "绍兴"], transitDays: 0 },
    { name: "自提", code: "" },
  ],
  vans: [
    { plate: "浙A·12345", model: "厢式货车", driver: "李师傅", weight: "1500", volume: "8" },
    { plate: "浙A·67890", model: "面包车", driver: "赵师傅", weight: "500", volume: "3" },
    {
      ...{ plate: "浙A·24680", model: "厢式货车", driver: "钱师傅", weight: "1500", volume: "8" },
      repair: "变速箱大修",
    },
  ],
  cartonUnit: "箱",
  why: {
    opening: "期初盘点",
    purchase: "采购入库",
    transfer: "门市补货",
    counter: ["门市零售", "样品领用", "展会试吃", "门市零售", "门市零售"],
    lost: ["包装破损", "盘点短少", "受潮报损"],
    cancelled: ["客户改订下月", "客户预算取消", "重复下单", "客户门店装修停业"],
    paper: "送货单",
  },
} satisfies Partial<Pack>;
