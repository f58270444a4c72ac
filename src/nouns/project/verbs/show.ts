import { daysBetween } from "../../../law/dates.ts";
import { standing } from "../../../law/reversal.ts";
import { say } from "../../../law/words.ts";
import type { TableView } from "../../../print/view.ts";
import { call } from "../../call/call.ts";
import { recordArgument, recordPage } from "../../generic/show.ts";
import { pipelineOf } from "../../pursuit/known.ts";
import { stageNotes } from "../../pursuit/move.ts";
import { type Pipeline, stageOf } from "../../pursuit/pipeline.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { visit } from "../../visit/visit.ts";
import { type Project, project } from "../project.ts";
import { nextContact, projectStage, usualPipeline } from "../rules.ts";

/** The stages of the pipeline, when each was entered and left, and what is done in it. */
function stagesView(
  { pursuit = [] }: Project,
  pipeline: Pipeline,
  { today, language }: Context,
): TableView {
  return {
    shape: "list",
    title: say("stages", "阶段"),
    columns: [
      {
        key: "stage",
        label: say("Stage", "阶段"),
        weight: 9,
        format: (value, language) => stageOf(pipeline, String(value))?.[language] ?? String(value),
      },
      { key: "from", label: say("From", "开始"), weight: 8 },
      { key: "to", label: say("To", "结束"), weight: 8 },
      { key: "days", label: say("Days", "天数"), weight: 5, align: "right" },
      {
        key: "todo",
        label: say("To be done", "本阶段工作"),
        weight: 7,
        wrap: true,
        least: 24,
      },
      { key: "why", label: say("Why", "原因"), weight: 4, wrap: true },
    ],
    rows: pipeline.stages.flatMap((stage) => {
      const been = pursuit.filter((one) => one.stage === stage.id);
      const todo = (stage.todo ?? [])
        .map((one) => one[language])
        .join(language === "zh" ? "；" : "; ");
      if (been.length === 0) return stage.end ? [] : [{ stage: stage.id, todo }];
      return been.map(({ from, to, why }) => ({
        stage: stage.id,
        todo,
        from,
        to,
        why,
        days: daysBetween(from, to ?? today),
      }));
    }),
  };
}

async function contactsView({ book }: Context, record: Project): Promise<TableView> {
  const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
  const visits = await book.where(visit, "project", record.id);
  const calls = standing(await book.where(call, "project", record.id));
  const rows = [...visits.filter((one) => one.date && !one.cancelled), ...calls].map(
    ({ id, date, by, contact, notes }) => ({ id, date, by, contact, notes }),
  );
  return {
    shape: "list",
    title: say("contacts about it", "跟进记录"),
    columns: [
      { key: "date", label: say("Date", "日期"), weight: 9 },
      {
        key: "by",
        label: say("By", "经手人"),
        weight: 5,
        format: (value) => people.get(String(value)) ?? String(value ?? ""),
      },
      { key: "contact", label: say("With", "对象"), weight: 5 },
      { key: "notes", label: say("Notes", "内容"), weight: 8, wrap: true, least: 24 },
      { key: "id", label: say("Id", "编号"), weight: 3 },
    ],
    rows: rows.sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1)),
    empty: say("no contact yet", "尚无联系"),
  };
}

export const verb = defineVerb({
  summary: say("the tracking form of a project", "项目跟踪表"),
  examples: ["rounds project show hubin-jiudian"],
  arguments: recordArgument(project),
  async run(context, { which }) {
    const { book } = context;
    const record = await book.get(project, which);
    const pipeline = await pipelineOf(record.pipeline ?? usualPipeline, context);
    const page = await recordPage(project, record, context);
    const { limits } = book.settings;
    const now = projectStage(record, pipeline);
    const due = nextContact(record, pipeline, limits);
    const facts = page.facts.map((one) =>
      one.key === "stage"
        ? {
            ...one,
            format: (value: unknown, language: "en" | "zh") =>
              stageOf(pipeline, String(value))?.[language] ?? String(value),
          }
        : one,
    );
    const pursuit = project.fields.pursuit.label;
    return {
      ...page,
      title: say(`project tracking form · ${record.name}`, `项目跟踪表 · ${record.name}`),
      facts: [
        ...facts,
        ...(due === undefined
          ? []
          : [{ key: "nextContact", label: say("Contact by", "下次回访"), value: due }]),
      ],
      sections: [
        stagesView(record, pipeline, context),
        ...page.sections.filter(({ title }) => title !== pursuit),
        await contactsView(context, record),
      ],
      notes: now ? stageNotes(now.stage, { from: now.from, limits }) : [],
    };
  },
});
