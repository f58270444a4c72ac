import { dateKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupsKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";

/** One handing over of papers to finance: who gave what to whom, and up to which number. */
export const handedFields = {
  date: field(dateKind, say("On", "日期"), { required: true }),
  by: field(refKind("staff"), say("By", "移交人")),
  to: field(refKind("staff"), say("To", "接收人"), { required: true }),
  papers: field(wholeKind({ least: "0" }), say("Papers", "张数"), { required: true }),
  note: field(textKind(), say("Note", "说明")),
};

/** The papers of the warehouse of one month, filed and handed to finance: R-WHS-11, R-WHS-31. */
export const filing = defineNoun({
  name: "filing",
  label: say("monthly file", "单据归档"),
  plural: say("monthly files", "单据归档"),
  folder: "filings",
  shape: "record",
  naming: { by: "slug", of: ["month"] },
  fields: {
    month: field(
      textKind({
        name: "month",
        pattern: /^\d{4}-(0[1-9]|1[0-2])$/,
        wanted: say("a month like 2026-11", "月份（如 2026-11）"),
      }),
      say("Month", "月份"),
      { required: true, find: "code", list: 9 },
    ),
    place: field(textKind(), say("Filed at", "存放位置"), { list: 7 }),
    handed: field(
      groupsKind(handedFields, { example: same("date=2026-12-03, to=lan, papers=42") }),
      say("Handed to finance", "移交财务"),
      { kept: true, merge: "union", list: 5 },
    ),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
  },
  call: (record: { month?: string; id: string }) => record.month ?? record.id,
});

export type Filing = Stored<typeof filing>;
