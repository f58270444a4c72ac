import type { Change, Step } from "../../law/change.ts";
import { addDays } from "../../law/dates.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import type { Customer } from "../customer/customer.ts";
import { nextStepChange, openStepNotes } from "../customer/next.ts";
import { type Visit, visit } from "./visit.ts";

/** What is told of a visit that was made. */
export interface VisitTold {
  readonly date: string;
  readonly by?: string | undefined;
  readonly kind?: Visit["kind"];
  readonly contact?: string | undefined;
  readonly purpose?: string | undefined;
  readonly notes?: string | undefined;
  readonly next?: string | undefined;
  readonly nextDate?: string | undefined;
  readonly more?: Visit["more"];
}

/** Was this visit made, is it still to be made, or was it called off? */
export function visitState(record: Visit): "made" | "planned" | "cancelled" {
  if (record.cancelled) return "cancelled";
  return record.date ? "made" : "planned";
}

/** A visit may be made some days before its planned day and still be the one that was planned. */
const earlyDays = 3;

/**
 * The planned visit that a visit made on a day fulfils: the earliest open one that was planned for
 * then or before, or for the next few days; planned and actual date are kept apart (R-VIS-41).
 */
export function fulfilled(visits: readonly Visit[], date: string): Visit | undefined {
  const latest = addDays(date, earlyDays);
  return visits
    .filter((one) => visitState(one) === "planned" && (one.planned ?? "") <= latest)
    .sort((a, b) => ((a.planned ?? "") < (b.planned ?? "") ? -1 : 1))[0];
}

interface LogFacts {
  readonly customer: Customer;
  /** The customer's visits so far. */
  readonly visits: readonly Visit[];
  readonly today: string;
  readonly newId: () => Promise<string>;
}

/** A visit was made: it fulfils a planned one or stands for itself, and moves the next step. */
export async function logVisit(
  told: VisitTold & { readonly done?: boolean | undefined },
  { customer, visits, today, newId }: LogFacts,
): Promise<Change> {
  const { done, ...facts } = told;
  if (facts.date > today) {
    refuse(
      say(`${facts.date} is still to come`, `${facts.date} 尚未到来`),
      say(
        `plan it instead: rounds visit plan ${customer.id} --date ${facts.date}`,
        `请改为计划：rounds visit plan ${customer.id} --date ${facts.date}`,
      ),
    );
  }
  const planned = fulfilled(visits, facts.date);
  const id = planned?.id ?? (await newId());
  const step: Step = planned
    ? { do: "set", noun: visit, id, fields: present(facts) }
    : { do: "create", noun: visit, record: { id, customer: customer.id, ...facts } };
  const was = planned?.planned
    ? say(`, planned for ${planned.planned}`, `（计划 ${planned.planned}）`)
    : say("", "");
  return {
    steps: [step, ...nextStepChange(customer, told)],
    receipt: say(
      `logged visit ${id}: ${customer.name}, ${facts.date}${was.en}`,
      `已记录拜访 ${id}：${customer.name}，${facts.date}${was.zh}`,
    ),
    notes: openStepNotes(customer, told, facts.date),
  };
}

function present(values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

interface PlanFacts {
  readonly customer: Customer;
  readonly visits: readonly Visit[];
  readonly today: string;
  readonly id: string;
}

/** Plans a visit; a customer has at most one planned visit for one day. */
export function planVisit(
  told: {
    readonly date: string;
    readonly by?: string | undefined;
    readonly kind?: Visit["kind"];
    readonly purpose?: string | undefined;
  },
  { customer, visits, today, id }: PlanFacts,
): Change {
  const { date, by, kind, purpose } = told;
  if (date < today) {
    refuse(
      say(`${date} is past`, `${date} 已经过去`),
      say("log a visit that was made: rounds visit log", "已完成的拜访请用 rounds visit log 记录"),
    );
  }
  const same = visits.find((one) => visitState(one) === "planned" && one.planned === date);
  if (same) {
    refuse(
      say(`a visit is already planned for ${date}: ${same.id}`, `${date} 已有拜访计划：${same.id}`),
    );
  }
  return {
    steps: [
      {
        do: "create",
        noun: visit,
        record: { id, customer: customer.id, by, planned: date, kind, purpose },
      },
    ],
    receipt: say(
      `planned visit ${id}: ${customer.name}, ${date}`,
      `已计划拜访 ${id}：${customer.name}，${date}`,
    ),
  };
}

/** Calls off a planned visit; the duty to visit in time stays (R-VIS-45). */
export function cancelVisit(
  record: Visit,
  told: { readonly date: string; readonly why: string },
): Change {
  if (visitState(record) !== "planned") {
    refuse(say(`visit ${record.id} is not planned any more`, `拜访 ${record.id} 已不是计划状态`));
  }
  return {
    steps: [{ do: "set", noun: visit, id: record.id, fields: { cancelled: told } }],
    why: told.why,
    receipt: say(`cancelled visit ${record.id}`, `已取消拜访 ${record.id}`),
  };
}
