import { daysBetween } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import type { Settings } from "../../law/settings.ts";
import { say, type Text } from "../../law/words.ts";
import type { Cell, Fact, PageView } from "../../print/view.ts";
import type { Order } from "../order/order.ts";
import { type ContractState, contractStates } from "./choices.ts";
import { type Contract, contract } from "./contract.ts";
import { type Drawn, leftMinor } from "./drawing.ts";
import { noticeDay } from "./rules.ts";
import { stageTable } from "./stages.ts";
import { fileTable, goodsTable, ordersTable, plainTable, signatoryTable } from "./tables.ts";

export interface ContractPageFacts {
  readonly state: ContractState;
  readonly drawn: Drawn;
  readonly orders: readonly Order[];
  /** What has been paid of an invoice; smallest unit. */
  readonly settled: ReadonlyMap<string, number>;
  readonly files: ReadonlyMap<string, "same" | "changed" | "missing">;
  readonly limits: Settings["limits"];
  readonly customerName: string;
  readonly staffName: (id: string) => string;
  readonly productName: (id: string) => string;
  readonly digits: number;
  readonly currency: string;
  readonly today: string;
}

const stateWords = new Map<string, Text>(contractStates.map(({ value, label }) => [value, label]));

const shown = [
  ...["code", "title", "kind", "quote", "project", "terms", "transportNeeds", "installationNeeds"],
  ...["kept", "notes"],
] as const;

/** A contract as a page: where it stands, what is drawn and left of it, its stages and clauses. */
export function contractPage(record: Contract, facts: ContractPageFacts): PageView {
  const { state, drawn, digits } = facts;
  const sections = [
    goodsTable(record, facts),
    stageTable(record, facts),
    ordersTable(facts.orders, digits),
    plainTable(record, "clauses"),
    signatoryTable(record),
    fileTable(record, facts.files),
    plainTable(record, "renewals"),
  ].filter(({ rows }) => rows.length > 0);
  const left = leftMinor(record, drawn, digits);
  return {
    shape: "page",
    title: say(`contract ${record.code ?? record.id}`, `合同 ${record.code ?? record.id}`),
    facts: [...standing(record, facts), ...plainFacts(record)],
    sections,
    notes: nextNotes(record, state),
    record: {
      ...record,
      state,
      drawn: fromMinor(drawn.minor, digits),
      ...(left === undefined ? {} : { left: fromMinor(left, digits) }),
      lines: goodsTable(record, facts).rows,
      stages: stageTable(record, facts).rows,
    },
  };
}

function standing(record: Contract, facts: ContractPageFacts): Fact[] {
  const { state, customerName, staffName } = facts;
  const { signed, ended, owner } = record;
  const all: (Fact | false | undefined)[] = [
    { key: "id", label: say("Id", "编号"), value: record.id },
    {
      key: "state",
      label: say("State", "状态"),
      value: state,
      format: (_, language) => stateWords.get(state)?.[language] ?? state,
    },
    {
      key: "customer",
      label: say("Customer", "客户"),
      value: record.customer,
      format: () => customerName,
    },
    owner !== undefined && {
      key: "owner",
      label: say("Owner", "负责人"),
      value: owner,
      format: () => staffName(owner),
    },
    ...days(record, facts),
    ...sums(record, facts),
    signed && {
      key: "signed",
      label: say("Signed", "签订"),
      value: [signed.date, signed.stamp].filter(Boolean).join(" · "),
    },
    ended && { key: "ended", label: say("Ended", "终止"), value: `${ended.date} · ${ended.why}` },
  ];
  return all.flatMap((one) => (one && one.value !== undefined ? [one] : []));
}

/** From when to when it runs, and by when notice is to be given. */
function days(record: Contract, { state, limits, today }: ContractPageFacts): Fact[] {
  const { start, end = "" } = record;
  const notice = noticeDay(record, limits.contractNoticeDays);
  const isLive = end >= today && (state === "running" || state === "used-up");
  const left = isLive ? daysBetween(today, end) : 0;
  return [
    { key: "start", label: say("Start", "生效日期"), value: start },
    {
      key: "end",
      label: say("End", "到期日期"),
      value: record.end,
      format: (value, language) =>
        isLive
          ? `${value}${say(` (${left} days left)`, `（还有 ${left} 天）`)[language]}`
          : String(value),
    },
    {
      key: "notice",
      label: say("Notice by", "最迟通知日"),
      value: state === "ended" ? undefined : notice,
    },
  ];
}

/** The amount agreed, and what orders have drawn and left of it. */
function sums(record: Contract, { drawn, digits, currency }: ContractPageFacts): Fact[] {
  const format = (value: Cell): string =>
    typeof value === "string" ? `${currency} ${grouped(value)}` : "";
  const left = leftMinor(record, drawn, digits);
  const hasDrawn = record.kind === "frame" || drawn.orders > 0;
  const shown = (minor: number | undefined): string | undefined =>
    minor === undefined || !hasDrawn ? undefined : fromMinor(minor, digits);
  return [
    { key: "amount", label: say("Amount", "合同金额"), value: record.amount, format },
    {
      key: "drawn",
      label: say("Drawn by orders", "已下单金额"),
      value: shown(drawn.minor),
      format,
    },
    { key: "left", label: say("Left", "剩余金额"), value: shown(left), format },
  ];
}

function plainFacts(record: Contract): Fact[] {
  return shown.flatMap((key): Fact[] => {
    const value = record[key];
    if (value === undefined) return [];
    const { kind, label } = contract.fields[key] as (typeof contract.fields)["notes"];
    return [{ key, label, value, format: (_, language) => kind.show(value, language) }];
  });
}

function nextNotes({ id, ended }: Contract, state: ContractState): readonly Text[] {
  const sign = say(
    `next: rounds contract sign ${id} --ours NAME --theirs NAME`,
    `下一步：rounds contract sign ${id} --ours 姓名 --theirs 姓名`,
  );
  const next: Partial<Record<ContractState, Text>> = {
    draft: sign,
    approved: sign,
    waiting: say(`to be approved: rounds approve ${id}`, `待审批：rounds approve ${id}`),
    expired: say(
      `prolong it: rounds contract renew ${id} --until DATE`,
      `续签：rounds contract renew ${id} --until 日期`,
    ),
  };
  const note = ended ? undefined : next[state];
  return note ? [note] : [];
}
