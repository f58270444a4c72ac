import type { Period } from "../../law/dates.ts";
import type { Facts } from "../../law/facts.ts";
import { standing } from "../../law/reversal.ts";
import { call } from "../call/call.ts";
import { customerBrief } from "../customer/brief.ts";
import { order } from "../order/order.ts";
import { visit } from "../visit/visit.ts";
import { type Counted, type PersonQuota, spanAround } from "./quota.ts";

/** What was done within a period, as far as these quotas ask for it. */
export async function countedIn(
  period: Period,
  quotas: readonly Pick<PersonQuota, "of">[],
  book: Facts,
): Promise<Counted> {
  const asked = new Set(quotas.map(({ of }) => of));
  const people = asked.has("new-customers") || asked.has("prospects");
  const spoken = asked.has("calls") ? standing(await book.between(call, period)) : [];
  return {
    calls: spoken.filter(({ channel = "phone", incoming }) => channel === "phone" && !incoming),
    visits: asked.has("visits")
      ? (await book.between(visit, period)).filter((one) => !one.cancelled)
      : [],
    customers: people ? await book.brief(customerBrief) : [],
    ordered: people ? await book.latest(order, "order") : new Map(),
  };
}

/** The same for the running day, week and month of each quota: no more is read than that. */
export async function countedNow(
  today: string,
  quotas: readonly PersonQuota[],
  book: Facts,
): Promise<Counted> {
  let now: Counted = { calls: [], visits: [], customers: [], ordered: new Map() };
  for (const one of quotas) {
    const { calls, visits, ...people } = await countedIn(spanAround(today, one.per), [one], book);
    if (one.of === "calls") now = { ...now, calls };
    else if (one.of === "visits") now = { ...now, visits };
    else now = { ...now, ...people };
  }
  return now;
}
