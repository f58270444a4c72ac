import { dateKind } from "../../law/kinds/figures.ts";
import { moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";

/** A case meeting: those who stand in a stage are talked through one by one. R-FUP-43, R-FUP-44. */
export const meeting = defineNoun({
  name: "meeting",
  label: say("case meeting", "个案会"),
  plural: say("case meetings", "个案会记录"),
  folder: "meetings",
  shape: "record",
  naming: { by: "day", prefix: "MT", date: "date" },
  fields: {
    stage: field(textKind(), say("Stage", "阶段"), { required: true, list: 9 }),
    pipeline: field(textKind(), say("Pipeline", "流程"), {
      list: 3,
      help: say("that of rounds.yaml when not given", "省略时用 rounds.yaml 中的流程"),
    }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      initial: ({ today }) => today,
    }),
    by: field(refKind("staff"), say("Held by", "主持人"), { list: 7, initial: ({ me }) => me }),
    present: field(wordsKind, say("Present", "参会人"), { list: 5 }),
    notes: field(textKind({ merge: "both" }), say("Advice given", "分析与指导意见"), {
      list: 6,
      ask: true,
    }),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  settled: ({ date }: { readonly date: string }, { to }) => date <= to,
});

export type Meeting = Stored<typeof meeting>;
