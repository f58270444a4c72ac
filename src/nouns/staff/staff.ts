import { dateKind } from "../../law/kinds/figures.ts";
import { moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";

/** What somebody does in the firm; duties without a named person go to a role. */
export const roles = [
  { value: "sales", label: say("salesperson", "销售员") },
  { value: "manager", label: say("sales manager", "销售经理") },
  { value: "storekeeper", label: say("storekeeper", "仓管员") },
  { value: "bookkeeper", label: say("bookkeeper", "财务") },
  { value: "service", label: say("customer service", "客服") },
  { value: "director", label: say("director", "总经理") },
] as const;

export const staff = defineNoun({
  name: "staff",
  label: say("staff member", "员工"),
  plural: say("staff", "员工"),
  folder: "staff",
  shape: "record",
  naming: { by: "slug", of: ["name"] },
  fields: {
    name: field(textKind(), say("Name", "姓名"), { required: true, find: "name", list: 9 }),
    code: field(textKind(), say("Staff number", "工号"), { find: "code" }),
    role: field(choiceKind(roles), say("Role", "岗位"), {
      list: 8,
      merge: "conflict",
      ask: true,
      initial: () => "sales",
    }),
    phone: field(textKind({ name: "phone" }), say("Mobile", "手机"), {
      find: "phone",
      list: 6,
      ask: true,
    }),
    email: field(textKind({ name: "email" }), say("E-mail", "邮箱"), {
      find: "alias",
      list: 5,
      ask: true,
      help: say(
        "the address that git knows you by: then you need no --as",
        "与 git 的 user.email 相同时不必再写 --as",
      ),
    }),
    title: field(textKind(), say("Job title", "职务"), { list: 4 }),
    region: field(textKind(), say("Region", "区域"), { list: 3 }),
    manager: field(refKind("staff"), say("Manager", "上级")),
    joined: field(dateKind, say("Joined", "入职日期")),
    birthday: field(dateKind, say("Birthday", "生日")),
    address: field(textKind(), say("Address", "地址")),
    left: field(yesNoKind, say("Has left", "已离职"), { merge: "conflict" }),
    aliases: field(wordsKind, say("Also called", "别名"), { find: "alias" }),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
});

export type Staff = Stored<typeof staff>;
