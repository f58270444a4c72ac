import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import type { Field, Fields } from "../../law/noun.ts";
import { type Language, say, type Text } from "../../law/words.ts";
import type { Fact, FactGroup, TableView } from "../../print/view.ts";
import { columnOf } from "../generic/columns.ts";
import type { Bought } from "../order/monthly.ts";
import { type Contact, contactFields, partOf, personFields } from "./contacts.ts";
import { type Customer, customer } from "./customer.ts";

/** How people call what a field of the record refers to: "owner" to "陈洁". */
export type RefNames = ReadonlyMap<string, string>;

/** Where a customer stands with its money; smallest unit. */
export interface Position {
  readonly owesMinor: number;
  readonly overdueMinor: number;
  readonly creditMinor: number;
  /** What of the credit limit is used: what is owed, and what is confirmed and not invoiced. */
  readonly usedMinor?: number | undefined;
}

interface PageFacts {
  readonly names: RefNames;
  readonly position: Position;
  /** Sales of the last twelve months. */
  readonly bought: Bought;
  readonly today: IsoDate;
  readonly digits: number;
  readonly currency: string;
}

/** What stands on top of the page, so that it is not told again below. */
const onTop = ["name", "code", "kind", "grade", "stage", "owner", "phone", "address", "region"];
const money = ["creditLimit", "creditDays", "nextStep", "nextDate", "contacts"];
const told = new Set([...onTop, ...money, "suspicion"]);

/** A field's value as people read it; empty where there is none. */
function shown(record: Customer, key: keyof Customer & string, language: Language): string {
  const value = record[key];
  const one: Field | undefined = (customer.fields as Fields)[key];
  return value === undefined || !one ? "" : one.kind.show(value, language);
}

function joined(parts: readonly string[]): string {
  return parts.filter(Boolean).join(" · ");
}

/** Who they are, where they stand with us, and what comes next, in a few lines. */
export function topFacts(record: Customer, facts: PageFacts): readonly Fact[] {
  const { names } = facts;
  const { owner } = record;
  const place = [record.address, record.region].filter(Boolean);
  const isWithin = record.region !== undefined && record.address?.includes(record.region);
  return [
    {
      key: "id",
      label: say("Id", "编号"),
      value: record.id,
      format: () => joined([record.id, record.code ?? ""]),
    },
    {
      key: "kind",
      label: say("Customer", "客户"),
      value: record.kind ?? record.grade ?? record.stage,
      format: (_, language) => {
        const grade = record.grade && say(`grade ${record.grade}`, `${record.grade} 级`)[language];
        return joined([
          shown(record, "kind", language),
          grade ?? "",
          shown(record, "stage", language),
          shown(record, "suspicion", language),
        ]);
      },
    },
    {
      key: "owner",
      label: say("Owner", "负责人"),
      value: owner,
      format: () => (names.has("owner") ? `${names.get("owner")} (${owner})` : (owner ?? "")),
    },
    { key: "phone", label: say("Phone", "电话"), value: record.phone },
    {
      key: "address",
      label: say("Address", "地址"),
      value: isWithin ? record.address : place.length > 0 ? place.join(" · ") : undefined,
    },
    ...moneyFacts(record, facts),
    salesFact(facts),
    nextFact(record, facts),
  ];
}

function moneyFacts(record: Customer, { position, digits, currency }: PageFacts): Fact[] {
  const { owesMinor, overdueMinor, creditMinor, usedMinor = owesMinor } = position;
  const shownAs = (minor: number): string => `${currency} ${grouped(fromMinor(minor, digits))}`;
  const limit = record.creditLimit;
  const limitMinor = limit === undefined ? undefined : toMinor(limit, digits);
  const amount = (key: string, label: Text, minor: number): Fact => ({
    key,
    label,
    value: minor === 0 ? undefined : fromMinor(minor, digits),
    format: () => shownAs(minor),
  });
  return [
    {
      ...amount("owes", say("Owes", "应收余额"), owesMinor),
      value: fromMinor(owesMinor, digits),
    },
    amount("overdue", say("Overdue", "其中逾期"), overdueMinor),
    amount("credit", say("Paid ahead", "预收余额"), creditMinor),
    {
      key: "creditLimit",
      label: say("Credit", "信用"),
      value: limit ?? record.creditDays,
      format: (_, language) =>
        joined([
          limitMinor === undefined ? "" : creditText(limitMinor, { usedMinor, shownAs })[language],
          record.creditDays === undefined
            ? ""
            : say(`${record.creditDays} days to pay`, `账期 ${record.creditDays} 天`)[language],
        ]),
    },
  ];
}

function creditText(
  limitMinor: number,
  { usedMinor, shownAs }: { usedMinor: number; shownAs: (minor: number) => string },
): Text {
  const free = limitMinor - usedMinor;
  const limit = shownAs(limitMinor);
  return free < 0
    ? say(`${limit}, exceeded by ${shownAs(-free)}`, `额度 ${limit}，超额 ${shownAs(-free)}`)
    : say(`${limit}, ${shownAs(free)} free`, `额度 ${limit}，可用 ${shownAs(free)}`);
}

/** The sales curve of twelve months (R-CUS-11), with their sum. */
function salesFact({ bought, digits, currency }: PageFacts): Fact {
  const { orders, minor, perMonth } = bought;
  const sum = `${currency} ${grouped(fromMinor(minor, digits))}`;
  return {
    key: "sales",
    label: say("12 months", "近12个月"),
    value: orders === 0 ? undefined : perMonth.map((one) => fromMinor(one, digits)),
    draw: "spark",
    format: (_, language) =>
      say(`${sum} in ${orders} ${orders === 1 ? "order" : "orders"}`, `${sum}，${orders} 单`)[
        language
      ],
  };
}

function nextFact({ nextStep, nextDate }: Customer, { today }: PageFacts): Fact {
  const late = nextDate !== undefined && nextDate < today ? daysBetween(nextDate, today) : 0;
  return {
    key: "nextStep",
    label: say("Next step", "下一步"),
    value: nextStep ?? nextDate,
    format: (_, language) =>
      joined([
        nextDate ?? "",
        late > 0 ? say(`overdue ${late}d`, `逾期 ${late} 天`)[language] : "",
        nextStep ?? "",
      ]),
  };
}

const general = say("Particulars", "基本资料");

/** All other plain fields of the file, under their headings; a person's profile under the name. */
export function detailGroups(record: Customer, names: RefNames): readonly FactGroup[] {
  const groups = new Map<string, { title: Text; facts: Fact[] }>();
  for (const [key, one] of Object.entries(customer.fields as Fields)) {
    const value = (record as Readonly<Record<string, unknown>>)[key];
    if (value === undefined || told.has(key) || one.kind.many) continue;
    const title = one.heading ?? general;
    const group = groups.get(title.en) ?? { title, facts: [] };
    groups.set(title.en, group);
    group.facts.push(plainFact(key, one, { value, name: names.get(key) }));
  }
  return [...groups.values(), ...(record.contacts ?? []).map(personGroup)].filter(
    ({ facts }) => facts.length > 0,
  );
}

function plainFact(
  key: string,
  { kind, label }: Field,
  { value, name }: { value: unknown; name?: string | undefined },
): Fact {
  const format: Fact["format"] = (_, language) =>
    name === undefined ? kind.show(value, language) : `${name} (${String(value)})`;
  return { key, label, value: kind.cell(value), format };
}

/** What is known of a person besides how to reach them: R-CUS-04, R-CUS-37. */
function personGroup(contact: Contact, index: number): FactGroup {
  const facts = Object.entries(personFields as Fields).flatMap(([key, one]) => {
    const value = (contact as Readonly<Record<string, unknown>>)[key];
    if (value === undefined) return [];
    return [{ ...plainFact(key, one, { value }), key: `contact${index + 1}.${key}` }];
  });
  return { title: say(`About ${contact.name}`, `${contact.name} 其人`), facts };
}

/** Who can be reached and what part they have in the dealings: R-CUS-36, R-CUS-39, R-CUS-58. */
export function peopleView(record: Customer, language: Language): TableView {
  const reach = ["mobile", "phone", "fax", "email", "wechat", "birthday", "lunarBirthday"] as const;
  const { name, title, influence, notes } = contactFields;
  return {
    shape: "list",
    title: say("contacts", "联系人"),
    columns: [
      { ...columnOf("name", name), weight: 9 },
      { ...columnOf("title", title), weight: 7 },
      { ...columnOf("role", contactFields.role), weight: 6 },
      { key: "part", label: say("Part", "作用"), weight: 8, wrap: true, least: 12 },
      { ...columnOf("influence", influence), weight: 3 },
      ...reach.map((key, at) => ({ ...columnOf(key, contactFields[key]), weight: 8 - at })),
      { ...columnOf("notes", notes), weight: 4, wrap: true },
    ].filter(
      ({ key }) =>
        ["name", "part"].includes(key) ||
        record.contacts?.some((one) => (one as Readonly<Record<string, unknown>>)[key]),
    ),
    rows: (record.contacts ?? []).map((one) => ({
      ...Object.fromEntries(
        Object.entries(contactFields as Fields).flatMap(([key, { kind }]) => {
          const value = (one as Readonly<Record<string, unknown>>)[key];
          return value === undefined ? [] : [[key, kind.cell(value)]];
        }),
      ),
      part: partOf(one, language),
    })),
    empty: say("no contact is known", "尚无联系人"),
  };
}

/** The lists within the file that have something in them, each as a table: competitors, papers. */
export function listViews(record: Customer): readonly TableView[] {
  return Object.entries(customer.fields as Fields).flatMap(([key, { kind, label }]) => {
    const rows = (record as Readonly<Record<string, unknown>>)[key];
    const inside = kind.inside as Fields | undefined;
    const isShownElsewhere = key === "contacts" || key === "pursuit";
    if (!kind.many || !inside || isShownElsewhere || !Array.isArray(rows)) return [];
    const cells = (rows as readonly Readonly<Record<string, unknown>>[]).map((row) =>
      Object.fromEntries(
        Object.entries(inside).flatMap(([inner, one]) =>
          row[inner] === undefined ? [] : [[inner, one.kind.cell(row[inner])]],
        ),
      ),
    );
    const columns = Object.entries(inside)
      .filter(([inner]) => cells.some((row) => row[inner] !== undefined))
      .map(([inner, one]) => columnOf(inner, one));
    return rows.length === 0
      ? []
      : [{ shape: "list" as const, title: label, columns, rows: cells }];
  });
}
