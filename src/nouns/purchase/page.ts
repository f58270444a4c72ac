import type { IsoDate } from "../../law/dates.ts";
import { daysBetween } from "../../law/dates.ts";
import { fromMicro } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { taxedLine, taxedPaper } from "../../law/tax.ts";
import { say, type Text } from "../../law/words.ts";
import type { Fact, PageView, Row, TableView } from "../../print/view.ts";
import { figureColumn, inThousands } from "../generic/tables.ts";
import type { Standing } from "./known.ts";
import { purchase } from "./purchase.ts";
import { completeness, lineProgress, promisedOn } from "./states.ts";
import { lateSince, stateWords } from "./view.ts";

interface PageFacts {
  readonly today: IsoDate;
  readonly digits: number;
  readonly productName: (id: string) => string;
  readonly unitOf: (id: string) => string | undefined;
}

/** A purchase order as a page: the generic one with where it stands and what of it has come. */
export function purchasePage(page: PageView, one: Standing, facts: PageFacts): PageView {
  const { record, arrivals, state } = one;
  const [id, ...rest] = page.facts ?? [];
  const total = fromMinor(taxedPaper(record, facts.digits).grossMinor, facts.digits);
  const label = stateWords.get(state);
  const late = lateSince(one, facts.today);
  const isOn = state !== "draft" && state !== "cancelled";
  const told: Fact[] = [
    {
      key: "state",
      label: say("State", "状态"),
      value: state,
      format: (_, language) => label?.[language] ?? state,
    },
    ...(isOn
      ? [
          {
            key: "complete",
            label: say("Received", "收货进度"),
            value: Math.floor(completeness(record.lines, arrivals) / 10),
            format: (value: unknown) => `${String(value)}%`,
          },
        ]
      : []),
    ...(late !== undefined && isOn
      ? [
          {
            key: "late",
            label: say("Late, days", "逾期（天）"),
            value: daysBetween(late, facts.today),
          },
        ]
      : []),
    { key: "total", label: say("Total", "金额合计"), value: total, format: inThousands },
  ];
  const sections = (page.sections ?? []).map((section) =>
    section.title === purchase.fields.lines.label ? linesTable(one, facts) : section,
  );
  return {
    ...page,
    facts: [...(id ? [id] : []), ...told, ...rest],
    sections: [...sections, ...arrivalTable(one, facts)],
    notes: [...(page.notes ?? []), ...nextNotes(one)],
    record: { ...record, state, total },
  };
}

function linesTable({ record, arrivals }: Standing, facts: PageFacts): TableView {
  const rows = lineProgress(record.lines, arrivals).map(
    ({ line, orderedMicro, receivedMicro }): Row => ({
      product: line.product,
      name: facts.productName(line.product),
      quantity: fromMicro(orderedMicro),
      received: fromMicro(receivedMicro),
      open: orderedMicro > receivedMicro ? fromMicro(orderedMicro - receivedMicro) : undefined,
      unit: facts.unitOf(line.product),
      price: line.per === undefined ? line.price : `${line.price}/${line.per}`,
      amount: fromMinor(taxedLine(line, record, facts.digits).netMinor, facts.digits),
      promised: promisedOn(record, line),
      requisition: line.requisition,
    }),
  );
  return {
    shape: "list",
    title: say("Lines", "明细"),
    columns: [
      { key: "name", label: say("Product", "产品"), weight: 9, wrap: true, least: 10 },
      figureColumn("quantity", say("Ordered", "订购"), 8),
      figureColumn("received", say("Received", "已收"), 8),
      figureColumn("open", say("To come", "未到"), 8),
      { key: "unit", label: say("Unit", "单位"), weight: 6 },
      figureColumn("price", say("Price", "单价"), 7),
      figureColumn("amount", say("Amount", "金额"), 6),
      { key: "promised", label: say("Promised for", "承诺到货日"), weight: 7 },
      { key: "requisition", label: say("Requisition", "采购申请"), weight: 3 },
    ],
    hidden: [{ key: "product", label: say("Product id", "产品 ID") }],
    rows,
  };
}

/** What came when, by its goods receipts. */
function arrivalTable({ arrivals }: Standing, facts: PageFacts): readonly TableView[] {
  const came = arrivals.filter(({ micro }) => micro > 0);
  if (came.length === 0) return [];
  return [
    {
      shape: "list",
      title: say("Goods receipts", "收货记录"),
      columns: [
        { key: "date", label: say("Date", "日期"), weight: 8 },
        { key: "paper", label: say("Goods receipt", "入库单"), weight: 8 },
        { key: "name", label: say("Product", "产品"), weight: 9 },
        figureColumn("quantity", say("Quantity", "数量"), 8),
      ],
      hidden: [{ key: "product", label: say("Product id", "产品 ID") }],
      rows: came.map(({ date, paper, product, micro }) => ({
        date,
        paper,
        product,
        name: facts.productName(product),
        quantity: fromMicro(micro),
      })),
    },
  ];
}

function nextNotes({ record: { id }, state }: Standing): readonly Text[] {
  if (state === "draft") {
    return [say(`next: rounds purchase send ${id}`, `下一步：rounds purchase send ${id}`)];
  }
  if (state === "sent") {
    return [
      say(
        `the supplier confirms: rounds purchase confirm ${id} --promised DATE`,
        `供方确认后：rounds purchase confirm ${id} --promised 日期`,
      ),
    ];
  }
  if (state === "part-received") {
    return [
      say(
        `if the rest will not come: rounds purchase close ${id} --why "…"`,
        `余量不再到货时：rounds purchase close ${id} --why "原因"`,
      ),
    ];
  }
  return [];
}
