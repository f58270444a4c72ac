import type { Step } from "../../../law/change.ts";
import { say } from "../../../law/words.ts";
import type { Row, TableView } from "../../../print/view.ts";
import { type Customer, customer } from "../customer.ts";

interface Going {
  readonly customers: readonly Customer[];
  readonly open: readonly Step[];
}

/** What goes over to another person: the customers with their next steps, and open papers. */
export function handoverView({ customers, open }: Going): TableView {
  const papers = open.flatMap((step): Row[] => {
    if (step.do !== "set") return [];
    const { noun, id } = step;
    return [{ noun: noun.label.en, nounZh: noun.label.zh, id, name: id }];
  });
  return {
    shape: "list",
    title: say("what goes over", "转交清单"),
    columns: [
      {
        key: "noun",
        label: say("Kind", "类别"),
        weight: 8,
        tell: (row, language) => String(language === "zh" ? row.nounZh : row.noun),
      },
      { key: "name", label: say("Name", "名称"), weight: 9, wrap: true, least: 12 },
      { key: "stage", label: say("Stage", "阶段"), weight: 5, format: stageWord },
      { key: "nextDate", label: say("Next date", "下次日期"), weight: 7 },
      { key: "nextStep", label: say("Next step", "下一步"), weight: 6, wrap: true, least: 16 },
    ],
    hidden: [{ key: "id", label: say("Id", "编号") }],
    rows: [
      ...customers.map(({ id, name, stage, nextDate, nextStep }) => {
        const { label } = customer;
        return { noun: label.en, nounZh: label.zh, id, name, stage, nextDate, nextStep };
      }),
      ...papers,
    ],
    empty: say("nothing", "没有可转交的事项"),
  };
}

function stageWord(value: unknown, language: "en" | "zh"): string {
  return value === undefined || value === null
    ? ""
    : customer.fields.stage.kind.show(value as "new", language);
}
