import { wordsKind } from "./kinds/groups.ts";
import { choiceKind } from "./kinds/texts.ts";
import { field } from "./noun.ts";
import { same, say } from "./words.ts";

/** What the firm itself decides about messages. */
export const messageSettingFields = {
  sender: field(
    wordsKind,
    say("Program that sends messages, with its arguments", "发送消息的程序及参数"),
    {
      help: same('[msmtp, -t] · [sms-tool, send, "{to}"]'),
      merge: "conflict",
      sample: same("msmtp, -t"),
    },
  ),
  greetings: field(wordsKind, say("Days on which customers are greeted", "节日祝福的节日"), {
    help: same("new-year, spring-festival, valentines, labour-day, mid-autumn, national-day"),
    sample: same("new-year, spring-festival, mid-autumn"),
  }),
  weekendGreetings: field(
    choiceKind([
      { value: "weekly", label: say("weekly", "每周") },
      { value: "monthly", label: say("monthly", "每月") },
      { value: "never", label: say("never", "不发") },
    ]),
    say("Weekend greetings to long-term customers", "长期培育客户的周末问候"),
  ),
};
