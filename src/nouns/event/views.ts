import type { Settings } from "../../law/settings.ts";
import { say, type Text } from "../../law/words.ts";
import type { Cell, Column, Fact, PageView, Row, TableView } from "../../print/view.ts";
import { columnOf, idColumn } from "../generic/columns.ts";
import { figureColumn } from "../generic/tables.ts";
import { type Event, event, guestFields } from "./event.ts";
import { type EventMessage, type HostProgress, hostProgress, hostWork } from "./progress.ts";
import { type StepKey, stepsOf } from "./timetable.ts";

interface Called {
  readonly id: string;
  readonly name: string;
  readonly owner?: string | undefined;
  readonly region?: string | undefined;
  readonly phone?: string | undefined;
}

/** Customers about to be invited. */
export function customerTable(title: Text, customers: readonly Called[]): TableView {
  return {
    shape: "list",
    title,
    columns: [
      { ...idColumn, weight: 3 },
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true },
      { key: "owner", label: say("Owner", "负责人"), weight: 6 },
      { key: "region", label: say("Region", "区域"), weight: 4 },
      { key: "phone", label: say("Phone", "电话"), weight: 5 },
    ],
    rows: customers.map(({ id, name, owner, region, phone }) => ({
      ...{ id, name, owner, region, phone },
    })),
  };
}

interface Share {
  readonly host: string;
  readonly before: number;
  readonly after: number;
  readonly guests: readonly string[];
}

/** How a list would be dealt out: each host with his numbers before and after, and his guests. */
export function splitTable({ name }: Event, shares: readonly Share[]): TableView {
  return {
    shape: "list",
    title: say(`the list of ${name}, split`, `“${name}”名单分配`),
    columns: [
      { key: "host", label: say("Host", "接待人"), weight: 9 },
      figureColumn("before", say("Before", "分配前"), 5),
      figureColumn("after", say("After", "分配后"), 8),
      { key: "guests", label: say("Guests", "客户"), weight: 7, wrap: true, least: 30 },
    ],
    rows: shares.map((one) => ({ ...one, guests: one.guests.join(", ") })),
  };
}

interface PageFacts {
  /** Only the guests of this host. */
  readonly host?: string | undefined;
  readonly today: string;
  readonly limits: Settings["limits"];
  readonly messages: readonly EventMessage[];
  readonly customerName: (id: string) => string;
  readonly phoneOf: (id: string) => string | undefined;
  readonly staffName: (id: string) => string;
}

const shownFacts = [
  ...["date", "until", "time", "place", "kind", "timetable", "target", "goal", "price", "phone"],
  ...["owner", "notes"],
] as const;

/** An event as a page: what it is, its figures per host, its timetable, its guests. */
export function eventPage(record: Event, facts: PageFacts): PageView {
  const { cancelled } = record;
  return {
    shape: "page",
    title: say(`event ${record.name}`, `活动 ${record.name}`),
    facts: [{ key: "id", label: say("Id", "编号"), value: record.id }, ...pageFacts(record, facts)],
    sections: [
      hostTable(record, facts),
      ...(record.date >= facts.today ? [timetable(record, facts)] : []),
      guestTable(record, facts),
    ],
    ...(cancelled
      ? {
          notes: [
            say(
              `cancelled on ${cancelled.date}: ${cancelled.why}`,
              `已于 ${cancelled.date} 取消：${cancelled.why}`,
            ),
          ],
        }
      : {}),
    record,
  };
}

function pageFacts(record: Event, { staffName }: PageFacts): Fact[] {
  return shownFacts.flatMap((key) => {
    const { kind, label } = event.fields[key as "place"];
    const value = record[key as "place"];
    if (value === undefined) return [];
    const shown = kind.refers === "staff" ? `${staffName(value)} (${value})` : undefined;
    return [
      {
        key,
        label,
        value: kind.cell(value) as Cell,
        format: (_: Cell, language: "en" | "zh") => shown ?? kind.show(value, language),
      },
    ];
  });
}

const figures = [
  ["invited", say("Invited", "邀约")],
  ["reached", say("Reached", "已沟通")],
  ["coming", say("Coming", "会来")],
  ["came", say("Came", "到场")],
  ["ordered", say("Ordered", "下单")],
] as const;

const figureColumns: readonly Column[] = figures.map(([key, label]) => figureColumn(key, label, 8));

/** The sums of what all hosts reached. */
function sumOf(hosts: readonly HostProgress[]): Record<(typeof figures)[number][0], number> {
  const sum = { invited: 0, reached: 0, coming: 0, came: 0, ordered: 0 };
  for (const one of hosts) for (const [key] of figures) sum[key] += one[key];
  return sum;
}

const unhosted = say("nobody yet", "未分配");

/** Invited, reached, coming, came and ordered per host. */
function hostTable(record: Event, { staffName }: PageFacts): TableView {
  const hosts = hostProgress(record);
  return {
    shape: "report",
    title: say("hosts", "接待人"),
    columns: [
      {
        key: "host",
        label: say("Host", "接待人"),
        weight: 9,
        format: (value, language) =>
          typeof value === "string" ? staffName(value) : unhosted[language],
      },
      ...figureColumns,
    ],
    rows: hosts.map((one) => ({ ...one })),
    totals: sumOf(hosts),
    empty: say(
      `nobody is invited yet: rounds event invite ${record.id}`,
      `尚未邀约任何客户：rounds event invite ${record.id}`,
    ),
  };
}

/** The steps with their days, and how many guests are left in each. */
function timetable(record: Event, { limits, messages }: PageFacts): TableView {
  const hosts = hostWork(record, messages);
  const steps = stepsOf[record.timetable ?? "texts"];
  const rows = steps.map(({ key, what, days }): Row => {
    const works = hosts.flatMap(({ steps }) => steps.filter((step) => step.key === key));
    const left = works.reduce((sum, one) => sum + one.left, 0);
    const done = (other: StepKey): string | undefined =>
      hosts[0]?.steps.find((step) => step.key === other)?.done;
    const { from, due } = days({ date: record.date, limits, done });
    return { step: key, from, due, left, what: what.en };
  });
  const words = new Map(steps.map(({ what }) => [what.en, what]));
  return {
    shape: "list",
    title: say("timetable", "邀约节奏"),
    columns: [
      { key: "step", label: say("Step", "步骤"), weight: 7 },
      {
        key: "what",
        label: say("What", "内容"),
        weight: 9,
        format: (value, language) => words.get(String(value))?.[language] ?? "",
      },
      { key: "from", label: say("From", "起"), weight: 8 },
      { key: "due", label: say("By", "止"), weight: 8 },
      figureColumn("left", say("Guests left", "未完成"), 8),
    ],
    rows,
  };
}

/** The list, the guests of one host together. */
function guestTable(record: Event, facts: PageFacts): TableView {
  const { host, customerName, staffName, phoneOf } = facts;
  const shown = (record.guests ?? []).filter((one) => host === undefined || one.host === host);
  const rows = shown
    .map((one): Row => ({ ...one, name: customerName(one.customer), phone: phoneOf(one.customer) }))
    .sort((a, b) => (String(a.host ?? "~") < String(b.host ?? "~") ? -1 : 1));
  const plain = (key: keyof typeof guestFields, weight: number): Column => ({
    ...columnOf(key, guestFields[key]),
    weight,
  });
  return {
    shape: "list",
    title: say("guests", "名单"),
    columns: [
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
      {
        key: "host",
        label: say("Host", "接待人"),
        weight: 7,
        format: (value) => (typeof value === "string" ? staffName(value) : ""),
      },
      { key: "phone", label: say("Phone", "电话"), weight: 6 },
      plain("called", 5),
      plain("answer", 8),
      plain("target", 5),
      plain("came", 7),
      plain("ordered", 7),
      plain("followed", 3),
      { ...plain("why", 4), wrap: true },
    ],
    hidden: [{ key: "customer", label: say("Id", "编号") }],
    rows,
    empty: say("nobody is invited yet", "尚未邀约任何客户"),
  };
}

/** Campaigns within a period with what they brought: R-SVC-39. */
export function eventsReport(
  events: readonly Event[],
  { from, to }: { readonly from?: string; readonly to?: string },
): TableView {
  const within = events
    .filter(({ date }) => (from ?? "") <= date && date <= (to ?? "9999"))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const held = within.filter((one) => !one.cancelled);
  const rows = held.map((one): Row => {
    const sum = sumOf(hostProgress(one));
    const { id, name, date, goal } = one;
    const share = goal === undefined ? undefined : Math.round((sum.came * 100) / goal);
    return { id, name, date, kind: one.kind, ...sum, goal, share };
  });
  const off = within.length - held.length;
  return {
    shape: "report",
    title: say("Events", "活动报表"),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    columns: [
      { key: "date", label: say("Date", "日期"), weight: 8 },
      { key: "name", label: say("Event", "活动"), weight: 9, wrap: true, least: 12 },
      { ...columnOf("kind", event.fields.kind), weight: 4 },
      ...figureColumns,
      figureColumn("goal", say("Wanted", "目标"), 5),
      {
        key: "share",
        label: say("Came %", "达成 %"),
        weight: 4,
        draw: "bar",
        format: (value) => (typeof value === "number" ? `${value}` : ""),
      },
    ],
    hidden: [{ key: "id", label: say("Id", "编号") }],
    rows,
    totals: sumOf(held.flatMap((one) => hostProgress(one))),
    notes: off > 0 ? [say(`${off} cancelled, not counted`, `另有 ${off} 场已取消，未计入`)] : [],
    empty: say("no events", "没有活动"),
  };
}
