import { rateKind } from "../../law/kinds/figures.ts";
import { textKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { type Language, say, type Text } from "../../law/words.ts";
import { customerPipeline, pipelineOf } from "../../nouns/pursuit/known.ts";
import { stageNotes } from "../../nouns/pursuit/move.ts";
import { daysOf, type PipelineStage } from "../../nouns/pursuit/pipeline.ts";
import { roles } from "../../nouns/staff/staff.ts";
import { type Context, defineVerb } from "../../nouns/verb.ts";
import type { Row, TableView } from "../../print/view.ts";

const meetings = {
  daily: say("case meeting every day", "每日个案会"),
  weekly: say("case meeting every week", "每周个案会"),
} as const;

/** What is to be done in each stage, a line for each. */
function todoView(stages: readonly PipelineStage[], { book, today, language }: Context): TableView {
  const { limits } = book.settings;
  const rows = stages.flatMap((stage): Row[] => {
    const meeting = stage.meeting === undefined ? [] : [meetings[stage.meeting]];
    const lines: Text[] = [
      ...(stage.todo ?? []).map(({ en, zh }) => say(en, zh)),
      ...stageNotes(
        { ...stage, todo: [], limitDays: undefined, everyDays: undefined },
        { from: today, limits },
      ),
      ...meeting,
    ];
    return lines.map((line, at) => ({
      stage: at === 0 ? stage[language] : "",
      todo: line[language],
    }));
  });
  return {
    shape: "list",
    title: say("what is to be done", "各阶段工作"),
    columns: [
      { key: "stage", label: say("Stage", "阶段"), weight: 9 },
      { key: "todo", label: say("To do", "内容"), weight: 9, wrap: true, least: 30 },
    ],
    rows,
  };
}

function stagesView(stages: readonly PipelineStage[], { book }: Context): TableView {
  const { limits } = book.settings;
  const rate = (value: unknown, language: Language): string =>
    value === undefined ? "" : rateKind.show(String(value), language);
  const name = (id: unknown, language: Language): string =>
    stages.find((one) => one.id === id)?.[language] ?? String(id ?? "");
  return {
    shape: "list",
    title: say("stages", "阶段"),
    columns: [
      { key: "stage", label: say("Stage", "阶段"), weight: 9, format: name },
      {
        key: "role",
        label: say("Whose", "负责岗位"),
        weight: 6,
        format: (value, language) =>
          roles.find((one) => one.value === value)?.label[language] ?? "",
      },
      { key: "limit", label: say("Limit", "期限（天）"), weight: 8, align: "right" },
      { key: "every", label: say("Contact every", "联系间隔（天）"), weight: 7, align: "right" },
      { key: "after", label: say("Then to", "超期转入"), weight: 6, format: name },
      {
        key: "conversion",
        label: say("Conversion", "目标转化率"),
        weight: 5,
        align: "right",
        format: rate,
      },
      { key: "payment", label: say("Paid", "目标付款率"), weight: 5, align: "right", format: rate },
    ],
    hidden: [{ key: "id", label: say("Id", "编号") }],
    rows: stages.map(({ id, role, limitDays, everyDays, after, conversion, payment }) => ({
      ...{ stage: id, id, role, after, conversion, payment },
      limit: daysOf(limitDays, limits),
      every: daysOf(everyDays, limits),
    })),
  };
}

export const verb = defineVerb({
  summary: say("the stages of a pipeline and what is to be done in each", "流程的各阶段及工作"),
  examples: ["rounds pipeline show enrolment", "rounds pipeline show"],
  arguments: { name: field(textKind(), say("Pipeline", "流程")) },
  async run(context, { name }) {
    const pipeline = await pipelineOf(name ?? customerPipeline(context), context);
    const { stages } = pipeline;
    return {
      shape: "page",
      title: say(`pipeline ${pipeline.name.en}`, `流程：${pipeline.name.zh}`),
      facts: [{ key: "id", label: say("Id", "编号"), value: pipeline.id }],
      sections: [stagesView(stages, context), todoView(stages, context)],
      record: pipeline,
    };
  },
});
