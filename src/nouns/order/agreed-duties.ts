import { addDays } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import type { Department } from "../../law/order-settings.ts";
import { say } from "../../law/words.ts";
import type { Order } from "./order.ts";
import { type ReviewSettings, reviewStep } from "./review.ts";
import { departmentName, nextOf } from "./review-steps.ts";
import { lastAnswer, sampleDueOn } from "./sampling.ts";
import { orderState } from "./totals.ts";

export interface AgreedSettings extends ReviewSettings {
  readonly chiefEngineers?: readonly string[] | undefined;
  readonly orderLeaderRoles?: readonly string[] | undefined;
}

type Facts = DutyFacts & { readonly settings?: AgreedSettings | undefined };
type Base = Pick<Duty, "noun" | "id" | "about" | "who">;

/** What a draft waits for in its review, a sample's day, an installation that is to be told. */
export function agreedDuties(record: Order, about: string, facts: Facts): Duty[] {
  if (record.cancelled) return [];
  const base: Base = { noun: "order", id: record.id, about, who: record.owner };
  return [
    ...reviewDuties(record, base, facts),
    ...sampleDuties(record, base),
    ...installationDuties(record, base, facts),
  ];
}

/** Of a word for a person or a role: a role is known by its code. */
function whose(word: string | undefined, base: Base): Pick<Duty, "who" | "role"> {
  if (word === undefined) return { who: base.who };
  const isRole = [
    "sales",
    "manager",
    "storekeeper",
    "bookkeeper",
    "service",
    "marketing",
    "director",
  ];
  return isRole.includes(word) ? { who: undefined, role: word } : { who: word };
}

function reviewDuties(
  record: Order,
  base: Base,
  { settings, limits, digits, calendar }: Facts,
): Duty[] {
  if (!settings || (settings.orderReview ?? []).length === 0) return [];
  const { review, id } = record;
  const isDraft = orderState(record) === "draft";
  // A confirmed order is looked at again only where its review no longer covers it.
  if (!isDraft && (!review || orderState(record) === "signed")) return [];
  const standing = reviewStep(record, settings, digits);
  const next = nextOf(id, standing);
  if (!next) return [];
  const since = standing.step === "open" ? record.date : (review?.date ?? record.date);
  const due = calendar.addWorkdays(since, limits.reviewDays);
  const duty = { ...base, rule: "order-review", from: since, due };
  const what = say(`${id}: ${next.what.en}`, `${id}：${next.what.zh}`);
  if (standing.step === "opinions") {
    return standing.missing.map((department) => opinionDuty(department, { duty, base, settings }));
  }
  const word =
    standing.step === "decide"
      ? (settings.orderLeaderRoles?.[0] ?? "manager")
      : standing.step === "engineer"
        ? settings.chiefEngineers?.[0]
        : undefined;
  return [{ ...duty, ...whose(word, base), what, command: next.command }];
}

function opinionDuty(
  department: Department,
  {
    duty,
    base,
    settings,
  }: { readonly duty: Omit<Duty, "what" | "command">; base: Base; settings: AgreedSettings },
): Duty {
  const row = settings.orderReview?.find((one) => one.department === department);
  const name = departmentName(department);
  return {
    ...duty,
    ...whose(row?.who?.[0], base),
    part: department,
    what: say(`opinion of ${name.en} on ${duty.id}`, `${duty.id} 评审：${name.zh}会签`),
    command: `rounds order opinion ${duty.id} --department ${department} --verdict ok`,
  };
}

/** A sample is due on its day; once it has left, the customer is asked (R-REM-31, R-ORD-44). */
function sampleDuties(record: Order, base: Base): Duty[] {
  if (record.kind !== "sample") return [];
  const due = sampleDueOn(record);
  if (due === undefined) return [];
  const { id } = record;
  const sent = (record.shipments ?? []).map(({ date }) => date).sort();
  const lastSent = sent.at(-1);
  const answered = lastAnswer(record)?.date;
  const isOut = lastSent !== undefined && (answered === undefined || lastSent > answered);
  return [
    {
      ...base,
      rule: "sample",
      from: isOut ? lastSent : addDays(due, -1),
      due: isOut && lastSent > due ? lastSent : due,
      what: isOut
        ? say(`what does the customer say of sample ${id}?`, `样品 ${id} 待客户确认`)
        : say(`sample ${id}`, `样品 ${id} 到期`),
      command: `rounds order sample ${id} approved`,
    },
  ];
}

/** The installation department is told some days before (R-ORD-30, R-REM-30). */
function installationDuties(
  { id, installation }: Order,
  base: Base,
  { limits, calendar }: Facts,
): Duty[] {
  if (!installation || installation.told !== undefined) return [];
  const due = addDays(installation.date, -limits.installationNoticeDays);
  return [
    {
      ...base,
      rule: "installation",
      from: calendar.addWorkdays(due, -1),
      due,
      what: say(
        `tell the installers: ${id} on ${installation.date}`,
        `通知安装部：${id} 于 ${installation.date} 安装`,
      ),
      command: `rounds order install ${id} --told`,
    },
  ];
}
