import { dateKind, moneyKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupsKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { cycles, grades, kinds, sources, stages } from "./choices.ts";

const monthDay = textKind({
  name: "MM-DD",
  pattern: /^L?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  wanted: say("a month and day like 08-15", "“08-15”这样的月日"),
});

export const contactFields = {
  name: field(textKind(), say("Name", "姓名"), { required: true }),
  title: field(textKind(), say("Job title", "职务")),
  decides: field(yesNoKind, say("Decides", "决策人"), { headers: ["有决定权"] }),
  phone: field(textKind({ name: "phone" }), say("Phone", "电话"), { find: "phone" }),
  mobile: field(textKind({ name: "phone" }), say("Mobile", "手机"), { find: "phone" }),
  fax: field(textKind({ name: "phone" }), say("Fax", "传真")),
  email: field(textKind({ name: "email" }), say("E-mail", "邮箱")),
  wechat: field(textKind(), say("WeChat", "微信")),
  birthday: field(monthDay, say("Birthday", "公历生日"), { headers: ["生日（公历月日）"] }),
  lunarBirthday: field(monthDay, say("Lunar birthday", "农历生日"), {
    headers: ["生日（农历月日）"],
  }),
  likes: field(textKind(), say("Likes", "喜好")),
  notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
};

/** The customer's file (客户档案): R-CUS-01 to R-CUS-28. */
export const customer = defineNoun({
  name: "customer",
  label: say("customer", "客户"),
  plural: say("customers", "客户"),
  folder: "customers",
  shape: "record",
  naming: { by: "slug", of: ["name"] },
  fields: {
    name: field(textKind(), say("Name", "名称"), {
      required: true,
      find: "name",
      list: 9,
      headers: ["company", "company name", "公司名称", "客户名称"],
    }),
    code: field(textKind(), say("Customer number", "客户编号"), { find: "code" }),
    aliases: field(wordsKind, say("Also called", "别名"), { find: "alias" }),
    kind: field(choiceKind(kinds), say("Kind", "类型"), { list: 5, ask: true }),
    grade: field(choiceKind(grades), say("Grade", "等级"), {
      list: 8,
      ask: true,
      merge: "conflict",
      help: say(
        "A: large and urgent need; B: has the idea; C: latent",
        "A 需求大且急；B 有购买意向；C 潜在需求",
      ),
    }),
    stage: field(choiceKind(stages), say("Stage", "阶段"), {
      list: 6,
      ask: true,
      merge: "conflict",
    }),
    owner: field(refKind("staff"), say("Owner", "负责人"), {
      list: 4,
      ask: true,
      initial: ({ me }) => me,
    }),
    region: field(textKind(), say("Region", "区域"), { list: 3, ask: true }),
    source: field(choiceKind(sources), say("Source", "来源")),
    phone: field(textKind({ name: "phone" }), say("Phone", "电话"), {
      find: "phone",
      list: 8,
      ask: true,
      headers: ["tel", "telephone"],
    }),
    fax: field(textKind({ name: "phone" }), say("Fax", "传真")),
    email: field(textKind({ name: "email" }), say("E-mail", "邮箱")),
    website: field(textKind(), say("Website", "网站")),
    address: field(textKind(), say("Address", "地址"), { ask: true }),
    city: field(textKind(), say("City", "城市")),
    country: field(textKind(), say("Country", "国家")),
    postcode: field(textKind(), say("Postcode", "邮编")),
    taxNumber: field(textKind(), say("Tax number", "税号")),
    contacts: field(
      groupsKind(contactFields, {
        example: say(
          "name=Anna Lee, title=buyer, mobile=13800000000, birthday=11-27",
          "name=王芳, title=采购经理, mobile=13800000000, birthday=11-27",
        ),
      }),
      say("Contacts", "联系人"),
      { ask: true, flag: "contact", merge: "union" },
    ),
    economicNature: field(textKind(), say("Economic nature", "经济性质")),
    size: field(textKind(), say("Size", "规模")),
    network: field(textKind(), say("Network", "客户网络范围")),
    mainBusiness: field(textKind(), say("Main business", "主营业务")),
    creditLimit: field(moneyKind({ least: "0" }), say("Credit limit", "信用额度")),
    creditDays: field(wholeKind({ least: "0", most: "730" }), say("Credit days", "账期（天）")),
    hourToAvoid: field(textKind(), say("Hours to avoid", "避开时段"), {
      headers: ["不宜拜访时段"],
    }),
    payDay: field(wholeKind({ least: "1", most: "31" }), say("Pay day", "付款日")),
    visitCycle: field(choiceKind(cycles), say("Visit cycle", "拜访周期"), { list: 2, ask: true }),
    nextStep: field(textKind(), say("Next step", "下一步"), { list: 3 }),
    nextDate: field(dateKind, say("Next date", "下次日期"), { list: 7 }),
    added: field(dateKind, say("Added", "建档日期"), { initial: ({ today }) => today }),
    tags: field(wordsKind, say("Tags", "标签")),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
});

export type Customer = Stored<typeof customer>;
