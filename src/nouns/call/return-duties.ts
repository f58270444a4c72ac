import { addDays } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { itemName, openSteps, type Scheme, type Trigger } from "../../law/scheme.ts";
import { join, same, say, type Text } from "../../law/words.ts";
import type { Call } from "./call.ts";
import { failedResults } from "./choices.ts";
import { openProblems, type Problem } from "./returns.ts";

interface ReturnFacts {
  /** What began the scheme, with the noun of its paper. */
  readonly begun: readonly (Trigger & { readonly noun: string })[];
  /** The calls of the last weeks that count. */
  readonly calls: readonly Call[];
  readonly nameOf: (customer: string) => string;
  readonly ownerOf: (customer: string) => string | undefined;
  /** Is there anybody of this role? Else the call falls to whose customer it is. */
  readonly hasRole: (role: string) => boolean;
}

/**
 * The return calls of a scheme that are due: R-SVC-03, R-SVC-04, R-SVC-20, R-REM-20 to R-REM-22.
 * A call that reached nobody leaves its step open.
 */
export function returnDuties(
  scheme: Scheme,
  { begun, calls, nameOf, ownerOf, hasRole }: ReturnFacts,
  { today, until = today, limits }: DutyFacts,
): Duty[] {
  const made = calls.filter((one) => !failedResults.includes(one.result));
  const open = begun.flatMap((one) =>
    openSteps(scheme, one, { made, today, overDays: limits.returnOverDays })
      .filter(({ from }) => from <= until)
      .map((step) => ({ ...one, ...step })),
  );
  return newestOfEach(open).map(({ about, customer, noun, step, of, from, to }): Duty => {
    const role = of.role ?? scheme.role;
    const falls = role !== undefined && hasRole(role) ? { who: undefined, role } : undefined;
    return {
      rule: "return-call",
      noun,
      id: about,
      about: nameOf(customer),
      ...(falls ?? { who: ownerOf(customer) }),
      from,
      due: to,
      what: say(`${scheme.name.en}, ${of.en}: ${about}`, `${scheme.name.zh} ${of.zh}：${about}`),
      command: `rounds call log ${customer} --about ${about} --scheme ${scheme.id} --step ${step}`,
    };
  });
}

/** One call to a customer serves for all that he got lately: the newest of it is named. */
function newestOfEach<T extends { customer: string; step: number; day: string }>(
  open: readonly T[],
): readonly T[] {
  const newest = new Map<string, T>();
  for (const one of open) {
    const key = `${one.customer} ${one.step}`;
    if (one.day >= (newest.get(key)?.day ?? "")) newest.set(key, one);
  }
  return [...newest.values()];
}

/**
 * A problem that a customer raised and nobody could answer at once goes to the supervisor within
 * two days; once it is known what to do, the customer hears it the same day (R-SVC-21, R-REM-23).
 */
export function problemDuties(
  calls: readonly Call[],
  {
    schemes,
    nameOf,
    ownerOf,
  }: Pick<ReturnFacts, "nameOf" | "ownerOf"> & { readonly schemes: readonly Scheme[] },
  { limits }: DutyFacts,
): Duty[] {
  return openProblems(calls, limits.returnLowScore).map((one): Duty => {
    const { call } = one;
    const words = textOf(one, schemes);
    const told = { noun: "call", id: call.id, about: nameOf(call.customer) };
    const by = call.by ?? ownerOf(call.customer);
    if (call.solution !== undefined) {
      return {
        ...told,
        rule: "return-answer",
        who: by,
        from: call.solution,
        due: call.solution,
        what: say(`tell the customer today: ${words.en}`, `当天答复客户：${words.zh}`),
        command: `rounds call log ${call.customer} --about ${call.id} --solved`,
      };
    }
    if (call.reported !== undefined) {
      return {
        ...told,
        rule: "return-solution",
        who: undefined,
        role: "manager",
        from: call.reported,
        due: addDays(call.reported, limits.problemDays),
        what: say(`say what is to be done: ${words.en}`, `给出处理意见：${words.zh}`),
        command: `rounds call edit ${call.id} --solution today`,
      };
    }
    return {
      ...told,
      rule: "return-problem",
      who: by,
      from: call.date,
      due: addDays(call.date, limits.problemDays),
      what: say(
        `answer, or report to the supervisor: ${words.en}`,
        `答复客户或上报主管：${words.zh}`,
      ),
      command: `rounds call edit ${call.id} --reported today`,
    };
  });
}

function textOf({ call, low }: Problem, schemes: readonly Scheme[]): Text {
  const { problem, scheme } = call;
  if (problem !== undefined) return same(problem);
  const scores = low.map(({ item, score }) => {
    const name = itemName(schemes, { scheme, item });
    return say(`${name.en} ${score}`, `${name.zh} ${score}`);
  });
  const list = join(scores, say(", ", "、"));
  return say(`low score: ${list.en}`, `低分：${list.zh}`);
}
