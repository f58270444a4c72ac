import { standing } from "../../../law/reversal.ts";
import { say } from "../../../law/words.ts";
import type { Fact, PageView, TableView } from "../../../print/view.ts";
import { type Customer, customer } from "../../customer/customer.ts";
import { optedOut } from "../../customer/fields/messages.ts";
import { recordArgument } from "../../generic/show.ts";
import { type Promised, promise } from "../../promise/promise.ts";
import { openPromises } from "../../promise/rules.ts";
import { defineVerb } from "../../verb.ts";
import { type Call, call } from "../call.ts";
import { callTopics, worded } from "../choices.ts";
import { callsWith } from "../recent.ts";
import { attempts, nextOpening, triedText } from "../rules.ts";

const mostCalls = 3;

function peopleView({ contacts }: Customer): TableView {
  return {
    shape: "list",
    title: say("people", "联系人"),
    columns: [
      { key: "name", label: say("Name", "姓名"), weight: 9 },
      { key: "title", label: say("Job title", "职务"), weight: 7 },
      { key: "mobile", label: say("Mobile", "手机"), weight: 8 },
      { key: "likes", label: say("Likes", "喜好"), weight: 4, wrap: true },
    ],
    rows: (contacts ?? []).map(({ name, title, mobile, phone, likes }) => ({
      ...{ name, title, likes },
      mobile: mobile ?? phone,
    })),
  };
}

function promisedView(open: readonly Promised[]): TableView {
  return {
    shape: "list",
    title: say("promised", "未兑现承诺"),
    columns: [
      { key: "due", label: say("For", "日期"), weight: 9 },
      { key: "what", label: say("What", "内容"), weight: 8, wrap: true },
    ],
    rows: open.map(({ due, what }) => ({ due, what })),
    empty: say("nothing", "无"),
  };
}

function callsView(kept: readonly Call[]): TableView {
  return {
    shape: "list",
    title: say("last calls", "最近通话"),
    columns: [
      { key: "date", label: say("Date", "日期"), weight: 9 },
      {
        key: "result",
        label: say("Result", "结果"),
        weight: 8,
        format: (value, tongue) => call.fields.result.kind.show(value as "reached", tongue),
      },
      { key: "contact", label: say("Spoke with", "通话对象"), weight: 6 },
      { key: "notes", label: say("Notes", "内容"), weight: 7, wrap: true, least: 24 },
    ],
    rows: kept.map(({ date, result, contact, notes }) => ({ date, result, contact, notes })),
    empty: say("no call yet", "尚无通话"),
  };
}

export const verb = defineVerb({
  summary: say(
    "what to know before a call: opening, tries, last talks, promises",
    "致电前准备：开场、尝试次数、前几次通话、承诺",
  ),
  examples: ["rounds call prepare jinhong"],
  arguments: recordArgument(customer),
  async run({ book, language }, { which }): Promise<PageView> {
    const record = await book.get(customer, which);
    const calls = await callsWith(book, record.id);
    const kept = standing(calls).toReversed().slice(0, mostCalls);
    const topics = kept.find((one) => (one.topics ?? []).length > 0)?.topics ?? [];
    const open = openPromises(await book.liveWhere(promise, "customer", record.id));
    const refuses = optedOut("phone", record) ? say("no calls", "不接受电话")[language] : undefined;
    const told = (key: string, label: Fact["label"], value: Fact["value"]): Fact[] =>
      value === undefined || value === "" ? [] : [{ key, label, value }];
    const tried = triedText(attempts(calls))?.[language];
    const said = worded(topics, { choices: callTopics, language });
    return {
      shape: "page",
      title: say(`before a call: ${record.name}`, `致电准备：${record.name}`),
      facts: [
        ...told("refuses", say("Opted out", "拒收"), refuses),
        ...told("opening", say("Begin with", "开场"), nextOpening(calls)),
        ...told("tried", say("Tries", "尝试"), tried),
        ...told("next", say("Agreed", "上次约定"), record.nextStep),
        ...told("nextDate", say("Agreed for", "约定日期"), record.nextDate),
        ...told("topics", say("Spoken of the last time", "上次话题"), said),
        ...told("avoid", say("Hours to avoid", "避开时段"), record.hourToAvoid),
        ...told("phone", say("Phone", "电话"), record.phone),
      ],
      sections: [peopleView(record), promisedView(open), callsView(kept)],
      notes: [
        say(
          "what to say: rounds script show call-opening",
          "话术：rounds script show call-opening",
        ),
      ],
      record: { ...record, tried: attempts(calls), opening: nextOpening(calls), promises: open },
    };
  },
});
