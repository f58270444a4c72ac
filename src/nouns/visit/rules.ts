import type { Change, Step } from "../../law/change.ts";
import { addDays } from "../../law/dates.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import type { Calendar } from "../../law/workdays.ts";
import { type Customer, customer as customerNoun } from "../customer/customer.ts";
import { nextDue } from "../customer/cycle.ts";
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
  readonly with?: string | undefined;
  readonly analysis?: string | undefined;
  readonly rating?: number | undefined;
  readonly steps?: Visit["steps"];
  readonly goods?: Visit["goods"];
  readonly findings?: Visit["findings"];
  readonly bring?: Visit["bring"];
  readonly taker?: string | undefined;
  readonly minutesDue?: string | undefined;
  readonly project?: string | undefined;
  readonly reason?: Visit["reason"];
  readonly objection?: Visit["objection"];
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
  told: VisitTold & {
    readonly done?: boolean | undefined;
    readonly important?: boolean | undefined;
    /** Seen at the visit, kept in the customer's file: R-CUS-51. */
    readonly compliance?: Customer["compliance"];
  },
  { customer, visits, today, newId }: LogFacts,
): Promise<Change> {
  const { done, important, compliance, ...facts } = told;
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
    steps: [step, ...onFile(customer, nextStepChange(customer, told), { compliance })],
    receipt: say(
      `logged visit ${id}: ${customer.name}, ${facts.date}${was.en}`,
      `已记录拜访 ${id}：${customer.name}，${facts.date}${was.zh}`,
    ),
    notes: openStepNotes(customer, told, facts.date),
  };
}

/** What the visit changes in the customer's file, as one step. */
function onFile(
  { id }: Customer,
  steps: readonly Step[],
  seen: Readonly<Record<string, unknown>>,
): readonly Step[] {
  const more = present(seen);
  if (Object.keys(more).length === 0) return steps;
  const fields = steps.flatMap((step) => (step.do === "set" ? [step.fields] : []));
  return [{ do: "set", noun: customerNoun, id, fields: Object.assign({}, ...fields, more) }];
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
    readonly goal?: string | undefined;
    readonly with?: string | undefined;
    readonly bring?: Visit["bring"];
  },
  { customer, visits, today, id }: PlanFacts,
): Change {
  const { date, by, kind, purpose, goal, with: companion, bring } = told;
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
        record: {
          ...{ id, customer: customer.id, by, planned: date, kind, purpose },
          ...present({ goal, with: companion, bring }),
        },
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

function wasApproved({ approved, approvals = [] }: Visit): boolean {
  return approved !== undefined || approvals.some(({ act }) => act === "approved");
}

/**
 * Puts a planned visit on another day, with a reason; where it was before stays told, and what was
 * approved for the old day is approved no more.
 */
export function moveVisit(
  record: Visit,
  told: { readonly to: string; readonly why: string; readonly by?: string | undefined },
  { visits, today }: { readonly visits: readonly Visit[]; readonly today: string },
): Change {
  const { id, planned: from = "" } = record;
  const { to, why, by } = told;
  if (visitState(record) !== "planned") {
    refuse(say(`visit ${id} is not planned any more`, `拜访 ${id} 已不是计划状态`));
  }
  if (to < today) refuse(say(`${to} is past`, `${to} 已经过去`));
  if (to === from) refuse(say(`${id} is planned for ${to} already`, `${id} 本来就计划在 ${to}`));
  const same = visits.find(
    (one) => one.id !== id && visitState(one) === "planned" && one.planned === to,
  );
  if (same) {
    refuse(
      say(`a visit is already planned for ${to}: ${same.id}`, `${to} 已有拜访计划：${same.id}`),
    );
  }
  const moved = [...(record.moved ?? []), { date: today, by, from, to, why }];
  return {
    steps: [{ do: "set", noun: visit, id, fields: { planned: to, moved } }],
    why,
    receipt: say(`moved visit ${id} from ${from} to ${to}`, `拜访 ${id} 已由 ${from} 改到 ${to}`),
    notes: wasApproved(record)
      ? [
          say(
            "its approval was for the old day: it has to be approved again",
            "原批准针对原日期，需重新审批",
          ),
        ]
      : [],
  };
}

/**
 * The frequency duty does not move with a visit (R-VIS-45): says by when the customer is to be
 * visited in any case, where a visit was called off or now comes later than that.
 */
export function frequencyNote(
  customer: Customer,
  { last, calendar }: { readonly last: string | undefined; readonly calendar: Calendar },
  planned?: string,
): readonly ReturnType<typeof say>[] {
  const due = nextDue(customer, last, calendar)?.by;
  if (due === undefined || (planned !== undefined && planned <= due)) return [];
  const { name, visitCycle } = customer;
  return [
    say(
      `the ${visitCycle} visit to ${name} stays due by ${due}`,
      `${name}的例行拜访仍须在 ${due} 前完成`,
    ),
  ];
}

/** What the firm wants of every visit that is logged, and this one does not have: R-VIS-41. */
export function wantedNotes(
  told: VisitTold,
  wants: readonly string[],
  { customer, visits }: Pick<LogFacts, "customer" | "visits">,
): readonly ReturnType<typeof say>[] {
  const notes: ReturnType<typeof say>[] = [];
  const { date, rating, steps, goods, nextDate } = told;
  const isAgreed =
    nextDate !== undefined ||
    customer.visitCycle !== undefined ||
    (customer.nextDate ?? "") > date ||
    visits.some((one) => visitState(one) === "planned" && (one.planned ?? "") > date);
  if (wants.includes("next") && !isAgreed) {
    notes.push(
      say(
        `no next date: rounds customer edit ${customer.id} --next-date DATE`,
        `未约定下次日期：rounds customer edit ${customer.id} --next-date 日期`,
      ),
    );
  }
  if (wants.includes("rating") && rating === undefined) {
    notes.push(say("not rated: --rating 1 to 5", "未作评定：--rating 1-5"));
  }
  if (wants.includes("steps") && (steps ?? []).length === 0) {
    notes.push(say("no steps ticked: --all-steps or --step", "未勾选步骤：--all-steps 或 --step"));
  }
  if (wants.includes("goods") && (goods ?? []).length === 0) {
    notes.push(
      say(
        "no stock or demand: --stock, --demand PRODUCT=12",
        "未记库存与需求：--stock、--demand 产品=12",
      ),
    );
  }
  return notes;
}
