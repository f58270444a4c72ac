import { addDays, addMonths, type IsoDate, type Period } from "./dates.ts";
import { wholeKind } from "./kinds/figures.ts";
import { groupKind, groupsKind, wordsKind } from "./kinds/groups.ts";
import { choiceKind, textKind } from "./kinds/texts.ts";
import { field, type Values } from "./noun.ts";
import { same, say, type Text } from "./words.ts";

/** A stretch of time after something: "7d", "1m", "1m+7d", "1y". */
const spanShape = /^(?:(\d{1,3})([my]))?\+?(?:(\d{1,3})d)?$/;

const spanKind = textKind({
  name: "span",
  pattern: /^(\d{1,3}[my](\+\d{1,3}d)?|\d{1,3}d)$/,
  wanted: say("a time like 7d, 1m, 1m+7d or 1y", "7d、1m、1m+7d、1y 这样的时长"),
});

const spoken = {
  en: field(textKind(), say("English", "英文"), { required: true }),
  zh: field(textKind(), say("Chinese", "中文"), { required: true }),
};

const spokenKind = groupKind(spoken, { example: say("en=repair, zh=维修", "en=repair, zh=维修") });

/** What begins a scheme: goods signed for, an invoice, a service that was handed over. */
export const triggers = [
  { value: "signed", label: say("goods signed for", "签收") },
  { value: "invoice", label: say("invoice", "开单") },
  { value: "service", label: say("service handed over", "服务完成") },
] as const;

const itemFields = {
  key: field(textKind(), say("Item", "项目"), { required: true }),
  ...spoken,
  department: field(spokenKind, say("Department", "部门")),
};

const stepFields = {
  ...spoken,
  from: field(spanKind, say("From", "起"), { required: true }),
  to: field(spanKind, say("To", "止"), { required: true }),
  after: field(wholeKind({ least: "1" }), say("Counted from step", "自第几次起算")),
  role: field(textKind(), say("Role", "岗位")),
  share: field(wholeKind({ least: "1", most: "100" }), say("Share called, %", "抽样比例（%）")),
};

/** What a file of templates/schemes says: R-SVC-03 to R-SVC-10, R-SVC-20, R-SVC-36. */
export const schemeFields = {
  name: field(spokenKind, say("Name", "名称"), { required: true }),
  trigger: field(choiceKind(triggers), say("Begins with", "起算"), { required: true }),
  services: field(wordsKind, say("Only these services", "仅限服务类型")),
  customers: field(wordsKind, say("Only these kinds of customer", "仅限客户类型")),
  exceptCustomers: field(wordsKind, say("All but these kinds", "排除客户类型")),
  role: field(textKind(), say("Role that calls", "回访岗位")),
  items: field(
    groupsKind(itemFields, { example: same("key=service, en=service, zh=服务") }),
    say("Items scored", "评分项目"),
  ),
  steps: field(
    groupsKind(stepFields, { example: same("en=day 7, zh=第7天, from=7d, to=10d") }),
    say("Steps", "步骤"),
    { required: true },
  ),
};

export type SchemeStep = Values<typeof stepFields>;

/** A scheme of return calls: what begins it, and within which days each call is made. */
export type Scheme = Values<typeof schemeFields> & { readonly id: string };

/** Something that happened to a customer, by which a scheme begins. */
export interface Trigger {
  /** The paper's id, which a return call names. */
  readonly about: string;
  readonly customer: string;
  readonly day: IsoDate;
}

/** A call that was made by a scheme and reached somebody. */
export interface Returned {
  readonly about?: string | undefined;
  readonly customer: string;
  readonly scheme?: string | undefined;
  readonly step?: number | undefined;
  readonly date: IsoDate;
}

/** What an item of a scheme is called; by its key where no scheme says. */
export function itemName(
  schemes: readonly Scheme[],
  { scheme, item }: { readonly scheme: string | undefined; readonly item: string },
): Text {
  const known = schemes.find(({ id }) => id === scheme)?.items ?? [];
  return known.find(({ key }) => key === item) ?? same(item);
}

/** The day that lies a span after another; months first, then days. */
export function addSpan(date: IsoDate, span: string): IsoDate {
  const [, count = "0", unit = "m", days = "0"] = spanShape.exec(span) ?? [];
  const months = Number(count) * (unit === "y" ? 12 : 1);
  return addDays(months === 0 ? date : addMonths(date, months), Number(days));
}

/** The fewest and the most days that a span can be. */
function daysIn(span: string): { readonly least: number; readonly most: number } {
  const [, count = "0", unit = "m", days = "0"] = spanShape.exec(span) ?? [];
  const [least, most] = unit === "y" ? [365, 366] : [28, 31];
  return {
    least: Number(count) * least + Number(days),
    most: Number(count) * most + Number(days),
  };
}

/** Sampling that comes to the same every time: by the paper's id, so many of a hundred. */
export function isSampled(about: string, share: number | undefined): boolean {
  let mixed = 7;
  for (const letter of about) mixed = (mixed * 31 + (letter.codePointAt(0) ?? 0)) % 10007;
  return mixed % 100 < (share ?? 100);
}

export interface OpenStep {
  /** From 1. */
  readonly step: number;
  readonly of: SchemeStep;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/**
 * The calls of a scheme that are still to be made about one thing: each within its window, a second
 * one counted from the day of the first (R-VAR-02). A call that is long past its window is over.
 * Who was called about another delivery once the window had begun is not called again for this one.
 */
export function openSteps(
  scheme: Scheme,
  { about, customer, day }: Trigger,
  { made, today, overDays }: { made: readonly Returned[]; today: IsoDate; overDays: number },
): readonly OpenStep[] {
  const own = made.filter((one) => one.customer === customer && one.scheme === scheme.id);
  const madeOn = (step: number): IsoDate | undefined => {
    const { from = "0d", after } = scheme.steps[step - 1] ?? {};
    const start = after === undefined ? day : madeOn(after);
    return own
      .filter((one) => (one.step ?? 1) === step && start !== undefined)
      .filter((one) => one.about === about || one.date >= addSpan(start ?? day, from))
      .map((one) => one.date)
      .sort()[0];
  };
  return scheme.steps.flatMap((of, index) => {
    const step = index + 1;
    const start = of.after === undefined ? day : madeOn(of.after);
    if (start === undefined || madeOn(step) !== undefined) return [];
    if (!isSampled(about, of.share)) return [];
    const [from, to] = [addSpan(start, of.from), addSpan(start, of.to)];
    return addDays(to, overDays) < today ? [] : [{ step, of, from, to }];
  });
}

/** Papers may be written so many days before the goods they are about are signed for. */
const wayDays = 60;

/** A call may be made so many days before its window begins and still count. */
const earlyDays = 14;

/**
 * Between which days the papers lie about which a call may now be due: a stretch for each step, so
 * that a call after a year does not need the papers of the whole year.
 */
export function paperPeriods(
  { trigger, steps }: Scheme,
  { until, today, overDays }: { until: IsoDate; today: IsoDate; overDays: number },
): readonly Period[] {
  const lag = trigger === "signed" ? wayDays : 0;
  const reach = ({ to, after }: SchemeStep): number => {
    const before = after === undefined ? undefined : steps[after - 1];
    return daysIn(to).most + overDays + (before && before.after === undefined ? reach(before) : 0);
  };
  const stretches = steps
    .map((step) => ({
      from: addDays(today, -reach(step) - lag),
      to: step.after === undefined ? addDays(until, -daysIn(step.from).least) : until,
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const merged: Period[] = [];
  for (const one of stretches) {
    const last = merged.at(-1);
    if (last && one.from <= addDays(last.to, 1)) {
      merged[merged.length - 1] = { from: last.from, to: last.to > one.to ? last.to : one.to };
    } else merged.push(one);
  }
  return merged;
}

/** How many days back the calls may lie that decide what is due now. */
export function callDays({ steps }: Scheme, overDays: number): number {
  const widths = steps.map(({ from, to, after }) =>
    after === undefined ? daysIn(to).most - daysIn(from).least : daysIn(to).most,
  );
  return Math.max(...widths) + overDays + earlyDays;
}
