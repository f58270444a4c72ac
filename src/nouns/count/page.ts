import { fromMicro } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Fact, PageView, Row, TableView } from "../../print/view.ts";
import { figureColumn, inThousands, wordColumn } from "../generic/tables.ts";
import { totalsMinor, valueMinor } from "./approving.ts";
import { type Count, count, type Difference, faults } from "./count.ts";
import type { Names } from "./naming.ts";
import { type Place, placeKey, typedPlace } from "./place.ts";
import { figure, type PlaceRow, type PlaceState, progressOf } from "./reckoning.ts";
import { placeCells, placeColumns } from "./sheet.ts";
import { countState, countStateKind, isOpen } from "./states.ts";

interface PageFacts {
  readonly rows: readonly PlaceRow[];
  readonly names: Names;
  readonly nameOf: (place: Place) => string;
  readonly digits: number;
  /** Costs of the products that differ, where the record does not hold them yet. */
  readonly costOf: (product: string) => string | undefined;
  /** Show every place, not only those that ask for something. */
  readonly all: boolean;
  /** Hide what the book says: a blind stocktake that is still counted. */
  readonly blind: boolean;
}

export const stateWords: ReadonlyMap<string, Text> = new Map<PlaceState, Text>([
  ["missing", say("missing", "未盘")],
  ["counted", say("counted", "已盘")],
  ["recount", say("recount", "待复盘")],
  ["double", say("counted twice", "重复盘点")],
]);

/** A stocktake on one page: how far it is, what is missing, what differs and what it is worth. */
export function countPage(record: Count, facts: PageFacts): PageView {
  const { rows, blind } = facts;
  const differing = rows.filter((row) => row.difference !== 0);
  const { missing, double, recount } = progressOf(rows);
  const left = new Set(record.uncounted);
  const waiting = missing.filter(({ place }) => !left.has(typedPlace(place)));
  const open = isOpen(record) ? [...double, ...recount, ...waiting] : [];
  return {
    shape: "page",
    title: say(`stocktake ${record.id}`, `盘点单 ${record.id}`),
    facts: headFacts(record, facts),
    sections: [
      ...(facts.all ? [placesTable(say("places", "全部位置"), rows, facts)] : []),
      ...(!facts.all && open.length > 0
        ? [placesTable(say("still open", "待办位置"), open, facts)]
        : []),
      ...(blind ? [] : [differencesTable(record, differing, facts)]),
    ],
    notes: notesOf(record, facts),
    record: {
      ...record,
      state: countState(record),
      progress: rows.length - missing.length,
      places: rows.map((row) => ({
        ...row.place,
        state: row.state,
        ...(blind ? {} : { frozen: figure(row.frozen), book: figure(row.book) }),
        counted: figure(row.counted),
        ...(blind || row.counted === undefined ? {} : { difference: fromMicro(row.difference) }),
        tallies: row.tallies.map(({ id, round, by, date, quantity }) => ({
          ...{ id, round, by, date, quantity },
        })),
      })),
    },
  };
}

function headFacts(record: Count, { rows, names, digits, blind, costOf }: PageFacts): Fact[] {
  const { fields } = count;
  const state = countState(record);
  const { missing } = progressOf(rows);
  const plain = (key: keyof typeof fields, value: Fact["value"]): Fact[] =>
    value === undefined || value === "" ? [] : [{ key, label: fields[key].label, value }];
  const told = differencesOf(record, rows, costOf);
  const { surplus, shortage } = totalsMinor(told, digits);
  const ended = (one: { date: string; by?: string | undefined; why?: string } | undefined) =>
    one && [one.date, one.by && names.staff(one.by), one.why].filter(Boolean).join(" · ");
  return [
    {
      key: "state",
      label: say("State", "状态"),
      value: state,
      format: (_, language) => countStateKind.show(state, language),
    },
    ...plain("date", record.date),
    ...plain("warehouses", record.warehouses?.map(names.warehouse).join(", ")),
    ...plain("category", record.category),
    ...plain("products", record.products?.map(names.sku).join(", ")),
    ...plain("recountAbove", record.recountAbove),
    ...plain("by", record.by && names.staff(record.by)),
    {
      key: "progress",
      label: say("Counted", "进度"),
      value: `${rows.length - missing.length} / ${rows.length}`,
    },
    ...(blind
      ? []
      : [
          {
            key: "surplus",
            label: say("Surplus at cost", "盘盈金额"),
            value: fromMinor(surplus, digits),
            format: inThousands,
          },
          {
            key: "shortage",
            label: say("Shortage at cost", "盘亏金额"),
            value: fromMinor(shortage, digits),
            format: inThousands,
          },
        ]),
    ...plain("resulted", ended(record.resulted)),
    ...plain("booked", ended(record.booked)),
    ...plain("cancelled", ended(record.cancelled)),
    ...plain("uncounted", record.uncounted?.join(", ")),
    ...plain("notes", record.notes),
  ];
}

/** The differences as the record holds them, else as they are reckoned now. */
function differencesOf(
  record: Count,
  rows: readonly PlaceRow[],
  costOf: PageFacts["costOf"],
): readonly Difference[] {
  if (record.resulted) return record.differences ?? [];
  return rows
    .filter((row) => row.difference !== 0)
    .map((row) => ({
      ...row.place,
      book: fromMicro(row.book ?? 0),
      counted: fromMicro(row.counted ?? 0),
      date: row.date ?? record.date,
      cost: costOf(row.place.product),
    }));
}

function placesTable(title: Text, rows: readonly PlaceRow[], facts: PageFacts): TableView {
  const { names, blind } = facts;
  return {
    shape: "list",
    title,
    columns: [
      wordColumn({ key: "state", label: say("State", "状态"), weight: 9 }, stateWords),
      ...placeColumns(rows, names),
      ...(blind ? [] : [figureColumn("frozen", say("Book quantity", "账面数"), 7)]),
      figureColumn("counted", say("Counted quantity", "实盘数"), 8),
      { key: "tallies", label: say("Counted by", "盘点人"), weight: 6 },
    ],
    rows: rows.map((row) => ({
      ...placeCells(row, names),
      state: row.state,
      ...(blind ? {} : { frozen: figure(row.frozen) }),
      counted: row.state === "double" ? undefined : figure(row.counted),
      tallies: row.tallies.map((one) => `${names.staff(one.by)} ${one.quantity}`).join(", "),
    })),
  };
}

const faultWords = new Map<string, Text>(faults.map(({ value, label }) => [value, label]));

function differencesTable(
  record: Count,
  rows: readonly PlaceRow[],
  { names, digits, costOf }: PageFacts,
): TableView {
  const told = new Map(differencesOf(record, rows, costOf).map((one) => [placeKey(one), one]));
  return {
    shape: "list",
    title: say("differences", "盘点差异"),
    columns: [
      ...placeColumns(rows, names),
      figureColumn("frozen", say("Book quantity", "账面数"), 6),
      figureColumn("moved", say("Moved until counted", "盘点前变动"), 4),
      figureColumn("counted", say("Counted quantity", "实盘数"), 8),
      figureColumn("difference", say("Difference", "差异"), 9),
      figureColumn("value", say("Value at cost", "成本金额"), 8),
      { key: "why", label: say("Reason", "原因"), weight: 6, wrap: true },
      wordColumn({ key: "fault", label: say("Cause", "性质"), weight: 4 }, faultWords),
      { key: "person", label: say("Person responsible", "实物责任人"), weight: 5 },
    ],
    rows: rows.map((row): Row => {
      const one = told.get(placeKey(row.place));
      const minor = one && valueMinor(one, digits);
      return {
        ...placeCells(row, names),
        frozen: figure(row.frozen),
        moved: row.book === undefined ? undefined : fromMicro(row.book - (row.frozen ?? 0)),
        counted: figure(row.counted),
        difference: fromMicro(row.difference),
        value: minor === undefined ? undefined : fromMinor(minor, digits),
        why: one?.why ?? row.tallies[0]?.why,
        fault: one?.fault,
        person: one?.person && names.staff(one.person),
      };
    }),
    empty: say("no differences", "没有差异"),
  };
}

/** What comes next, with the command; who answers for what was lost (R-WHS-21). */
function notesOf(record: Count, facts: PageFacts): Text[] {
  const { rows, digits, names, nameOf } = facts;
  const { id } = record;
  const state = countState(record);
  const notes: Text[] = [];
  const liable = new Map<string, number>();
  for (const one of record.differences ?? []) {
    const minor = valueMinor(one, digits) ?? 0;
    if (one.fault !== "handling" || one.person === undefined || minor >= 0) continue;
    liable.set(one.person, (liable.get(one.person) ?? 0) - minor);
  }
  for (const [person, minor] of liable) {
    const [who, worth] = [names.staff(person), fromMinor(minor, digits)];
    notes.push(say(`${who} makes good ${worth}`, `由 ${who} 赔偿 ${worth}`));
  }
  for (const row of rows) {
    if (row.unsure.length === 0 || row.difference === 0) continue;
    const name = nameOf(row.place);
    const list = row.unsure.join(", ");
    notes.push(
      say(
        `${name}: ${list} was written after it was counted, taken to have moved after`,
        `${name}：${list} 在盘点后录入，按盘点后发生处理`,
      ),
    );
  }
  if (state === "booked" || state === "cancelled") return notes;
  const { missing, double, recount } = progressOf(rows);
  const left = new Set(record.uncounted);
  const waiting = missing.filter((row) => !left.has(typedPlace(row.place)));
  const first = double[0] ?? recount[0] ?? waiting[0];
  const flag = first && first.state !== "missing" ? " --recount" : "";
  const place = first && typedPlace(first.place);
  const next = first
    ? say(
        `rounds count enter ${id} ${place}=QTY${flag}`,
        `rounds count enter ${id} ${place}=数量${flag}`,
      )
    : state === "counting"
      ? say(`rounds count result ${id}`, `rounds count result ${id}`)
      : say(`rounds count book ${id}`, `rounds count book ${id}`);
  return [...notes, say(`next: ${next.en}`, `下一步：${next.zh}`)];
}
