import type { LoggedChange } from "../../book/journal.ts";
import type { Fields } from "../../law/noun.ts";
import { type Language, say } from "../../law/words.ts";
import type { Cell, Row, TableView } from "../../print/view.ts";
import { type Customer, customer } from "./customer.ts";

interface ChangeFacts {
  /** The changes of the period that hold, newest first. */
  readonly changes: readonly LoggedChange[];
  readonly customers: ReadonlyMap<string, Pick<Customer, "name" | "owner">>;
  readonly staffName: (id: string) => string;
  /** Only customers of this owner. */
  readonly owner?: string | undefined;
  readonly from: string;
  readonly to: string;
}

/** The agenda of every talk is no change of the customer's situation. */
const agenda: readonly string[] = ["nextStep", "nextDate", "nextImportant", "specialTold"];

/** Of an import only how many there were. */
const mostSteps = 50;

/** The values before and after, as people read them: the row has them as cells only. */
const valuesOf = new WeakMap<Row, readonly [from: unknown, to: unknown]>();

/**
 * What changed in customers' situations, for whoever is responsible above (R-CUS-32, R-CUS-55):
 * new customers, and every field that was set, with its value before and after. Next steps are left
 * out.
 */
export function changesReport(facts: ChangeFacts): TableView {
  const { changes, from, to, staffName } = facts;
  const rows = changes.flatMap((change) => rowsOf(change, facts));
  return {
    shape: "report",
    title: say("What changed at customers", "客户变动情况"),
    ...{ from, to },
    columns: [
      { key: "date", label: say("Date", "日期"), weight: 8 },
      { key: "customer", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
      {
        key: "owner",
        label: say("Owner", "负责人"),
        weight: 4,
        format: (value) => (value === undefined ? "" : staffName(String(value))),
      },
      {
        ...{ key: "field", label: say("What", "内容"), weight: 9, wrap: true, least: 24 },
        tell: (row, language) => tellChange(row, language, facts),
      },
      { key: "by", label: say("By", "经办"), weight: 5, format: (by) => staffName(String(by)) },
      { key: "why", label: say("Why", "原因"), weight: 3, wrap: true, least: 12 },
      { key: "change", label: say("Change", "变更号"), weight: 1 },
    ],
    hidden: [
      { key: "id", label: say("Id", "编号") },
      { key: "before", label: say("From", "原值") },
      { key: "after", label: say("To", "新值") },
    ],
    rows,
    empty: say("nothing changed at any customer", "客户情况没有变动"),
  };
}

function rowsOf(change: LoggedChange, { customers, owner }: ChangeFacts): Row[] {
  const steps = change.steps.filter(
    ({ noun, id }) =>
      noun === customer.name && (owner === undefined || customers.get(id)?.owner === owner),
  );
  const { at, by, why, id: number } = change;
  const base = { date: at.slice(0, 10), by, why, change: number };
  if (steps.length > mostSteps) return [{ ...base, customer: "", field: "", count: steps.length }];
  return steps.flatMap((step): Row[] => {
    const { name = step.id, owner: whose } = customers.get(step.id) ?? {};
    const told = { ...base, id: step.id, customer: name, owner: whose };
    if (step.do === "create" || step.do === "remove") return [{ ...told, field: step.do }];
    return Object.entries(step.fields ?? {})
      .filter(([key]) => !agenda.includes(key))
      .map(([key, values]) => {
        const [before, after] = values.map((value) => cell(value));
        const row: Row = { ...told, field: key, before, after };
        valuesOf.set(row, values);
        return row;
      });
  });
}

function cell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function tellChange(
  row: Row,
  language: Language,
  { customers, staffName }: Pick<ChangeFacts, "customers" | "staffName">,
): string {
  const { field: key, count } = row;
  if (typeof count === "number") {
    return say(`${count} customers at once`, `一次变动 ${count} 户`)[language];
  }
  if (key === "create") return say("new customer", "新增客户")[language];
  if (key === "remove") return say("removed", "已删除")[language];
  const field = (customer.fields as Fields)[String(key)];
  const label = field?.label[language] ?? String(key);
  const refers = field?.kind.refers;
  const [before, after] = (valuesOf.get(row) ?? []).map((value) => {
    if (typeof value === "string" && refers === "staff") return staffName(value);
    const name = refers === customer.name ? customers.get(String(value))?.name : undefined;
    return name ?? shown(value, field, language);
  });
  return say(`${label}: ${before} → ${after}`, `${label}：${before} → ${after}`)[language];
}

/** A value of a field as it was once defined may be none that its kind knows today. */
function shown(value: unknown, field: Fields[string] | undefined, language: Language): string {
  if (value === null || value === undefined) return "—";
  try {
    const text = field?.kind.show(value, language);
    if (text !== undefined) return text;
  } catch {
    // Told as it stands below.
  }
  return String(cell(value));
}
