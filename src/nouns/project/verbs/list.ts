import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import type { Column } from "../../../print/view.ts";
import { listVerb } from "../../generic/list.ts";
import { tableOf } from "../../generic/tables.ts";
import { pipelinesOf } from "../../pursuit/known.ts";
import { stageOf } from "../../pursuit/pipeline.ts";
import { defineVerb } from "../../verb.ts";
import { project } from "../project.ts";
import { isRunning, nextContact, usualPipeline } from "../rules.ts";

const plain = listVerb(project);

export const verb = defineVerb({
  summary: say("projects with their stage and the next dates", "项目跟踪一览：阶段与下一个日期"),
  examples: ["rounds project list", "rounds project list --all"],
  flags: { ...plain.flags, all: field(switchKind, say("Those at an end too", "含已结束项目")) },
  async run(context, { all, ...input }) {
    const { book } = context;
    const list = tableOf(await plain.run(context, input));
    const records = new Map((await book.all(project)).map((one) => [one.id, one]));
    const name = (id: string): string => records.get(id)?.pipeline ?? usualPipeline;
    const pipelines = await pipelinesOf([...records.keys()].map(name), context);
    const columns = list.columns.map(
      (one): Column =>
        one.key === "stage"
          ? {
              ...one,
              tell: (row, language) => {
                const pipeline = pipelines.get(name(String(row.id)));
                const stage = pipeline && stageOf(pipeline, String(row.stage ?? ""));
                return stage?.[language] ?? String(row.stage ?? "");
              },
            }
          : one,
    );
    const rows = list.rows.flatMap((row) => {
      const record = records.get(String(row.id));
      if (!record || (!all && !isRunning(record))) return [];
      const pipeline = pipelines.get(name(record.id));
      const date = record.dates?.find(({ done }) => !done);
      return [
        {
          ...row,
          nextContact: nextContact(record, pipeline, book.settings.limits),
          nextDate: date && `${date.date} ${date.what}`,
        },
      ];
    });
    return {
      ...list,
      title: say("project tracking", "项目跟踪表"),
      columns: [
        ...columns,
        { key: "nextContact", label: say("Contact by", "下次回访"), weight: 8 },
        { key: "nextDate", label: say("Important date", "重要日期"), weight: 8, wrap: true },
      ],
      rows,
    };
  },
});
