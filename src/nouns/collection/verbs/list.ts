import { choiceKind, switchKind } from "../../../law/kinds/texts.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { figureColumn, tableOf, wordColumn } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { collection } from "../collection.ts";
import { debts } from "../facts.ts";
import { stageOf, stages, stageWords } from "../stages.ts";

const plain = listVerb(collection);

export const verb = defineVerb({
  summary: say("list collection cases with stage and debt", "列出催收案、阶段与逾期金额"),
  examples: ["rounds collection list", "rounds collection list --stage dunning"],
  flags: {
    ...plain.flags,
    stage: field(choiceKind(stages), say("Only in this stage", "仅此阶段")),
    open: field(switchKind, say("Only those not closed", "仅未结案")),
    suspended: field(switchKind, say("Only with service suspended", "仅暂停售后服务")),
  },
  async run(context, { stage, open, suspended, ...input }) {
    const { book, today } = context;
    const list = tableOf(await plain.run(context, input));
    const owing = await debts(book, { asOf: today });
    const shown = new Map(list.rows.map((row) => [String(row.id), row] as const));
    const records = [...(await book.some(collection, shown.keys())).values()].filter(
      (one) =>
        (stage === undefined || stageOf(one) === stage) &&
        (!open || !one.closed) &&
        (!suspended || one.suspended !== undefined),
    );
    const minorOf = (id: string): number => owing.get(id)?.overdueMinor ?? 0;
    const total = records
      .filter(({ closed }) => !closed)
      .reduce((sum, { customer }) => sum + minorOf(customer), 0);
    const [id, ...columns] = list.columns;
    return {
      ...list,
      columns: [
        ...(id ? [id] : []),
        wordColumn({ key: "stage", label: say("Stage", "阶段"), weight: 8 }, stageWords),
        ...columns,
        figureColumn("overdue", say("Overdue", "逾期金额"), 8),
      ],
      rows: records.map((one) => ({
        ...shown.get(one.id),
        stage: one.closed ? undefined : stageOf(one),
        overdue: one.closed ? undefined : fromMinor(minorOf(one.customer), book.digits),
      })),
      totals: { overdue: fromMinor(total, book.digits) },
    };
  },
});
