import { groupsKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { contactFields } from "../customer/contacts.ts";
import { supplierTermFields } from "./terms.ts";

export const supplier = defineNoun({
  name: "supplier",
  label: say("supplier", "供应商"),
  plural: say("suppliers", "供应商"),
  folder: "suppliers",
  shape: "record",
  naming: { by: "slug", of: ["name"] },
  fields: {
    name: field(textKind(), say("Name", "名称"), { required: true, find: "name", list: 9 }),
    code: field(textKind(), say("Supplier number", "供应商编号"), { find: "code" }),
    aliases: field(wordsKind, say("Also called", "别名"), { find: "alias" }),
    phone: field(textKind({ name: "phone" }), say("Phone", "电话"), {
      find: "phone",
      list: 7,
      ask: true,
    }),
    fax: field(textKind({ name: "phone" }), say("Fax", "传真")),
    email: field(textKind({ name: "email" }), say("E-mail", "邮箱")),
    website: field(textKind(), say("Website", "网站")),
    address: field(textKind(), say("Address", "地址"), { ask: true }),
    city: field(textKind(), say("City", "城市"), { list: 6 }),
    region: field(textKind(), say("Region", "区域")),
    country: field(textKind(), say("Country", "国家"), { list: 5 }),
    postcode: field(textKind(), say("Postcode", "邮编")),
    taxNumber: field(textKind(), say("Tax number", "税号")),
    contacts: field(
      groupsKind(contactFields, {
        by: "name",
        example: say("John Park, mobile=13900000000", "李强，手机=13900000000"),
      }),
      say("Contacts", "联系人"),
      { ask: true, flag: "contact", merge: "union" },
    ),
    helpsWith: field(wordsKind, say("Helps projects with", "可为项目提供"), {
      list: 2,
      help: say(
        "new products of an excellent supplier: packaging, cold chain",
        "优秀新品供应商可提供的产品，如新型包装、冷链",
      ),
    }),
    ...supplierTermFields,
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
});

export type Supplier = Stored<typeof supplier>;
