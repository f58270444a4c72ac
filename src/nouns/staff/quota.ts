import { addDays, endOf, type IsoDate, type Period, startOf } from "../../law/dates.ts";
import {
  type Quota,
  type quotaPresetNames,
  quotaSpans,
  quotaSubjects,
  type RoleQuota,
} from "../../law/event-settings.ts";
import type { Settings } from "../../law/settings.ts";
import { say, type Text } from "../../law/words.ts";
import type { Staff } from "./staff.ts";

type Subject = Quota["of"];
export type Span = NonNullable<Quota["per"]>;

/**
 * Quotas ready made (R-PLN-04, R-PLN-05, R-VAR-03, R-VAR-08). None is chosen unless rounds.yaml
 * says so: whoever thinks little of cold calls is not asked for thirty a day.
 */
export const quotaPresets: Readonly<
  Record<(typeof quotaPresetNames)[number], readonly RoleQuota[]>
> = {
  activity: [
    { role: "sales", of: "calls", number: 30, per: "day" },
    { role: "sales", of: "visits", number: 20, per: "week" },
  ],
  "two-and-three": [
    { role: "sales", of: "new-customers", number: 2, per: "month" },
    { role: "sales", of: "prospects", number: 3, per: "month" },
  ],
  "more-than-three": [{ role: "sales", of: "new-customers", number: 4, per: "month" }],
};

/** What a quota's subject is usually counted per. */
const usualSpan: Readonly<Record<Subject, Span>> = {
  calls: "day",
  visits: "week",
  "new-customers": "month",
  prospects: "month",
};

export interface PersonQuota {
  readonly of: Subject;
  readonly number: number;
  readonly per: Span;
}

/**
 * What is expected of a person: the presets of the firm, its own quotas of the role, and those of
 * the person; of one subject the last said counts, and none is expected where it is 0.
 */
export function quotasOf(
  { role = "sales", quotas = [] }: Pick<Staff, "role" | "quotas">,
  settings: Pick<Settings, "quotas" | "quotaPresets">,
): readonly PersonQuota[] {
  const ofFirm = [
    ...(settings.quotaPresets ?? []).flatMap(
      (name) => quotaPresets[name as keyof typeof quotaPresets] ?? [],
    ),
    ...(settings.quotas ?? []),
  ].filter((one) => (one.role ?? "sales") === role);
  const known = new Map<Subject, PersonQuota>();
  for (const { of, number, per } of [...ofFirm, ...quotas]) {
    known.set(of, { of, number, per: per ?? usualSpan[of] });
  }
  return [...known.values()].filter(({ number }) => number > 0);
}

/** What was done, by whom and when; of customers also how far they are. */
export interface Counted {
  readonly calls: readonly { readonly by?: string | undefined; readonly date: IsoDate }[];
  readonly visits: readonly { readonly by?: string | undefined; readonly date?: IsoDate }[];
  readonly customers: readonly {
    readonly id: string;
    readonly owner?: string | undefined;
    readonly added?: IsoDate | undefined;
    readonly stage?: string | undefined;
  }[];
  /** Customers who ever ordered. */
  readonly ordered: { readonly has: (customer: string) => boolean };
}

/**
 * How much of a subject somebody did within a period. A customer added then is a new one when he
 * buys or cooperates, else a potential one; lost ones are neither.
 */
export function countOf(
  of: Subject,
  who: string,
  { counted, from, to }: Period & { readonly counted: Counted },
): number {
  const within = (date: IsoDate | undefined): boolean =>
    date !== undefined && date >= from && date <= to;
  if (of === "calls" || of === "visits") {
    return counted[of].filter(({ by, date }) => by === who && within(date)).length;
  }
  return counted.customers.filter(({ id, owner, added, stage }) => {
    if (owner !== who || !within(added) || stage === "lost") return false;
    const buys = stage === "cooperating" || counted.ordered.has(id);
    return buys === (of === "new-customers");
  }).length;
}

/** The day, week or month that a day lies in. */
export function spanAround(day: IsoDate, per: Span): Period {
  return per === "day" ? { from: day, to: day } : { from: startOf(day, per), to: endOf(day, per) };
}

/** The days, weeks or months that begin within a period and not after today. */
export function spansWithin(
  { from, to }: Period,
  per: Span,
  { today, isWorkday }: { today: IsoDate; isWorkday: (day: IsoDate) => boolean },
): readonly Period[] {
  const last = to < today ? to : today;
  const spans: Period[] = [];
  for (let day = from; day <= last; ) {
    const span = spanAround(day, per);
    if (per === "day" ? isWorkday(day) : span.from >= from) spans.push(span);
    day = addDays(span.to, 1);
  }
  return spans;
}

export const subjectWords: ReadonlyMap<string, Text> = new Map(
  quotaSubjects.map(({ value, label }) => [value, label]),
);

export const spanWords: ReadonlyMap<string, Text> = new Map(
  quotaSpans.map(({ value, label }) => [value, label]),
);

const nowWords: Readonly<Record<Span, Text>> = {
  day: say("today", "今日"),
  week: say("this week", "本周"),
  month: say("this month", "本月"),
};

export interface QuotaFacts {
  readonly who: string;
  readonly quotas: readonly PersonQuota[];
  readonly counted: Counted;
  readonly today: IsoDate;
  /** Nothing is expected of a day of rest. */
  readonly isWorkday: boolean;
}

/** A line per quota: what was done of it in the running day, week or month. */
export function quotaLines({ who, quotas, counted, today, isWorkday }: QuotaFacts): Text[] {
  return quotas.flatMap(({ of, number, per }) => {
    const done = countOf(of, who, { counted, ...spanAround(today, per) });
    if (per === "day" && !isWorkday && done === 0) return [];
    const words = subjectWords.get(of) ?? say(of, of);
    return [
      say(
        `${words.en} ${nowWords[per].en}: ${done} of ${number}`,
        `${nowWords[per].zh}${words.zh}：${done}/${number}`,
      ),
    ];
  });
}
