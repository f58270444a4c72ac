import { dateKind } from "../../law/kinds/figures.ts";
import { moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { staffQuotaFields } from "./fields/quotas.ts";

/** What somebody does in the firm; duties without a named person go to a role. */
export const roles = [
  { value: "sales", label: say("salesperson", "销售员"), also: ["销售", "业务员"] },
  { value: "manager", label: say("sales manager", "销售经理") },
  { value: "storekeeper", label: say("storekeeper", "仓管员"), also: ["库管", "仓库管理员"] },
  { value: "buyer", label: say("buyer", "采购员") },
  { value: "dispatcher", label: say("dispatcher", "调度员"), also: ["运输调度员"] },
  { value: "production", label: say("head of production", "生产主管") },
  { value: "bookkeeper", label: say("bookkeeper", "财务"), also: ["会计", "出纳"] },
  { value: "service", label: say("customer service", "客服") },
  { value: "clerk", label: say("sales clerk", "销售内勤"), also: ["内勤"] },
  { value: "legal", label: say("legal", "法务") },
  { value: "marketing", label: say("marketing", "市场专员") },
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
    regions: field(wordsKind, say("Territory", "负责区域"), {
      help: say("regions whose customers go to this person", "这些区域的客户归其负责"),
    }),
    manager: field(refKind("staff"), say("Manager", "上级")),
    joined: field(dateKind, say("Joined", "入职日期")),
    birthday: field(dateKind, say("Birthday", "生日")),
    address: field(textKind(), say("Address", "地址")),
    left: field(yesNoKind, say("Has left", "已离职"), { merge: "conflict" }),
    awayFrom: field(dateKind, say("Away from", "请假开始"), { merge: "conflict" }),
    awayTo: field(dateKind, say("Away to", "请假结束"), { merge: "conflict" }),
    substitute: field(refKind("staff"), say("Substitute", "代理人"), { merge: "conflict" }),
    readsAll: field(yesNoKind, say("Reads all customers", "可查看全部客户"), {
      merge: "conflict",
      help: say("approved by the manager", "须经经理批准"),
    }),
    ...staffQuotaFields,
    aliases: field(wordsKind, say("Also called", "别名"), { find: "alias" }),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  agree: ({ awayFrom, awayTo }: { readonly awayFrom?: string; readonly awayTo?: string }) =>
    awayFrom !== undefined && awayTo !== undefined && awayTo < awayFrom
      ? [{ path: ["awayTo"], text: say("it ends before it begins", "结束日期早于开始日期") }]
      : [],
});

export type Staff = Stored<typeof staff>;
