import { say } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { findingFields } from "./fields.ts";
import type { Visit } from "./visit.ts";

export interface ShelfFacts {
  readonly visits: readonly Visit[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly customerName: (id: string) => string;
  readonly productName: (id: string) => string;
}

/**
 * What visits found on the shelves: display, price tags, goods that must not be sold, and every
 * price asked that is not the one on the tag (R-VIS-22, R-VIS-44).
 */
export function shelfReport(facts: ShelfFacts): TableView {
  const { visits, from = "", to = "9999", customerName } = facts;
  const rows = visits
    .filter(({ date = "", cancelled }) => date > "" && !cancelled && date >= from && date <= to)
    .flatMap((one) => {
      const told = (kind: string, text: string): Row => ({
        date: one.date,
        customer: one.customer,
        name: customerName(one.customer),
        kind,
        text,
        visit: one.id,
        by: one.by,
      });
      const found = (one.findings ?? []).map(({ kind, text }) => told(kind, text));
      return [...found, ...priceRows(one, facts, told)];
    });
  rows.sort((a, b) => (a.date === b.date ? 0 : String(a.date) < String(b.date) ? 1 : -1));
  return {
    shape: "report",
    title: say("Findings of visits", "拜访检查情况"),
    ...(facts.from ? { from: facts.from } : {}),
    ...(facts.to ? { to: facts.to } : {}),
    columns: [
      { key: "date", label: say("Date", "日期"), weight: 9 },
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
      {
        key: "kind",
        label: say("Kind", "类别"),
        weight: 8,
        format: (value, language) => findingFields.kind.kind.show(value as "tag", language),
      },
      { key: "text", label: say("Finding", "情况"), weight: 9, wrap: true, least: 24 },
      { key: "visit", label: say("Visit", "拜访"), weight: 3 },
    ],
    hidden: [
      { key: "customer", label: say("Customer id", "客户 ID") },
      { key: "by", label: say("By", "拜访人") },
    ],
    rows,
    empty: say("Visits found nothing to be noted.", "拜访未发现需要记录的情况。"),
  };
}

function priceRows(
  { goods }: Visit,
  { productName }: ShelfFacts,
  told: (kind: string, text: string) => Row,
): Row[] {
  return (goods ?? []).flatMap(({ product, tag, price }) =>
    tag === undefined || price === undefined || Number(tag) === Number(price)
      ? []
      : [told("tag", `${productName(product)}: ${tag} ≠ ${price}`)],
  );
}
