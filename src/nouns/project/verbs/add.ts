import { textKind } from "../../../law/kinds/texts.ts";
import { type Fields, field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { addVerb } from "../../generic/add.ts";
import { pipelineOf } from "../../pursuit/known.ts";
import { wantedStage } from "../../pursuit/move.ts";
import { defineVerb } from "../../verb.ts";
import { project } from "../project.ts";
import { usualPipeline } from "../rules.ts";

const plain = addVerb(project);

export const verb = defineVerb({
  summary: say(
    "add a project, in its first stage when none is named",
    "新增项目，默认从第一阶段开始",
  ),
  examples: [
    'rounds project add "西溪酒店" --customer jinhong --amount 80000 --date "what=投标, date=2026-12-03"',
    'rounds project add "Harbour hotel" --customer jinhong --stage tender --competitors "红门, 绿山"',
  ],
  arguments: plain.arguments as Fields,
  flags: {
    ...(plain.flags as Fields),
    stage: field(textKind(), say("Stage", "阶段"), {
      help: say(
        "design, tender, detailed, execution, acceptance",
        "前期设计、投标、深化设计、备货执行、验收",
      ),
    }),
  },
  writes: true,
  async run(context, input) {
    const told = input as Record<string, string | undefined>;
    const pipeline = await pipelineOf(told.pipeline ?? usualPipeline, context);
    const stage = wantedStage(pipeline, told.stage ?? "1");
    const from = told.added ?? context.today;
    const { owner: by } = told;
    const entry = {
      pipeline: pipeline.id,
      stage: stage.id,
      from,
      ...(by === undefined ? {} : { by }),
    };
    return plain.run(context, { ...input, stage: stage.id, pursuit: [entry] } as never);
  },
});
