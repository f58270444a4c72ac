import type { Change, Step } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { standing } from "../../law/reversal.ts";
import type { Settings } from "../../law/settings.ts";
import { say, type Text } from "../../law/words.ts";
import type { Customer } from "../customer/customer.ts";
import { optedOut } from "../customer/fields/messages.ts";
import { assertMaySend } from "../customer/materials.ts";
import { nextStepChange, openStepNotes } from "../customer/next.ts";
import { type Call, call } from "./call.ts";
import { callTopics, closingArguments, coded, failedResults, worded } from "./choices.ts";

/**
 * How often in a row nobody was reached, up to and including the last call: the count for the next
 * opening, "tried four times" (R-COM-01). Calls taken back do not count. Oldest first.
 */
export function attempts(calls: readonly Call[]): number {
  const kept = standing(calls);
  let count = 0;
  for (let index = kept.length - 1; index >= 0; index--) {
    if (!failedResults.includes(kept[index]?.result ?? "")) break;
    count++;
  }
  return count;
}

/** "tried 4 times", for openings and pages; undefined where the last call reached somebody. */
export function triedText(count: number): Text | undefined {
  if (count === 0) return undefined;
  const times = ["", "once", "twice"][count] ?? `${count} times`;
  return say(
    `tried ${times}, nobody reached`,
    count === 1 ? "上次未接通" : `已连续 ${count} 次未接通`,
  );
}

/** What to begin with: the newest "next opening" that was noted since nobody used it (R-COM-08). */
export function nextOpening(calls: readonly Call[]): string | undefined {
  for (const one of standing(calls).toReversed()) {
    if (one.opening !== undefined) return one.opening;
    if (!failedResults.includes(one.result)) return undefined;
  }
  return undefined;
}

/** Topics that were spoken of the last time: a second follow-up brings others (R-FUP-40). */
export function repeatedTopics(
  calls: readonly Call[],
  topics: readonly string[],
): { readonly topics: readonly string[]; readonly date: string } | undefined {
  const last = standing(calls).findLast((one) => (one.topics ?? []).length > 0);
  const again = topics.filter((topic) => last?.topics?.includes(topic));
  return last && again.length > 0 ? { topics: again, date: last.date } : undefined;
}

type Told = Omit<Call, "id" | "customer" | "reverses"> & {
  readonly done?: boolean | undefined;
  readonly important?: boolean | undefined;
};

export interface CallFacts {
  readonly customer: Customer;
  /** The customer's calls so far, oldest first. */
  readonly calls: readonly Call[];
  readonly today: string;
  readonly id: string;
  readonly limits: Pick<Settings["limits"], "callMinutes" | "talkMinutes">;
  /** What the call promised, as records of their own. */
  readonly promised?: readonly Step[];
}

/** A call was made, also one that reached nobody: every attempt is kept (R-COM-01, R-FUP-41). */
export function logCall(told: Told, facts: CallFacts): Change {
  const { customer, calls, today, id, promised = [] } = facts;
  const { done: _, important: __, topics, argument, ...rest } = told;
  if (rest.date > today) refuse(say(`${rest.date} is still to come`, `${rest.date} 尚未到来`));
  if (rest.material !== undefined) assertMaySend(customer, rest.material);
  const entry = {
    id,
    customer: customer.id,
    ...rest,
    ...(topics ? { topics: coded(topics, callTopics) } : {}),
    ...(argument ? { argument: coded(argument, closingArguments) } : {}),
  };
  return {
    steps: [{ do: "append", noun: call, entry }, ...promised, ...nextStepChange(customer, told)],
    receipt: say(`logged call ${id}: ${customer.name}`, `已记录通话 ${id}：${customer.name}`),
    notes: [
      ...triedNotes(rest, calls),
      ...topicNotes(entry.topics ?? [], calls),
      ...lengthNotes(told, facts.limits),
      ...refusalNotes(customer, rest),
      ...openStepNotes(customer, told, rest.date),
    ],
  };
}

function triedNotes({ result }: Pick<Told, "result">, calls: readonly Call[]): Text[] {
  const failed = failedResults.includes(result);
  const tried = failed ? triedText(attempts(calls) + 1) : undefined;
  const opening = nextOpening(calls);
  if (tried === undefined) return [];
  const keep = say(`next time begin with: ${opening}`, `下次开场：${opening}`);
  return opening === undefined ? [tried] : [tried, keep];
}

function topicNotes(topics: readonly string[], calls: readonly Call[]): Text[] {
  const again = repeatedTopics(calls, topics);
  if (!again) return [];
  const word = (language: "en" | "zh"): string =>
    worded(again.topics, { choices: callTopics, language });
  return [
    say(
      `spoken of on ${again.date} already: ${word("en")}; a second follow-up brings other topics`,
      `${again.date} 已谈过：${word("zh")}；再次跟进宜换话题`,
    ),
  ];
}

/** About five minutes are enough (R-COM-02); after thirty there is a day to go on (R-COM-41). */
function lengthNotes({ minutes, nextDate }: Told, limits: CallFacts["limits"]): Text[] {
  const count = Number(minutes ?? 0);
  if (count > limits.talkMinutes && nextDate === undefined) {
    return [
      say(
        `${count} minutes: what is not solved in ${limits.talkMinutes} gets a day for the next call (--next-date)`,
        `共 ${count} 分钟：${limits.talkMinutes} 分钟内谈不完的，应约定下次通话日期（--next-date）`,
      ),
    ];
  }
  if (count <= limits.callMinutes) return [];
  return [
    say(
      `${count} minutes; a call takes about ${limits.callMinutes}`,
      `共 ${count} 分钟；通话以约 ${limits.callMinutes} 分钟为宜`,
    ),
  ];
}

function refusalNotes(customer: Customer, { channel, contact }: Told): Text[] {
  const whom = customer.contacts?.find(({ name }) => name === contact);
  if (!optedOut(channel ?? "phone", customer, whom)) return [];
  const who = whom?.name ?? customer.name;
  return [say(`${who} does not want to be contacted like this`, `${who} 已要求不以此方式联系`)];
}
