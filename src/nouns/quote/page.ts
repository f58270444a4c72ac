import { daysBetween } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { taxedPaper } from "../../law/tax.ts";
import { say, type Text } from "../../law/words.ts";
import type { Cell, Fact, PageView } from "../../print/view.ts";
import { comparison, versionsOf, versionTable } from "./compare.ts";
import { type Quote, quote } from "./quote.ts";
import { type QuoteState, quoteStates } from "./states.ts";

interface PageFacts {
  readonly state: QuoteState;
  readonly fileName: string;
  readonly customerName: string;
  readonly staffName: (id: string) => string;
  readonly productName: (id: string) => string;
  readonly digits: number;
  readonly currency: string;
  readonly today: string;
}

const shown = [
  ...["code", "contact", "date", "subject", "project", "deliveryDays", "terms", "transportNeeds"],
  ...["installationNeeds", "discountWhy", "factors", "notes"],
] as const;

/** A quote as a page: where it stands, its versions line by line, and what became of each. */
export function quotePage(record: Quote, facts: PageFacts): PageView {
  const { state, digits } = facts;
  const versions = versionsOf(record, state);
  const total = fromMinor(taxedPaper(record, digits).grossMinor, digits);
  return {
    shape: "page",
    title: say(`quote ${record.id}`, `报价单 ${record.id}`),
    facts: [...standing(record, facts), ...plainFacts(record), ...amounts(record, facts)],
    sections: [
      comparison(versions, { digits, productName: facts.productName }),
      versionTable(versions, digits),
    ],
    notes: nextNotes(record, state),
    record: { ...record, state, total, fileName: facts.fileName },
  };
}

function standing(record: Quote, facts: PageFacts): Fact[] {
  const { state, customerName, staffName, today } = facts;
  const { customer, owner, validUntil, version = 1, sent, accepted, declined } = record;
  const label = quoteStates.find(({ value }) => value === state)?.label;
  const left = validUntil === undefined ? 0 : daysBetween(today, validUntil);
  const open = ["draft", "waiting", "approved", "sent"].includes(state);
  const all: (Fact | undefined)[] = [
    {
      key: "state",
      label: say("State", "状态"),
      value: state,
      format: (_, language) => label?.[language] ?? state,
    },
    {
      key: "customer",
      label: say("Customer", "客户"),
      value: customer,
      format: () => customerName,
    },
    owner === undefined
      ? undefined
      : {
          key: "owner",
          label: say("Salesperson", "销售员"),
          value: owner,
          format: () => staffName(owner),
        },
    { key: "version", label: say("Version", "版本"), value: version },
    {
      key: "validUntil",
      label: say("Valid until", "有效期至"),
      value: validUntil,
      format: (value, language) =>
        open && left >= 0
          ? `${value}${say(` (${left} days left)`, `（还有 ${left} 天）`)[language]}`
          : String(value ?? ""),
    },
    { key: "fileName", label: say("File name", "文件名"), value: facts.fileName },
    sent && {
      key: "sent",
      label: say("Sent", "发出"),
      value: [sent.date, sent.how, sent.to].filter(Boolean).join(" · "),
    },
    accepted && {
      key: "accepted",
      label: say("Accepted", "接受"),
      value: [accepted.date, accepted.order].filter(Boolean).join(" · "),
    },
    declined && {
      key: "declined",
      label: say("Declined", "谢绝"),
      value: [declined.date, declined.why, declined.to].filter(Boolean).join(" · "),
    },
  ];
  return all.flatMap((one) => one ?? []);
}

function plainFacts(record: Quote): Fact[] {
  return shown.flatMap((key): Fact[] => {
    const value = record[key];
    if (value === undefined) return [];
    const { kind, label } = quote.fields[key] as (typeof quote.fields)["notes"];
    return [
      {
        key,
        label,
        value: String(value),
        format: (_, language) => kind.show(value as string, language),
      },
    ];
  });
}

/** Net, freight, tax and total; only the total where there is nothing else. */
function amounts(record: Quote, { digits, currency }: PageFacts): Fact[] {
  const { netMinor, taxMinor, grossMinor } = taxedPaper(record, digits);
  const money = (value: Cell): string =>
    typeof value === "string" ? `${currency} ${grouped(value)}` : "";
  const fact = (key: string, label: Text, minor: number): Fact => ({
    key,
    label,
    value: fromMinor(minor, digits),
    format: money,
  });
  return [
    ...(record.freight
      ? [{ key: "freight", label: say("Freight", "运费"), value: record.freight, format: money }]
      : []),
    ...(taxMinor !== 0
      ? [fact("net", say("Net", "不含税"), netMinor), fact("tax", say("Tax", "税额"), taxMinor)]
      : []),
    fact("total", say("Total", "合计"), grossMinor),
  ];
}

function nextNotes({ id, accepted }: Quote, state: QuoteState): readonly Text[] {
  const next: Partial<Record<QuoteState, Text>> = {
    draft: say(`next: rounds quote send ${id}`, `下一步：rounds quote send ${id}`),
    approved: say(`next: rounds quote send ${id}`, `下一步：rounds quote send ${id}`),
    waiting: say(`to be approved: rounds approve ${id}`, `待审批：rounds approve ${id}`),
    sent: say(
      `answered? rounds quote accept ${id} --confirm, or rounds quote decline ${id} --why "…"`,
      `客户答复后：rounds quote accept ${id} --confirm，或 rounds quote decline ${id} --why "原因"`,
    ),
    expired: say(`a new version: rounds quote revise ${id}`, `出新版本：rounds quote revise ${id}`),
    declined: say(
      `another offer: rounds quote revise ${id}`,
      `重新报价：rounds quote revise ${id}`,
    ),
  };
  const order = accepted?.order;
  const done =
    order && say(`its order: rounds order track ${order}`, `订单：rounds order track ${order}`);
  return [next[state] ?? done].flatMap((one) => one || []);
}
