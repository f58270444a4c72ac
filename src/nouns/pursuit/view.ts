import { addDays } from "../../law/dates.ts";
import { say } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import type { Context } from "../verb.ts";
import type { Pursuit } from "./fields.ts";
import { pipelinesOf } from "./known.ts";
import { daysOf, stageOf } from "./pipeline.ts";

/** The stages that a customer has gone through, the present one with its limit; newest first. */
export async function pursuitViews(
  pursuit: readonly Pursuit[] | undefined,
  people: ReadonlyMap<string, string>,
  context: Context,
): Promise<readonly TableView[]> {
  if (!pursuit || pursuit.length === 0) return [];
  const { limits } = context.book.settings;
  const pipelines = await pipelinesOf(
    pursuit.map((one) => one.pipeline),
    context,
  );
  const rows = pursuit.map(({ pipeline: id, stage: name, from, to, by, why }) => {
    const pipeline = pipelines.get(id);
    const stage = pipeline && stageOf(pipeline, name);
    const days = daysOf(stage?.limitDays, limits);
    return {
      pipeline: pipeline?.name[context.language] ?? id,
      stage: stage?.[context.language] ?? name,
      ...{ from, to, why },
      limit: to === undefined && days !== undefined ? addDays(from, days) : undefined,
      by: by === undefined ? undefined : (people.get(by) ?? by),
    };
  });
  return [
    {
      shape: "list",
      title: say("stages", "阶段经过"),
      columns: [
        { key: "pipeline", label: say("Pipeline", "流程"), weight: 4 },
        { key: "stage", label: say("Stage", "阶段"), weight: 9 },
        { key: "from", label: say("From", "开始"), weight: 8 },
        { key: "to", label: say("To", "结束"), weight: 7 },
        { key: "limit", label: say("Limit", "期限"), weight: 8 },
        { key: "by", label: say("By", "跟进人"), weight: 6 },
        { key: "why", label: say("Why", "原因"), weight: 5, wrap: true },
      ],
      rows: rows.reverse(),
    },
  ];
}
