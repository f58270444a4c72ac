import { pipelineNames } from "../../exchange/pipelines.ts";
import { say } from "../../law/words.ts";
import { customerPipeline, pipelinesOf } from "../../nouns/pursuit/known.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say("the pipelines that can be chosen", "可选的流程"),
  examples: ["rounds pipeline list"],
  async run(context) {
    const { home, book } = context;
    const names = pipelineNames({ home, book: book.root });
    const all = [...(await pipelinesOf(names, context)).values()];
    const usual = customerPipeline(context);
    return {
      shape: "list",
      title: say("pipelines", "流程"),
      columns: [
        { key: "id", label: say("Id", "编号"), weight: 9 },
        { key: "name", label: say("Name", "名称"), weight: 8 },
        {
          key: "about",
          label: say("For", "适用于"),
          weight: 6,
          format: (value, language) =>
            (value === "project" ? say("projects", "项目") : say("customers", "客户"))[language],
        },
        { key: "stages", label: say("Stages", "阶段"), weight: 7, wrap: true, least: 24 },
        {
          key: "usual",
          label: say("Usual", "默认"),
          weight: 6,
          format: (value, language) => (value ? say("yes", "是")[language] : ""),
        },
      ],
      rows: all.map(({ id, name, about, stages }) => ({
        id,
        name: name[context.language],
        about,
        stages: stages.map((one) => one[context.language]).join(" → "),
        usual: id === usual || (about === "project" && id === "project"),
      })),
    };
  },
});
