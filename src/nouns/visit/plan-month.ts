import type { Change, Step } from "../../law/change.ts";
import { monthOf } from "../../law/dates.ts";
import { refuse } from "../../law/errors.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { type Customer, customer } from "../customer/customer.ts";
import { staff } from "../staff/staff.ts";
import { type Context, NeedsYes } from "../verb.ts";
import { proposeMonth } from "./month.ts";
import { monthView, type ProposedMonth } from "./month-view.ts";
import { visitState } from "./rules.ts";
import { type Visit, visit } from "./visit.ts";

interface Asked {
  /** As typed: 2026-12, next month. */
  readonly month: string;
  readonly by: string | undefined;
  /** The months of all salespeople at once. */
  readonly everybody: boolean | undefined;
}

/**
 * Proposes a month of visits, shows it, and with a yes plans it as one change. Only what is planned
 * is stored; what comes round again is computed anew each month.
 */
export async function planMonth(context: Context, asked: Asked): Promise<Change> {
  const { book, today, yes } = context;
  const month = monthOf(parsePeriod(asked.month, { today }).from);
  if (month < monthOf(today)) refuse(say(`${month} is past`, `${month} 已经过去`));
  const lastVisit = await book.latest(visit, "visit");
  const plans = await proposals(context, { ...asked, month, lastVisit });
  const steps: Step[] = [];
  for (const { by, proposals } of yes ? plans : []) {
    for (const { customer: who, kind, day } of proposals) {
      if (day === undefined) continue;
      const id = await book.newId(visit, { date: day });
      const record = { id, customer: who.id, by, planned: day, kind };
      steps.push({ do: "create", noun: visit, record });
    }
  }
  const count = plans.flatMap((one) => one.proposals).filter(({ day }) => day).length;
  if (count > 0 && !yes) {
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    const person = (id: string | undefined): string => people.get(id ?? "") ?? id ?? "";
    throw new NeedsYes(
      say(`plan these ${count} visits?`, `按此计划 ${count} 次拜访？`),
      monthView(plans, { month, lastVisit, person }),
    );
  }
  return {
    steps,
    receipt:
      count > 0
        ? say(`planned ${count} visits in ${month}`, `已计划 ${month} 的 ${count} 次拜访`)
        : say(`nobody else is due in ${month}`, `${month} 没有其他到期的客户`),
  };
}

async function proposals(
  context: Context,
  facts: Asked & { readonly lastVisit: ReadonlyMap<string, string> },
): Promise<readonly ProposedMonth[]> {
  const { book, today, me } = context;
  const { by, everybody, month, lastVisit } = facts;
  const mine = new Map<string | undefined, Customer[]>();
  for (const one of await book.all(customer)) {
    if (one.visitCycle === undefined && !one.sample) continue;
    const whose = one.owner ?? by ?? me;
    if (!everybody && whose !== by) continue;
    const list = mine.get(whose);
    if (list) list.push(one);
    else mine.set(whose, [one]);
  }
  const open = (await book.live(visit)).filter((one) => visitState(one) === "planned");
  const planned = new Map(open.map((one) => [one.customer, one.planned ?? ""]));
  const calendar = await context.calendar();
  const { limits } = book.settings;
  return [...mine].map(([whose, customers]) => {
    const taken = takenDays(open, whose);
    const given = { month, today, customers, lastVisit, planned, taken, calendar, limits };
    return { by: whose, ...proposeMonth(given) };
  });
}

function takenDays(open: readonly Visit[], by: string | undefined): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (const one of open) {
    if (one.by !== by || one.planned === undefined) continue;
    taken.set(one.planned, (taken.get(one.planned) ?? 0) + 1);
  }
  return taken;
}
