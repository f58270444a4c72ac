import { say } from "../../law/words.ts";
import type { Topic } from "../../nouns/index.ts";

/** How much a customer may owe, and how good a payer it is. */
export const creditTopic: Topic = {
  summary: say("credit: what is used of it, and how good a payer is", "客户信用：占用与付款等级"),
  verbs: {
    show: () => import("./show.ts"),
    suggest: () => import("./suggest.ts"),
  },
};
