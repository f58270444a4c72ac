import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { offeredStage, pipelineOf } from "../../pursuit/known.ts";
import { moveTo } from "../../pursuit/move.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { project } from "../project.ts";
import { usualPipeline } from "../rules.ts";

export const verb = defineVerb({
  summary: say("move a project to its next stage", "项目进入下一阶段"),
  examples: ["rounds project stage hubin-jiudian tender"],
  arguments: {
    ...recordArgument(project),
    stage: field(textKind(), say("Stage", "阶段"), { required: true }),
  },
  flags: {
    why: field(textKind(), say("Why", "原因")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  suggest: async (context, { which }) => {
    const record = which === undefined ? undefined : await context.book.maybe(project, which);
    if (!record) return {};
    const pipeline = await pipelineOf(record.pipeline ?? usualPipeline, context);
    return offeredStage(pipeline, record.pursuit, context);
  },
  writes: true,
  async run(context, { which, stage, why, date }) {
    const { book, today } = context;
    const record = await book.get(project, which);
    const people = (await book.all(staff)).filter((one) => !one.left);
    return moveTo({
      noun: project,
      record,
      pipeline: await pipelineOf(record.pipeline ?? usualPipeline, context),
      stage,
      date,
      today,
      why,
      limits: book.settings.limits,
      people,
      also: ({ id }) => ({ stage: id }),
    });
  },
});
