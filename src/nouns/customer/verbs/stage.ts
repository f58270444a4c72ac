import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { standsIn } from "../../pursuit/fields.ts";
import { customerPipeline, offeredStage, pipelineOf } from "../../pursuit/known.ts";
import { moveTo } from "../../pursuit/move.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type Customer, customer } from "../customer.ts";

export const verb = defineVerb({
  summary: say(
    "move a customer to a stage; says what is to be done there",
    "客户进入某阶段，并提示该做什么",
  ),
  examples: [
    "rounds customer stage jinhong visit",
    'rounds customer stage jinhong consult --pipeline enrolment --to zhou-min --why "walked in"',
  ],
  arguments: {
    ...recordArgument(customer),
    stage: field(textKind(), say("Stage", "阶段"), { required: true }),
  },
  flags: {
    why: field(textKind(), say("Why", "原因")),
    to: field(refKind("staff"), say("Hand over to", "转交")),
    pipeline: field(textKind(), say("Pipeline", "流程"), {
      help: say("sales, enrolment, strategic, or one's own", "sales、enrolment、strategic 或自定"),
    }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  suggest: async (context, { which, pipeline: named }) => {
    const record = which === undefined ? undefined : await context.book.maybe(customer, which);
    if (!record) return {};
    const pipeline = await pipelineFor(record, named, context);
    return offeredStage(pipeline, record.pursuit, context);
  },
  writes: true,
  async run(context, { which, stage, why, to, pipeline: named, date }) {
    const { book, today } = context;
    const record = await book.get(customer, which);
    const pipeline = await pipelineFor(record, named, context);
    const people = (await book.all(staff)).filter((one) => !one.left);
    return moveTo({
      noun: customer,
      record,
      pipeline,
      stage,
      date,
      today,
      why,
      to,
      limits: book.settings.limits,
      people,
      also: ({ means }) => ({
        ...(means === undefined ? {} : { stage: means }),
        ...(named === undefined || named === customerPipeline(context) ? {} : { pipeline: named }),
        ...(record.followUp === undefined ? {} : { followUp: undefined }),
      }),
    });
  },
});

/** The pipeline that is named, else the one the customer is in or was given. */
function pipelineFor(record: Customer, named: string | undefined, context: Context) {
  const chosen = named ?? standsIn(record.pursuit)?.pipeline ?? record.pipeline;
  return pipelineOf(chosen ?? customerPipeline(context), context);
}
