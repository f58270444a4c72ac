import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { market } from "../market.ts";
import { readiness } from "../ready.ts";

export const verb = defineVerb({
  summary: say(
    "which market files are there before a market is entered",
    "进入市场前五类档案与计划是否齐备",
  ),
  examples: ["rounds market ready 嘉兴"],
  arguments: {
    area: field(textKind({ name: "area" }), say("Market", "市场"), { required: true }),
  },
  run: async ({ book, language }, { area }) =>
    readiness(await book.all(market), { area, language }),
});
