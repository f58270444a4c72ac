import { fromMinor, toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { stageWords } from "../collection/stages.ts";
import { customer } from "../customer/customer.ts";
import type { FormContent, FormFacts } from "../form/data.ts";
import { fact, fieldFacts, formTable, money, numberHeading, personFact } from "../form/parts.ts";
import type { FormOf } from "../form/sources.ts";
import { staff } from "../staff/staff.ts";
import { type CollectionList, collectionList } from "./collection-list.ts";

const headings = {
  number: numberHeading,
  customer: { label: say("Customer", "客户") },
  owner: { label: say("Collector", "催收人") },
  received: { label: say("Received this week", "本周回款"), align: "right" },
  overdue: { label: say("Overdue", "逾期金额"), align: "right" },
  days: { label: say("Days overdue", "逾期天数"), align: "right" },
  stage: { label: say("Stage", "阶段") },
  measure: { label: say("Measure", "催收措施") },
  instruction: { label: say("Instruction", "批示"), isBlank: true },
} as const;

/** The week's overdue list with the measures (R-FRM-80), or another list of debtors. */
async function listForm(record: CollectionList, facts: FormFacts): Promise<FormContent> {
  const { book, language } = facts;
  const { lines = [] } = record;
  const customers = await book.some(
    customer,
    lines.map((one) => one.customer),
  );
  const people = await book.some(
    staff,
    lines.flatMap(({ owner }) => owner ?? []),
  );
  const rows = lines.map((one, at) => ({
    number: String(at + 1),
    customer: customers.get(one.customer)?.name ?? one.customer,
    owner: one.owner === undefined ? "" : (people.get(one.owner)?.name ?? one.owner),
    received: one.received === undefined ? "" : money(one.received),
    overdue: money(one.overdue),
    days: one.days === undefined ? "" : String(one.days),
    stage: stageWords.get(one.stage ?? "")?.[language] ?? one.stage ?? "",
    measure: one.measure ?? "",
  }));
  const sum = (of: (one: (typeof lines)[number]) => string | undefined): string =>
    money(
      fromMinor(
        lines.reduce((all, one) => all + toMinor(of(one) ?? "0", book.digits), 0),
        book.digits,
      ),
    );
  const totals = {
    customer: say("Total", "合计")[language],
    received: sum((one) => one.received),
    overdue: sum((one) => one.overdue),
  };
  return {
    number: record.id,
    date: record.date,
    parties: [],
    facts: [
      ...fieldFacts(collectionList.fields, record, { keys: ["kind"], language }),
      ...(await personFact("owner", collectionList.fields.owner.label, {
        id: record.owner,
        facts,
      })),
      ...fact("checked", collectionList.fields.checked.label, {
        value: record.checked?.date,
        language,
      }),
    ],
    tables: [formTable("lines", headings, { rows, language, totals })],
    texts: [
      ...fieldFacts(collectionList.fields, record, { keys: ["notes"], language }).map(
        ({ key, label, value }) => ({ key, label, text: value }),
      ),
    ],
  };
}

export const forms: Readonly<Record<string, FormOf<CollectionList>>> = {
  "overdue-list": { make: listForm },
  "collection-list": { make: listForm },
};
