import type { IsoDate } from "../../law/dates.ts";
import { fromMinor } from "../../law/money.ts";
import { fold } from "../../law/names.ts";
import { type Language, say } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { columnOf } from "../generic/columns.ts";
import { figureColumn } from "../generic/tables.ts";
import { type Bought, nothing } from "../order/monthly.ts";
import { contactFields, partOf } from "./contacts.ts";
import { type Customer, customer } from "./customer.ts";

/** What narrows a book of customers. */
export interface Narrowed {
  readonly customer?: string | undefined;
  readonly owner?: string | undefined;
  readonly region?: string | undefined;
  readonly grade?: Customer["grade"] | undefined;
}

/** Does a customer belong to what was asked for? */
export function isAmong(one: Customer, wanted: Narrowed): boolean {
  return (
    (wanted.customer === undefined || one.id === wanted.customer) &&
    (wanted.owner === undefined || one.owner === wanted.owner) &&
    (wanted.grade === undefined || one.grade === wanted.grade) &&
    (wanted.region === undefined || fold(one.region ?? "") === fold(wanted.region))
  );
}

/** How people call the staff, by id. */
export type People = ReadonlyMap<string, string>;

function ownerColumn(people: People, weight: number): Column {
  return {
    key: "owner",
    label: customer.fields.owner.label,
    weight,
    format: (value) => people.get(String(value)) ?? String(value ?? ""),
  };
}

const nameColumn: Column = {
  key: "customer",
  label: say("Customer", "客户"),
  weight: 9,
  wrap: true,
  least: 12,
};

/** Customers by name, then by id. */
function byName(a: Customer, b: Customer): number {
  return a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1;
}

/**
 * The address book (客户通讯录): a line for each person, and one for a customer of whom nobody is
 * known (R-CUS-12).
 */
export function addressBook(
  customers: readonly Customer[],
  { people, language }: { people: People; language: Language },
): TableView {
  const rows = [...customers].sort(byName).flatMap((one): Row[] => {
    const { id, name, phone, fax, email, address, owner } = one;
    const firm = { id, customer: name, firmPhone: phone, address, owner };
    if (!one.contacts || one.contacts.length === 0) return [{ ...firm, phone, fax, email }];
    return one.contacts.map((contact) => ({
      ...firm,
      name: contact.name,
      title: contact.title,
      part: partOf(contact, language),
      mobile: contact.mobile,
      phone: contact.phone ?? phone,
      fax: contact.fax ?? fax,
      email: contact.email ?? email,
      wechat: contact.wechat,
    }));
  });
  const { title, mobile, phone, email, wechat, fax } = contactFields;
  return {
    shape: "list",
    title: say("address book", "客户通讯录"),
    columns: [
      nameColumn,
      { key: "name", label: say("Contact", "联系人"), weight: 9 },
      { ...columnOf("title", title), weight: 5 },
      { key: "part", label: say("Part", "作用"), weight: 3 },
      { ...columnOf("mobile", mobile), weight: 8 },
      { ...columnOf("phone", phone), weight: 7 },
      { ...columnOf("wechat", wechat), weight: 2 },
      { ...columnOf("email", email), weight: 3 },
      { key: "address", label: customer.fields.address.label, weight: 4, wrap: true },
    ].filter(({ key }) => key === "name" || rows.some((row) => Boolean(row[key]))),
    hidden: [
      { key: "id", label: say("Id", "编号") },
      columnOf("fax", fax),
      { key: "firmPhone", label: say("Phone of the firm", "公司电话") },
      ownerColumn(people, 1),
    ],
    rows,
    empty: say("no customers", "没有客户"),
  };
}

export interface RosterFacts {
  readonly bought: ReadonlyMap<string, Bought>;
  /** The months of the curve, oldest first. */
  readonly months: readonly string[];
  readonly people: People;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly digits: number;
}

/**
 * The roster (客户花名册): every customer with the curve of its monthly sales, the largest first;
 * those who bought nothing stand at the end (R-CUS-11).
 */
export function roster(customers: readonly Customer[], facts: RosterFacts): TableView {
  const { bought, months, people, from, to, digits } = facts;
  const of = ({ id }: Customer): Bought => bought.get(id) ?? nothing(months.length);
  const ranked = [...customers].sort((a, b) => of(b).minor - of(a).minor || byName(a, b));
  const sums = ranked.map(of);
  const silent = sums.filter(({ orders }) => orders === 0).length;
  const { kind, grade, region } = customer.fields;
  return {
    shape: "report",
    title: say("Customer roster", "客户花名册"),
    from,
    to,
    columns: [
      nameColumn,
      { ...columnOf("kind", kind), weight: 4 },
      { ...columnOf("grade", grade), weight: 6 },
      ownerColumn(people, 5),
      { ...columnOf("region", region), weight: 3 },
      figureColumn("orders", say("Orders", "订单数"), 5),
      figureColumn("net", say("Net", "净额"), 9),
      { key: "last", label: say("Last order", "最近下单"), weight: 6 },
      { key: "curve", label: say("Sales curve", "销售曲线"), weight: 8, draw: "spark" },
    ],
    hidden: [{ key: "id", label: say("Id", "编号") }],
    rows: ranked.map((one) => {
      const { orders, minor, last, perMonth } = of(one);
      return {
        id: one.id,
        customer: one.name,
        kind: one.kind,
        grade: one.grade,
        owner: one.owner,
        region: one.region,
        orders,
        net: fromMinor(minor, digits),
        last: last === "" ? undefined : last,
        curve: perMonth.map((month) => fromMinor(month, digits)),
      };
    }),
    totals: rosterTotals(sums, facts),
    notes: [
      say(
        `${customers.length} ${customers.length === 1 ? "customer" : "customers"}, ${silent} without an order; net of discount, without freight.`,
        `共 ${customers.length} 家客户，其中 ${silent} 家无订单；折后净额，不含运费。`,
      ),
    ],
    empty: say("No customers.", "没有客户。"),
  };
}

function rosterTotals(sums: readonly Bought[], { months, digits }: RosterFacts): Row {
  const total = (part: (one: Bought) => number): number =>
    sums.reduce((sum, one) => sum + part(one), 0);
  return {
    orders: total(({ orders }) => orders),
    net: fromMinor(
      total(({ minor }) => minor),
      digits,
    ),
    curve: months.map((_, at) =>
      fromMinor(
        total(({ perMonth }) => perMonth[at] ?? 0),
        digits,
      ),
    ),
  };
}
