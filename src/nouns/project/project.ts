import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupsKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored, type Values } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { pursuitKind } from "../pursuit/fields.ts";

const dateFields = {
  what: field(textKind(), say("What", "事项"), { required: true }),
  date: field(dateKind, say("Date", "日期"), { required: true }),
  done: field(yesNoKind, say("Done", "已完成")),
};

/** A day of a project that must not be forgotten: R-FUP-15. */
export type ProjectDate = Values<typeof dateFields>;

/** What a project's file says where a rule of the noun looks at it. */
interface Told {
  readonly name?: string;
  readonly id?: string;
}

/** A project followed up over months: R-FUP-13 to R-FUP-16, R-FRM-12. */
export const project = defineNoun({
  name: "project",
  label: say("project", "项目"),
  plural: say("projects", "项目"),
  folder: "projects",
  shape: "record",
  naming: { by: "slug", of: ["name"] },
  fields: {
    name: field(textKind(), say("Name", "名称"), { required: true, find: "name", list: 9 }),
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 8,
      merge: "conflict",
    }),
    owner: field(refKind("staff"), say("Owner", "负责人"), {
      list: 6,
      initial: ({ me }) => me,
      merge: "conflict",
    }),
    pipeline: field(textKind(), say("Pipeline", "流程"), {
      help: say("project when not given", "省略时用 project"),
    }),
    stage: field(textKind(), say("Stage", "阶段"), { list: 9, kept: true, merge: "conflict" }),
    amount: field(moneyKind({ least: "0" }), say("Amount expected", "预计金额"), {
      list: 5,
      ask: true,
    }),
    dates: field(
      groupsKind(dateFields, {
        example: say("what=tender, date=2026-12-03", "what=投标, date=2026-12-03"),
      }),
      say("Important dates", "重要日期"),
      { flag: "date", merge: "union" },
    ),
    competitors: field(wordsKind, say("Competitors", "竞争对手"), { list: 2, ask: true }),
    host: field(textKind(), say("Building owner", "业主"), { ask: true }),
    contractor: field(textKind(), say("Contractor", "承包商")),
    people: field(wordsKind, say("People", "相关人员"), {
      help: say("who designs, decides, buys", "设计、决策、采购等人员"),
    }),
    source: field(textKind(), say("Found", "来源"), {
      help: say("tender website, designer, customer", "招标网、设计院、客户等"),
    }),
    added: field(dateKind, say("Added", "立项日期"), { initial: ({ today }) => today }),
    lastContact: field(dateKind, say("Last contact", "最近联系"), { list: 7, kept: true }),
    pursuit: field(pursuitKind, say("Stages gone through", "阶段经过"), { kept: true }),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  call: (record: Told) => record.name ?? record.id ?? "",
});

export type Project = Stored<typeof project>;
