import { dateKind } from "../../../law/kinds/figures.ts";
import { switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { project } from "../project.ts";
import { projectDate } from "../rules.ts";

export const verb = defineVerb({
  summary: say("set an important date, or say that it is done", "设定重要日期，或标记完成"),
  examples: [
    "rounds project date hubin-jiudian 样板确认 --on 2026-12-10",
    "rounds project date hubin-jiudian 投标 --done",
  ],
  arguments: {
    ...recordArgument(project),
    what: field(textKind(), say("What", "事项"), { required: true }),
  },
  flags: {
    on: field(dateKind, say("On", "日期")),
    done: field(switchKind, say("It is done", "已完成")),
  },
  needs: async (_, { what, on, done }) =>
    what === undefined || on !== undefined || done ? [] : ["on"],
  writes: true,
  run: async ({ book }, { which, what, on, done }) =>
    projectDate(await book.get(project, which), { what, date: on, done }),
});
