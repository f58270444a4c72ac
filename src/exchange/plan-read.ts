import { nearest } from "../law/names.ts";
import type { Noun } from "../law/noun.ts";
import { refersTo } from "../law/references.ts";
import { say, type Text, withArticle } from "../law/words.ts";
import { type Mistake, mistakesError, withCandidates } from "./mistakes.ts";
import type { Plan, PlanStep } from "./plan.ts";
import { type PlanNode, planNodes } from "./plan-nodes.ts";
import {
  allow,
  conditionsOf,
  mappingOf,
  option,
  type Tell,
  textOption,
  textSourceOf,
  textsOf,
} from "./plan-sources.ts";

/**
 * Reads a plan from YAML and checks it against the nouns' definitions. `file` is its name in
 * messages. @throws RoundsError bad-value with every mistake, each with line and column
 */
export function readPlan(text: string, file: string, nouns: readonly Noun[]): Plan {
  const { node, mistakes } = planNodes(text, file);
  const found: Mistake[] = [...mistakes];
  const tell: Tell = (at, said) => found.push({ where: { file, ...at }, text: said });
  const plan = node && planOf(node, { file, nouns, tell });
  if (plan && found.length === 0) return plan;
  throw mistakesError(found.sort(byPlace));
}

function byPlace({ where: a }: Mistake, { where: b }: Mistake): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

interface Checking {
  readonly file: string;
  readonly nouns: readonly Noun[];
  readonly tell: Tell;
}

function planOf(node: PlanNode, { file, nouns, tell }: Checking): Plan | undefined {
  if (node.is !== "map") {
    tell(node.at, say("a plan is a map with steps:", "方案应是含 steps: 的映射"));
    return undefined;
  }
  allow(node, ["name", "encoding", "delimiter", "steps"], tell);
  const steps = option(node, "steps");
  if (steps?.is !== "list" || steps.items.length === 0) {
    tell(steps?.at ?? node.at, say("steps: must be a list of steps", "steps 应是一组步骤"));
    return undefined;
  }
  const known = (name: "name" | "encoding" | "delimiter"): Partial<Plan> => {
    const text = textOption(node, name, { tell });
    return text === undefined ? {} : { [name]: text };
  };
  return {
    file,
    ...known("name"),
    ...known("encoding"),
    ...known("delimiter"),
    steps: steps.items.flatMap((item) => stepOf(item, { nouns, tell }) ?? []),
  };
}

const stepNames = ["noun", "file", "key", "id", "fields", "only-when", "skip-when", "first-of"];

function stepOf(node: PlanNode, { nouns, tell }: Omit<Checking, "file">): PlanStep | undefined {
  if (node.is !== "map") {
    tell(
      node.at,
      say("a step is a map with noun:, file:, fields:", "步骤应含 noun:、file:、fields:"),
    );
    return undefined;
  }
  allow(node, stepNames, tell);
  const name = textOption(node, "noun", { tell, needed: true });
  const noun = nouns.find((one) => one.name === name);
  if (!noun) {
    const names = nouns.map((one) => one.name);
    const near = nearest(name ?? "", names);
    const text = say(`there is no noun "${name}"`, `没有“${name}”这种记录`);
    const at = option(node, "noun")?.at ?? node.at;
    if (name !== undefined) tell(at, withCandidates(text, near.length > 0 ? near : names));
    return undefined;
  }
  const file = textOption(node, "file", { tell });
  const idNode = option(node, "id");
  const id = idNode && textSourceOf(idNode, tell);
  const firstOf = textOption(node, "first-of", { tell });
  const step: PlanStep = {
    noun,
    ...(file === undefined ? {} : { file }),
    ...(id ? { id } : {}),
    key: textsOf(option(node, "key"), tell),
    fields: mappingOf(option(node, "fields"), noun.fields, tell),
    onlyWhen: conditionsOf(option(node, "only-when"), tell),
    skipWhen: conditionsOf(option(node, "skip-when"), tell),
    ...(firstOf === undefined ? {} : { firstOf }),
    at: node.at,
  };
  const fields = option(node, "fields");
  checkKey(step, {
    tell: (text) => tell(option(node, "key")?.at ?? node.at, text),
    written: fields?.is === "map" ? [...fields.pairs.keys()] : [],
  });
  return step;
}

interface KeyCheck {
  readonly tell: (text: Text) => void;
  /** The fields that the step names, also those whose source is wrong. */
  readonly written: readonly string[];
}

/** A record must be known again: its key is mapped, and is no reference to its own noun. */
function checkKey({ noun, key, id }: PlanStep, { tell, written }: KeyCheck): void {
  if (key.length === 0 && noun.shape === "record" && !noun.repeats) {
    const { label } = noun;
    tell(
      say(
        `key: by which fields is ${withArticle(label.en)} known that is already there?`,
        `缺少 key：凭哪些字段识别已有的${label.zh}？`,
      ),
    );
  }
  for (const name of key) {
    const field = noun.fields[name];
    if (name === "id" ? !id : !written.includes(name)) {
      const text = say(
        `key: ${name} is not among the fields of this step`,
        `key：${name} 不在此步骤的字段中`,
      );
      tell(withCandidates(text, nearest(name, written)));
    } else if (field && refersTo({ field }, noun.name)) {
      const { label } = noun;
      tell(
        say(
          `key: ${name} names ${withArticle(label.en)} itself`,
          `key：${name} 引用的是${label.zh}本身`,
        ),
      );
    }
  }
}
