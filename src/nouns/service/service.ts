import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";

const kinds = [
  { value: "installation", label: say("installation", "安装") },
  { value: "repair", label: say("repair", "维修") },
  { value: "maintenance", label: say("maintenance", "保养") },
  { value: "consultation", label: say("consultation", "咨询") },
  { value: "other", label: say("other", "其他") },
] as const;

/** A service that was handed over; its return calls go by the day: R-SVC-01, R-SVC-04. */
export const service = defineNoun({
  name: "service",
  label: say("service", "服务单"),
  plural: say("services", "服务单"),
  folder: "services",
  shape: "record",
  naming: { by: "day", prefix: "SV", date: "date" },
  fields: {
    customer: field(refKind("customer"), say("Customer", "客户"), { required: true, list: 9 }),
    date: field(dateKind, say("Handed over on", "交付日期"), {
      required: true,
      list: 8,
      merge: "conflict",
      initial: ({ today }) => today,
    }),
    kind: field(choiceKind(kinds), say("Kind", "类型"), { required: true, list: 7, ask: true }),
    item: field(textKind(), say("What", "服务对象"), {
      list: 6,
      ask: true,
      help: say("the machine, or the number plate", "设备名称或车牌号"),
    }),
    slip: field(textKind(), say("Slip", "售后单号"), { find: "code", list: 4 }),
    by: field(refKind("staff"), say("Done by", "服务人员"), { list: 5, initial: ({ me }) => me }),
    order: field(refKind("order"), say("Of order", "关联订单")),
    amount: field(moneyKind({ least: "0" }), say("Amount", "金额")),
    special: field(yesNoKind, say("Large or serious", "大额或重大")),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  call: (record: { id: string }) => record.id,
  settled: ({ date }: { date: string }, { to }) => date <= to,
});

export type Service = Stored<typeof service>;
