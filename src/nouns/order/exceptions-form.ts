import { addDays } from "../../law/dates.ts";
import { type Language, say } from "../../law/words.ts";
import { customer } from "../customer/customer.ts";
import type { FormContent, FormFacts } from "../form/data.ts";
import { formTable, type Heading, numberHeading } from "../form/parts.ts";
import { product } from "../product/product.ts";
import { staff } from "../staff/staff.ts";
import { type Exception, exceptionFields } from "./fields/tracking.ts";
import { type Order, order } from "./order.ts";

/** Beyond so many days after the day of an order nothing is registered any more. */
const longestWayDays = 366;

interface Registered {
  readonly order: Order;
  readonly exception: Exception;
}

/** The exceptions of some days, of whatever order: the register that is closed daily (R-FRM-45). */
export async function exceptionsOfPeriod(_: undefined, facts: FormFacts): Promise<FormContent> {
  const { book, period } = facts;
  const { from, to } = period;
  const dated = await book.between(order, { from: addDays(from, -longestWayDays), to });
  const orders = new Map([...dated, ...(await book.live(order))].map((one) => [one.id, one]));
  const rows = [...orders.values()]
    .flatMap(registered)
    .filter(({ exception: { date } }) => date >= from && date <= to);
  return register(rows, { number: `${from} – ${to}`, date: facts.today }, facts);
}

/** The exceptions of one order. */
export function exceptionsOfOrder(record: Order, facts: FormFacts): Promise<FormContent> {
  return register(registered(record), { number: record.id, date: facts.today }, facts);
}

function registered(record: Order): readonly Registered[] {
  return (record.shipments ?? []).flatMap(({ exceptions = [] }) =>
    exceptions.map((exception) => ({ order: record, exception })),
  );
}

/** What things are called in the register. */
interface Names {
  readonly customer: (id: string) => string;
  readonly product: (id: string) => string;
  readonly person: (id: string | undefined) => string;
}

async function namesOf(all: readonly Registered[], { book }: FormFacts): Promise<Names> {
  const customers = await book.some(customer, new Set(all.map((one) => one.order.customer)));
  const products = await book.some(
    product,
    all.flatMap(({ exception }) => exception.product ?? []),
  );
  const people = await book.some(
    staff,
    all.flatMap(({ exception }) => [exception.by ?? [], exception.cleared?.by ?? []].flat()),
  );
  return {
    customer: (id) => customers.get(id)?.name ?? id,
    product: (id) => products.get(id)?.name ?? id,
    person: (id) => (id === undefined ? "" : (people.get(id)?.name ?? id)),
  };
}

const { kind, register: registerField, station, what, remedy, by } = exceptionFields;

const headings: Readonly<Record<string, Heading>> = {
  number: numberHeading,
  date: { label: exceptionFields.date.label },
  order: { label: say("Order", "订单") },
  customer: { label: say("Customer", "客户") },
  kind: { label: kind.label },
  register: { label: registerField.label },
  station: { label: station.label },
  product: { label: exceptionFields.product.label },
  quantity: { label: exceptionFields.quantity.label, align: "right" },
  what: { label: what.label },
  remedy: { label: remedy.label },
  by: { label: by.label },
  cleared: { label: exceptionFields.cleared.label },
  recover: { label: exceptionFields.recover.label },
};

function cellsOf({ order: paper, exception }: Registered, names: Names, language: Language) {
  const { cleared, recover, product: goods } = exception;
  return {
    date: [exception.date, exception.time].filter(Boolean).join(" "),
    order: paper.id,
    customer: names.customer(paper.customer),
    kind: kind.kind.show(exception.kind, language),
    register: registerField.kind.show(exception.register, language),
    station: exception.station,
    product: goods === undefined ? undefined : names.product(goods),
    quantity: exception.quantity,
    what: exception.what,
    remedy: exception.remedy,
    by: names.person(exception.by),
    cleared: cleared && [cleared.date, cleared.how, names.person(cleared.by)].join(" ").trim(),
    recover: recover && [recover.from, recover.amount].filter(Boolean).join(" "),
  };
}

async function register(
  all: readonly Registered[],
  head: Pick<FormContent, "number" | "date">,
  facts: FormFacts,
): Promise<FormContent> {
  const { language } = facts;
  const names = await namesOf(all, facts);
  const rows = [...all]
    .sort((a, b) => (a.exception.date < b.exception.date ? -1 : 1))
    .map((one, at) => ({ number: String(at + 1), ...cellsOf(one, names, language) }));
  const none = say("No exceptions.", "无异常。")[language];
  return {
    ...head,
    parties: [],
    facts: [],
    tables: [formTable("exceptions", headings, { rows, language })],
    texts: rows.length > 0 ? [] : [{ key: "none", label: "", text: none }],
  };
}
