import { type Checklist, readChecklist } from "../../../exchange/checklists.ts";
import { choiceKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { type Language, say } from "../../../law/words.ts";
import type { TableView } from "../../../print/view.ts";
import { defineVerb } from "../../verb.ts";

const lists = [
  { value: "month", label: say("the month", "月度安排") },
  { value: "day", label: say("the day", "一天的节奏") },
  { value: "approach", label: say("the first approach", "初次接触") },
  { value: "kit", label: say("before leaving", "出发前准备") },
  { value: "checks", label: say("before a joint visit", "同访前六查") },
  { value: "steps", label: say("steps of a visit", "拜访步骤") },
  { value: "phases", label: say("phases of the talk", "洽谈阶段") },
  { value: "conduct", label: say("conduct", "会谈礼仪") },
  { value: "after", label: say("after the visits", "访后工作") },
] as const;

export const verb = defineVerb({
  summary: say("what to see to before, at and after a visit", "拜访前、中、后的检查清单"),
  examples: ["rounds visit checklist steps", "rounds visit checklist --format md"],
  arguments: { list: field(choiceKind(lists), say("Which list", "清单")) },
  async run({ book, home, language }, { list }) {
    const names = lists.map(({ value }) => value).filter((one) => (list ?? one) === one);
    const places = { book: book.root, home };
    const sections: TableView[] = [];
    for (const name of names) {
      sections.push(checklistTable(await readChecklist(name, places), language));
    }
    const [only] = sections;
    if (sections.length === 1 && only) return only;
    return {
      shape: "page",
      title: say("checklists of a visit", "拜访检查清单"),
      facts: [],
      sections,
      record: Object.fromEntries(names.map((name, at) => [name, sections[at]?.rows])),
    };
  },
});

function checklistTable({ title, items }: Checklist, language: Language): TableView {
  return {
    shape: "list",
    title,
    columns: [
      { key: "key", label: say("Code", "代码"), weight: 7 },
      { key: "label", label: say("Point", "要点"), weight: 9 },
      { key: "does", label: say("What to do", "做什么"), weight: 8, wrap: true, least: 30 },
    ],
    rows: items.map(({ key, label, does }) => ({
      key,
      label: label[language],
      does: does[language],
    })),
  };
}
