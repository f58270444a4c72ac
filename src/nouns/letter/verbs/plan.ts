import { refKind, switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { planOfAll } from "../showing.ts";

export const verb = defineVerb({
  summary: say(
    "who gets which letter when, and why: who is overdue",
    "催款函计划：谁、何时、哪一级、为什么",
  ),
  examples: ["rounds letter plan", "rounds letter plan --all --customer jinhong"],
  flags: {
    customer: field(refKind("customer"), say("Only this customer", "仅此客户")),
    all: field(switchKind, say("Also who is not overdue", "含未逾期客户")),
    due: field(switchKind, say("Only what is to be done today", "仅列今日应办")),
  },
  run: (context, { customer, all, due }) =>
    planOfAll(context, { customer, only: due ? "due" : all ? "all" : "overdue" }),
});
