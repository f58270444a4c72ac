import type { IsoDate } from "../../law/dates.ts";
import { say, type Text } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import { channels } from "../call/choices.ts";
import { wordColumn } from "../generic/tables.ts";
import { type Answer, answers } from "./fields.ts";

/** A call, letter or visit by which money was asked for. */
export interface Registered {
  readonly date: IsoDate;
  readonly time?: string | undefined;
  readonly by?: string | undefined;
  readonly customer: string;
  readonly channel?: string | undefined;
  readonly contact?: string | undefined;
  readonly answer?: Answer | undefined;
  readonly notes?: string | undefined;
  readonly paper: string;
}

interface RegisterFacts {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly nameOf: (customer: string) => string;
  readonly staffName: (id: string) => string;
}

const answerWords: ReadonlyMap<string, Text> = new Map(
  answers.map(({ value, label }) => [value as string, label] as const),
);
const channelWords: ReadonlyMap<string, Text> = new Map(
  channels.map(({ value, label }) => [value as string, label] as const),
);

/** Letters and calls as they are entered each day: R-COL-10, R-COL-13, R-FRM-78. */
export function registerView(entries: readonly Registered[], facts: RegisterFacts): TableView {
  const { from, to, nameOf, staffName } = facts;
  const key = ({ date, time = "", paper }: Registered): string => `${date} ${time} ${paper}`;
  const sorted = [...entries].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return {
    shape: "report",
    title: say("Register of calls and letters", "函件、电话催收登记"),
    from,
    to,
    columns: [
      { key: "date", label: say("Date", "日期"), weight: 9 },
      { key: "time", label: say("At", "时间"), weight: 3 },
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 10 },
      wordColumn({ key: "channel", label: say("Channel", "方式"), weight: 7 }, channelWords),
      { key: "contact", label: say("Spoke with", "通话对象"), weight: 4 },
      wordColumn({ key: "answer", label: say("Answer", "答复"), weight: 8 }, answerWords),
      { key: "notes", label: say("Content", "内容"), weight: 7, wrap: true, least: 14 },
      {
        key: "by",
        label: say("By", "经手人"),
        weight: 5,
        format: (value) => (value ? staffName(String(value)) : ""),
      },
      { key: "paper", label: say("Paper", "单据"), weight: 2 },
    ],
    hidden: [{ key: "customer", label: say("Customer id", "客户 ID") }],
    rows: sorted.map((one) => ({ ...one, name: nameOf(one.customer) })),
    notes: entries.length === 0 ? [] : [perPerson(entries, staffName)],
    empty: say("nobody was asked for money", "没有催收登记"),
  };
}

/** How many each person made: what the auditor of the department goes by (R-COL-10). */
function perPerson(entries: readonly Registered[], staffName: (id: string) => string): Text {
  const counts = new Map<string, number>();
  for (const { by = "" } of entries) counts.set(by, (counts.get(by) ?? 0) + 1);
  const parts = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([id, count]) => [id === "" ? undefined : staffName(id), count] as const);
  return say(
    parts.map(([name, count]) => `${name ?? "nobody named"} ${count}`).join(" · "),
    parts.map(([name, count]) => `${name ?? "未注明"} ${count}`).join(" · "),
  );
}
