import { type Pack, words } from "./pack.ts";

/** People, places and shops of the Chinese sample: all invented, the numbers in use by nobody. */
export const zhNames = {
  language: "zh",
  firm: "青禾堂商贸有限公司",
  currency: "CNY",
  timezone: "Asia/Shanghai",
  country: "CN",
  staff: [
    { name: "陈洁", role: "manager", title: "销售经理" },
    { name: "周敏", role: "sales", title: "客户代表" },
    { name: "吴涛", role: "sales", title: "客户代表" },
    { name: "孙磊", role: "sales", title: "客户代表" },
    { name: "何军", role: "storekeeper", title: "仓库主管" },
    { name: "许岚", role: "bookkeeper", title: "会计" },
    { name: "方远", role: "dispatcher", title: "调度员" },
  ],
  large: { name: "大额订单", amount: 50_000 },
  letterhead: {
    name: "青禾堂商贸有限公司",
    nameEnglish: "Qinghetang Trading Co., Ltd.",
    address: "杭州市仓前路18号",
    phone: "0571-00001200",
    taxNumber: "91330100000000000X",
    bank: "钱江农商银行仓前支行",
    account: "0000 1200 3400 5600 789",
  },
  surnames: [
    ..."王李张刘杨黄赵林郑梁谢宋唐邓韩冯曹彭潘袁董余苏叶程魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛顾万钱严武莫",
  ],
  givenNames: words(`
    秀芳 建平 丽华 国庆 海燕 志强 晓红 文斌 玉兰 永福 慧敏 德胜 雪梅 俊杰 春霞 宏伟 婷婷 立新
    桂英 明辉 静 伟 芳 勇 娜 磊 艳 斌 倩 鹏 佳怡 浩然 雨桐 子轩 思源 嘉宁 文静 天佑 小满 国栋
    红梅 金根 阿宝 月琴 水生 建国 爱珍 荣华 跃进 美玲
  `),
  fullName: (surname: string, given: string) => surname + given,
  titles: [
    { title: "店长", short: "店长" },
    { title: "采购经理", short: "经理" },
    { title: "老板", short: "老板" },
    { title: "总经理", short: "总" },
    { title: "采购主管", short: "主管" },
    { title: "副店长", short: "店长" },
  ],
  callName: (surname: string, short: string) => surname + short,
  regions: [
    { name: "杭州", city: "杭州市", prefix: "0571", warehouse: 0 },
    { name: "绍兴", city: "绍兴市", prefix: "0575", warehouse: 1 },
    { name: "湖州", city: "湖州市", prefix: "0572", warehouse: 0 },
    { name: "嘉兴", city: "嘉兴市", prefix: "0573", warehouse: 0 },
    { name: "宁波", city: "宁波市", prefix: "0574", warehouse: 1 },
    { name: "金华", city: "金华市", prefix: "0579", warehouse: 1 },
  ],
  roads: words(`
    柳荫路 石桥巷 青枫街 望湖路 桂雨街 河坊东路 竹里巷 松岭路 荷塘街 梅坞路 东篱街 南浦路 书院巷
    稻香路 云栖里 采莲街 白鹭路 晴川街
  `),
  address: (region, road, number) => `${region.city}${road}${number}号`,
  // No mobile number begins with 12, and no local number with 0.
  mobile: (index: number) => `12${String(index % 1_000_000_000).padStart(9, "0")}`,
  landline: (region, index) => `${region.prefix}-0${String(index % 10_000_000).padStart(7, "0")}`,
  towns: words(`
    柳岸 南塘 东河 石浦 青山 云溪 白马 双桥 荷塘 梅坞 松岭 临江 西亭 古渡 枫桥 竹溪
  `),
  // Words of two or four characters: an id then has a syllable pair for each.
  shopStarts: words(`
    禾丰 百味 福满 春和 万家 鑫隆 恒泰 悦客 家佳 润生 永和 同心 瑞丰 喜多 邻里 嘉禾 兴旺
    顺意 和美 鲜达 好邻 惠民 聚福 德裕 祥云 广源 裕华 宝丰 益民 锦绣 康乐 富春 望江 鸿运 吉祥
    四季 康宁 盛源 永安 华美 新禾 佳禾 丰年 众诚 正和 清源 明月 小满 谷雨 立春 芒种 白露 知味
    品茗 清心 听雨 半闲 竹里 松风 临溪 墨香 晨光 暖阳 星河 橙子 青藤 麦田 花间 山水 远山 近水
    东升 南风 西湖 北斗 大润 联佳 汇客 优选 鲜满 客来 客满 常来 老街 老王 阿婆 阿福 阿明 三江
    五谷 六和 七彩 八方 九州 十里 千禾 万和 亿家 宏达 宏图 诚信 诚达 信义 仁和 义利 礼记 智选
  `),
  shopEnds: [
    { text: "商行", kind: "retailer", business: "副食零售与批发", size: 2 },
    { text: "超市", kind: "supermarket", business: "社区超市", size: 3 },
    { text: "便利", kind: "convenience", business: "便利零售", size: 1 },
    { text: "茶庄", kind: "retailer", business: "茶叶零售", size: 2 },
    { text: "食品商贸", kind: "distributor", business: "休闲食品分销", size: 3 },
    { text: "家居", kind: "chain", business: "家居日用连锁", size: 2 },
    { text: "零食", kind: "retailer", business: "休闲零食", size: 1 },
    { text: "百货", kind: "dealer", business: "日用百货批发", size: 3 },
    { text: "茶馆", kind: "direct", business: "茶馆自用与外卖", size: 1 },
    { text: "酒店", kind: "direct", business: "客房与餐饮用品自用", size: 2 },
    { text: "连锁超市", kind: "chain", business: "连锁超市", size: 3 },
    { text: "副食", kind: "retailer", business: "副食零售", size: 1 },
    { text: "办公用品", kind: "dealer", business: "企业福利与办公采购", size: 2 },
    { text: "特产", kind: "retailer", business: "土特产与礼盒", size: 1 },
    { text: "购物中心", kind: "key-account", business: "综合商场", size: 3 },
  ],
  shopName: (town: string, start: string, end: string) => town + start + end,
  branch: (name: string, number: number) => `${name}${number}店`,
  showcase: { shop: "金虹商行", end: "商行", person: "王芳", title: "采购经理", called: "王经理" },
  likes: [
    "喜欢钓鱼",
    "爱喝龙井",
    "打羽毛球",
    "女儿今年高考",
    "爱聊足球",
    "不喝酒",
    "喜欢书法",
    "养了两只猫",
  ],
  signers: ["门卫代收", "收银台", "仓库"],
} satisfies Partial<Pack>;
