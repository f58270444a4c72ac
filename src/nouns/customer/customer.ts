import { dateKind, moneyKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupsKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored, under } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { cycles, grades, kinds, stages } from "./choices.ts";
import { contactFields } from "./contacts.ts";
import { assetFields } from "./fields/assets.ts";
import { businessFields, dealingFields } from "./fields/business.ts";
import { classFields } from "./fields/classes.ts";
import { competitionFields } from "./fields/competition.ts";
import { followUpFields } from "./fields/follow-up.ts";
import { holdFields } from "./fields/hold.ts";
import { optOutFields } from "./fields/messages.ts";
import { originFields } from "./fields/origin.ts";
import { paperFields } from "./fields/papers.ts";
import { payingFields } from "./fields/paying.ts";
import { settlingFields } from "./fields/settling.ts";
import { storeFields } from "./fields/store.ts";
import { suspicionFields } from "./fields/suspicion.ts";

/** The customer's file (客户档案): what belongs together stands in fields/ (R-CUS-01 on). */
export const customer = defineNoun({
  name: "customer",
  label: say("customer", "客户"),
  plural: say("customers", "客户"),
  folder: "customers",
  shape: "record",
  naming: { by: "slug", of: ["name"] },
  keeper: "owner",
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
    ...originFields,
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
        by: "name",
        example: say(
          "Anna Lee, title=buyer, mobile=13800000000, birthday=11-27",
          "王芳，职务=采购经理，手机=13800000000，公历生日=11-27",
        ),
      }),
      say("Contacts", "联系人"),
      {
        ask: true,
        flag: "contact",
        merge: "union",
        help: say("the same name again adds to that person", "同名再填即补充该联系人"),
      },
    ),
    ...suspicionFields,
    ...optOutFields,
    ...businessFields,
    ...dealingFields,
    ...competitionFields,
    ...storeFields,
    creditLimit: field(moneyKind({ least: "0" }), say("Credit limit", "信用额度")),
    creditDays: field(wholeKind({ least: "0", most: "730" }), say("Credit days", "账期（天）")),
    ...holdFields,
    ...payingFields,
    ...settlingFields,
    ...assetFields,
    ...paperFields,
    visitCycle: field(choiceKind(cycles), say("Visit cycle", "拜访周期"), { list: 2, ask: true }),
    ...under(say("Classes", "分类"), classFields),
    ...under(say("Following up", "跟进"), followUpFields),
    nextStep: field(textKind(), say("Next step", "下一步"), { list: 3 }),
    nextDate: field(dateKind, say("Next date", "下次日期"), { list: 7 }),
    added: field(dateKind, say("Added", "建档日期"), { initial: ({ today }) => today }),
    tags: field(wordsKind, say("Tags", "标签")),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
});

export type Customer = Stored<typeof customer>;
