import { dateKind, moneyKind, rateKind } from "../../law/kinds/figures.ts";
import { groupsKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored, under } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { contactFields } from "../customer/contacts.ts";

/** The five kinds of market file, and the plan by which a market is entered: R-CUS-13, R-CUS-22. */
export const marketKinds = [
  { value: "consumer", label: say("consumer file", "消费者档案") },
  { value: "dealer", label: say("dealer file", "经销商档案") },
  { value: "retailer", label: say("retailer file", "零售商档案") },
  { value: "product", label: say("competing products", "同类产品档案"), also: ["竞品档案"] },
  { value: "public", label: say("public relations", "公关环境档案") },
  { value: "plan", label: say("entry plan", "市场进入计划") },
] as const;

const consumerFields = under(say("Consumers", "消费者"), {
  consumers: field(textKind(), say("Who buys", "消费群体")),
  spending: field(textKind(), say("Spending power", "消费能力")),
  habits: field(textKind(), say("Buying habits", "消费习惯")),
});

const tradeFields = under(say("Trade", "渠道"), {
  channels: field(textKind(), say("Channels", "渠道构成")),
  leaders: field(wordsKind, say("Leading firms", "主要商家")),
  tradeTerms: field(textKind(), say("Usual terms", "通行结算条件")),
  margins: field(textKind(), say("Margins", "渠道利润")),
});

const productFields = under(say("Competing products", "同类产品"), {
  products: field(
    groupsKind(
      {
        name: field(textKind(), say("Product", "产品"), { required: true }),
        maker: field(textKind(), say("Maker", "厂家")),
        price: field(moneyKind({ least: "0" }), say("Price", "零售价")),
        share: field(rateKind, say("Share", "占有率")),
        strengths: field(textKind(), say("Strengths", "优势")),
        weaknesses: field(textKind(), say("Weaknesses", "劣势")),
        promotion: field(textKind(), say("Promotion", "促销方式")),
      },
      {
        by: "name",
        example: say(
          "name=Hill green, maker=Hill Tea, price=98, share=15%",
          "name=山野毛峰, maker=山野茶业, price=98, share=15%",
        ),
      },
    ),
    say("Products", "产品"),
    { flag: "product", merge: "union" },
  ),
});

const publicFields = under(say("Public relations", "公关环境"), {
  authorities: field(textKind(), say("Authorities", "主管部门")),
  media: field(textKind(), say("Media", "当地媒体")),
  associations: field(textKind(), say("Associations", "行业协会")),
  rules: field(textKind(), say("Local rules", "地方政策")),
  contacts: field(
    groupsKind(contactFields, {
      by: "name",
      example: say("name=Anna Lee, title=trade office", "name=王芳, title=市监局科长"),
    }),
    say("People", "联系人"),
    { flag: "contact", merge: "union" },
  ),
});

const planFields = under(say("Entry plan", "进入计划"), {
  goal: field(textKind(), say("Goal", "目标")),
  start: field(dateKind, say("Start", "启动日期")),
  budget: field(moneyKind({ least: "0" }), say("Budget", "预算")),
  steps: field(
    groupsKind(
      {
        what: field(textKind(), say("What", "事项"), { required: true }),
        who: field(refKind("staff"), say("Who", "负责人")),
        due: field(dateKind, say("By", "期限")),
        done: field(dateKind, say("Done on", "完成日期")),
      },
      {
        by: "what",
        example: say("what=visit ten shops, due=2026-12-05", "what=走访十家门店, due=2026-12-05"),
      },
    ),
    say("Steps", "步骤"),
    { flag: "step", merge: "union" },
  ),
  risks: field(textKind(), say("Risks", "风险")),
});

/** What is known of a market, gathered before it is entered (市场档案). */
export const market = defineNoun({
  name: "market",
  label: say("market file", "市场档案"),
  plural: say("market files", "市场档案"),
  folder: "markets",
  shape: "record",
  naming: { by: "slug", of: ["name"] },
  fields: {
    name: field(textKind(), say("Name", "名称"), { required: true, find: "name", list: 9 }),
    kind: field(choiceKind(marketKinds), say("Kind", "类型"), { required: true, list: 8 }),
    area: field(textKind(), say("Market", "市场"), { required: true, list: 8 }),
    owner: field(refKind("staff"), say("Owner", "负责人"), { list: 5, initial: ({ me }) => me }),
    date: field(dateKind, say("As of", "截至"), { list: 6, initial: ({ today }) => today }),
    scale: field(textKind(), say("Size of the market", "市场容量"), { ask: true }),
    trend: field(textKind(), say("Trend", "发展趋势"), { ask: true }),
    ...consumerFields,
    ...tradeFields,
    ...productFields,
    ...publicFields,
    ...planFields,
    files: field(wordsKind, say("Files", "附件路径")),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
});

export type Market = Stored<typeof market>;
