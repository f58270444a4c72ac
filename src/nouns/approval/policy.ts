import {
  type Approvable,
  type ApprovalKnown,
  type Condition,
  type FactValue,
  holds,
  parseCondition,
} from "../../law/approval.ts";
import type { Policy, PolicyStep } from "../../law/approval-settings.ts";
import type { AnyStored, Finding, Noun } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import type { Staff } from "../staff/staff.ts";
import { knownSeats, seatKnown } from "./seats.ts";

/** A step that a paper goes through. Steps of one stage are open at the same time. */
export interface Step {
  /** What acts call it: its name, else the words for who signs. */
  readonly key: string;
  readonly by: readonly string[];
  /** Of the words of `by`: any one, every one, or a number of different people. */
  readonly need: "any" | "all" | number;
  readonly days: number | undefined;
  /** Only signatures by key count. */
  readonly signed: boolean;
  /** May one person sign here who has signed for another step of this paper? */
  readonly twice: boolean;
}

export type Stages = readonly (readonly Step[])[];

export type OfNoun = Pick<Noun, "name" | "fields" | "naming"> & { readonly approval: Approvable };

/** The noun with its rules about approvals; undefined where it can never be approved. */
export function approvable(noun: Noun): (Noun & OfNoun) | undefined {
  return noun.approval ? (noun as Noun & OfNoun) : undefined;
}

function stepOf(step: PolicyStep, policy: Policy): Step {
  const { name, by, need = "any", days, signed = false } = step;
  return {
    key: name ?? by.join("+"),
    by,
    need: need === "any" || need === "all" ? need : Number(need),
    days: days === undefined ? undefined : Number(days),
    signed,
    twice: policy.twice ?? false,
  };
}

function conditionsOf(texts: readonly string[] | undefined): readonly Condition[] {
  return (texts ?? []).flatMap((text) => parseCondition(text) ?? []);
}

/** The day of a paper; of what bears none, none. */
export function dayOf({ naming }: Pick<Noun, "naming">, record: AnyStored): string | undefined {
  const day = naming.by === "day" ? record[naming.date] : undefined;
  return typeof day === "string" ? day : undefined;
}

/**
 * The day that a policy's `since` goes by: the latest of the paper's own date, the day in its id
 * and the day on which it was written down, where known; an older date keeps nothing from it.
 */
function countedDay({ naming }: OfNoun, record: AnyStored, written: string | undefined) {
  const day = dayOf({ naming }, record);
  const [, year, month, date] = /^[A-Z]{2}(\d\d)(\d\d)(\d\d)[A-Z]/u.exec(record.id) ?? [];
  const named = day && year && `${day.slice(0, 2)}${year}-${month}-${date}`;
  return [day, named, day && written]
    .flatMap((one) => one || [])
    .sort()
    .at(-1);
}

/** A paper that comes under policies. */
export interface Paper {
  readonly record: AnyStored;
  /** The day on which it was written down, where that is known and counts. */
  readonly written?: string | undefined;
}

/** What is known of a record: its facts by name. */
export type FactOf = (name: string) => FactValue;

/** The facts that policies ask about a record, those that need more than the record too. */
export async function factsOf(
  policies: readonly Policy[],
  noun: OfNoun,
  { known, ...paper }: Paper & { readonly known: ApprovalKnown },
): Promise<FactOf> {
  const { record } = paper;
  const asked = policies.filter((one) => one.noun === noun.name && isSince(one, noun, paper));
  const names = new Set(asked.flatMap(conditionsIn).map(({ fact }) => fact));
  const found = new Map<string, FactValue>();
  for (const name of names) {
    found.set(name, await noun.approval.facts[name]?.of(record as never, known));
  }
  return (name) => found.get(name);
}

/** The facts that the record itself says; where `check` asks there is no book. */
export function toldFacts(noun: OfNoun, record: AnyStored, known: ApprovalKnown): FactOf {
  return (name) => {
    const fact = noun.approval.facts[name];
    const said = fact && !fact.outside ? fact.of(record as never, known) : undefined;
    return said instanceof Promise ? undefined : said;
  };
}

/**
 * The steps that the firm's policies want for a record, policy after policy as they are written;
 * a step that is wanted twice is gone through once. Empty: nobody need sign it.
 */
export function stagesOf(
  policies: readonly Policy[],
  noun: OfNoun,
  { factOf, ...paper }: Paper & { readonly factOf: FactOf },
): Stages {
  const meets = (texts: readonly string[] | undefined): boolean =>
    conditionsOf(texts).every((condition) => holds(condition, factOf(condition.fact)));
  const stages: Step[][] = [];
  const taken = new Map<string, Step>();
  const strict = new Map<Step, Step>();
  for (const policy of policies) {
    if (policy.noun !== noun.name || !isSince(policy, noun, paper)) continue;
    if (!meets(policy.when)) continue;
    const steps: Step[] = [];
    for (const one of policy.steps) {
      const step = stepOf(one, policy);
      const was = taken.get(step.key);
      if (!meets(one.when)) continue;
      if (was && isAlike(was, step)) {
        strict.set(was, stricter(strict.get(was) ?? was, step));
        continue;
      }
      const own = was ? { ...step, key: `${step.key} ${taken.size + 1}` } : step;
      taken.set(own.key, own);
      steps.push(own);
    }
    if (policy.order === "parallel") stages.push(steps);
    else stages.push(...steps.map((step) => [step]));
  }
  return stages
    .filter(({ length }) => length > 0)
    .map((stage) => stage.map((step) => strict.get(step) ?? step));
}

/** What two rules want of one step: all that either of them wants. */
function stricter(one: Step, two: Step): Step {
  const days = [one.days, two.days].filter((each) => each !== undefined);
  return {
    ...one,
    days: days.length > 0 ? Math.min(...days) : undefined,
    signed: one.signed || two.signed,
    twice: one.twice && two.twice,
  };
}

/** All conditions of a policy and of its steps. */
function conditionsIn({ when, steps }: Policy): readonly Condition[] {
  return conditionsOf([...(when ?? []), ...steps.flatMap((step) => step.when ?? [])]);
}

function isAlike(one: Step, two: Step): boolean {
  return one.need === two.need && one.by.join() === two.by.join();
}

function isSince({ since }: Policy, noun: OfNoun, { record, written }: Paper): boolean {
  return since === undefined || (countedDay(noun, record, written) ?? since) >= since;
}

/** Do all conditions of a policy and its steps ask only what the paper itself says? */
export function isTold(policy: Policy, { approval }: OfNoun): boolean {
  return conditionsIn(policy).every(({ fact }) => approval.facts[fact]?.outside !== true);
}

/** Is a policy about this fact: does it ask for it, or is it about every paper? */
export function isAbout(policy: Policy, fact: string): boolean {
  const asked = conditionsIn(policy);
  return asked.length === 0 || asked.some((one) => one.fact === fact);
}

/** A mistake in the policies, with its place under `approvals` in rounds.yaml. */
export interface Mistake extends Finding {
  readonly hint: Text;
}

/** What is wrong with the policies, as far as the definitions of nouns and the staff tell. */
export function policyMistakes(
  policies: readonly Policy[],
  nouns: readonly Noun[],
  people: readonly Staff[],
): readonly Mistake[] {
  const can = nouns.flatMap((noun) => approvable(noun) ?? []);
  return policies.flatMap((policy, at) => {
    const noun = can.find(({ name }) => name === policy.noun);
    if (!noun) {
      const names = can.map(({ name }) => name).join(", ");
      const text = say(
        `nothing to approve is called "${policy.noun}"`,
        `没有可审批的“${policy.noun}”`,
      );
      return [mistake([at, "noun"], text, say(`one of: ${names}`, `可用：${names}`))];
    }
    const keys = policy.steps.map((step) => stepOf(step, policy).key);
    return [
      ...conditionMistakes(policy.when, noun, [at, "when"]),
      ...policy.steps.flatMap((step, index) => [
        ...conditionMistakes(step.when, noun, [at, "steps", index, "when"]),
        ...stepMistakes(step, people, [at, "steps", index]),
        ...(keys.indexOf(keys[index] ?? "") < index
          ? [twin(keys[index], [at, "steps", index])]
          : []),
      ]),
      ...(policy.steps.length === 0
        ? [
            mistake(
              [at, "steps"],
              say("no step", "没有步骤"),
              say("name at least one", "至少写一步"),
            ),
          ]
        : []),
    ];
  });
}

function mistake(path: Finding["path"], text: Text, hint: Text): Mistake {
  return { path: ["approvals", ...path], text, hint };
}

function twin(key: string | undefined, path: Finding["path"]): Mistake {
  return mistake(
    path,
    say(`two steps are called "${key}"`, `有两个步骤都叫“${key}”`),
    say("give one of them another name", "请为其中一个另起名称"),
  );
}

function conditionMistakes(
  texts: readonly string[] | undefined,
  { approval, name }: OfNoun,
  path: Finding["path"],
): readonly Mistake[] {
  const facts = Object.entries(approval.facts);
  const list = say(
    facts.map(([key, { label }]) => `${key} (${label.en})`).join(", "),
    facts.map(([key, { label }]) => `${key}（${label.zh}）`).join("、"),
  );
  return (texts ?? []).flatMap((text, index) => {
    const condition = parseCondition(text);
    if (condition === undefined) {
      return mistake(
        [...path, index],
        say(`"${text}" is no condition`, `“${text}”不是条件`),
        say('write it like "amount > 10000" or "special"', "写法如 amount > 10000 或 special"),
      );
    }
    if (approval.facts[condition.fact]) return [];
    return mistake(
      [...path, index],
      say(`${name} has no fact "${condition.fact}"`, `${name} 没有“${condition.fact}”这一条件项`),
      say(`one of: ${list.en}`, `可用：${list.zh}`),
    );
  });
}

function stepMistakes(
  step: PolicyStep,
  people: readonly Staff[],
  path: Finding["path"],
): readonly Mistake[] {
  const unknown = step.by.flatMap((word, index) =>
    seatKnown(word, people)
      ? []
      : mistake(
          [...path, "by", index],
          say(`nobody is known as "${word}"`, `没有“${word}”这一岗位、职务或人员`),
          knownSeats(people),
        ),
  );
  const needed = Number(step.need);
  const isRoles = step.by.some(
    (word) => !people.some(({ id, name }) => id === word || name === word),
  );
  if (unknown.length > 0 || !(needed > step.by.length) || isRoles) return unknown;
  return [
    mistake(
      [...path, "need"],
      say(
        `${needed} of ${step.by.length} people can never sign`,
        `仅 ${step.by.length} 人，无法 ${needed} 人签批`,
      ),
      say("name more people, or need fewer", "请增加人员或减少人数"),
    ),
  ];
}
