import { dateKind, moneyKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { defineNoun, type Finding, field, type Stored, type Values } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { stepKeys, timetables } from "./timetable.ts";

/** What a campaign is: R-SVC-39, R-COM-37, R-COM-40. */
const kinds = [
  { value: "customer-evening", label: say("customer evening", "客户答谢会") },
  { value: "knowledge", label: say("knowledge evening", "知识讲座") },
  { value: "social", label: say("social event", "联谊活动") },
  { value: "trip", label: say("self-drive trip", "自驾游") },
  { value: "advice", label: say("advice service", "咨询服务") },
  { value: "survey", label: say("satisfaction survey", "满意度调查") },
  { value: "promotion", label: say("promotion", "促销活动") },
  { value: "discount-service", label: say("discount service", "优惠服务"), also: ["优惠服务月"] },
  { value: "free-check", label: say("free check week", "免费检测"), also: ["免费检测周"] },
  { value: "fair", label: say("fair", "展会") },
  { value: "other", label: say("other", "其他") },
] as const;

export const answers = [
  { value: "coming", label: say("coming", "会来"), also: ["参加", "来"] },
  { value: "maybe", label: say("maybe", "待定"), also: ["也许"] },
  { value: "declined", label: say("declined", "不来"), also: ["不参加", "谢绝"] },
] as const;

export const answerKind = choiceKind(answers);

/** One invited customer; who fills in other guests at the same time is never in the way. */
export const guestFields = {
  customer: field(refKind("customer"), say("Customer", "客户"), { required: true }),
  host: field(refKind("staff"), say("Host", "接待人")),
  called: field(dateKind, say("Last called", "最近致电")),
  reached: field(dateKind, say("Talked to", "已沟通")),
  answer: field(answerKind, say("Answer", "答复")),
  target: field(yesNoKind, say("Real target", "目标客户")),
  came: field(yesNoKind, say("Came", "到场")),
  ordered: field(yesNoKind, say("Ordered", "下单")),
  followed: field(dateKind, say("Followed up", "会后跟进")),
  why: field(textKind(), say("Why", "原因")),
};

export type Guest = Values<typeof guestFields>;

/** A step of the timetable that a host has done for all guests of his. */
const doneFields = {
  step: field(choiceKind(stepKeys), say("Step", "步骤"), { required: true }),
  by: field(refKind("staff"), say("Host", "接待人"), { required: true }),
  date: field(dateKind, say("On", "日期"), { required: true }),
};

interface Days {
  readonly date: string;
  readonly until?: string;
}

/** A campaign or event with its invitation list: R-SVC-39, R-COM-25 to R-COM-31, R-OWN-11. */
export const event = defineNoun({
  name: "event",
  label: say("event", "活动"),
  plural: say("events", "活动"),
  folder: "events",
  shape: "record",
  naming: { by: "slug", of: ["name"] },
  fields: {
    name: field(textKind(), say("Name", "名称"), {
      required: true,
      find: "name",
      list: 9,
      headers: ["活动名称"],
    }),
    date: field(dateKind, say("Date", "日期"), { required: true, list: 9, merge: "conflict" }),
    until: field(dateKind, say("Until", "截止日期"), { list: 3, merge: "conflict" }),
    time: field(textKind(), say("Time", "时间"), { list: 3, ask: true }),
    place: field(textKind(), say("Place", "地点"), { list: 6, ask: true }),
    kind: field(choiceKind(kinds), say("Kind", "类型"), { list: 5, ask: true }),
    timetable: field(choiceKind(timetables), say("Timetable", "邀约节奏"), {
      list: 2,
      initial: () => "texts",
      help: say(
        "texts: 7 days, 2-3 days and the evening before; notice: by phone two weeks before, then a letter",
        "texts：提前7天、2-3天、前一晚各一条短信；notice：提前两周电话通知，随后寄书面通知",
      ),
    }),
    target: field(textKind(), say("What for", "目标"), { list: 4, ask: true }),
    goal: field(wholeKind({ least: "1" }), say("Guests wanted", "目标到场人数"), { ask: true }),
    price: field(moneyKind({ least: "0" }), say("Package price", "套餐价"), { ask: true }),
    phone: field(textKind({ name: "phone" }), say("Phone for questions", "咨询电话")),
    owner: field(refKind("staff"), say("Run by", "负责人"), { list: 5, initial: ({ me }) => me }),
    guests: field(
      groupsKind(guestFields, {
        example: say("customer=jinhong, host=wu-tao", "customer=金虹, host=吴涛"),
      }),
      say("Guests", "邀约名单"),
      { flag: "guest", merge: "union" },
    ),
    done: field(
      groupsKind(doneFields, { example: say("step=text-1, by=wu-tao", "step=text-1, by=吴涛") }),
      say("Steps done", "已完成步骤"),
      { kept: true, merge: "union" },
    ),
    cancelled: field(
      groupKind(
        {
          date: field(dateKind, say("On", "日期"), { required: true }),
          why: field(textKind(), say("Why", "原因"), { required: true }),
        },
        { example: say("date=2026-11-22, why=no room", "date=2026-11-22, why=场地取消") },
      ),
      say("Cancelled", "已取消"),
      { kept: true },
    ),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  agree: ({ date, until }: Days): readonly Finding[] =>
    until !== undefined && until < date
      ? [
          {
            path: ["until"],
            text: say(`until ${until} is before ${date}`, `截止日期 ${until} 早于 ${date}`),
          },
        ]
      : [],
});

export type Event = Stored<typeof event>;
