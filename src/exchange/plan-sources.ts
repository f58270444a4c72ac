import type { Kind } from "../law/kind.ts";
import { nearest } from "../law/names.ts";
import type { Field, Fields } from "../law/noun.ts";
import { say, type Text } from "../law/words.ts";
import { type DateShape, dateShape } from "./date-shape.ts";
import { withCandidates } from "./mistakes.ts";
import type {
  ColumnSource,
  Condition,
  JoinSource,
  Lookup,
  Mapping,
  Place,
  RowsSource,
  Source,
  TemplateSource,
  TextSource,
} from "./plan.ts";
import type { PlanNode } from "./plan-nodes.ts";

/** Takes down what is wrong at a place of the plan. */
export type Tell = (at: Place, text: Text) => void;

type MapNode = Extract<PlanNode, { is: "map" }>;

/** The node of an option, if it is there. */
export function option(node: MapNode, name: string): PlanNode | undefined {
  return node.pairs.get(name)?.node;
}

/** Tells of options that mean nothing here. */
export function allow(node: MapNode, names: readonly string[], tell: Tell): void {
  for (const [name, { at }] of node.pairs) {
    if (names.includes(name)) continue;
    const near = nearest(name, names);
    const text = say(`"${name}" means nothing here`, `此处没有“${name}”这一项`);
    tell(at, withCandidates(text, near.length > 0 ? near : names));
  }
}

/** The text of an option; one that must be there is told when it is not. */
export function textOption(
  node: MapNode,
  name: string,
  { tell, needed = false }: { tell: Tell; needed?: boolean },
): string | undefined {
  const found = option(node, name);
  if (found?.is === "text") return found.text;
  if (found) tell(found.at, say(`${name} must be one text`, `${name} 应是一段文字`));
  else if (needed) tell(node.at, say(`${name}: is missing`, `缺少 ${name}`));
  return undefined;
}

/** One text or a list of them. */
export function textsOf(node: PlanNode | undefined, tell: Tell): string[] {
  if (!node) return [];
  if (node.is === "text") return [node.text];
  if (node.is === "list") return node.items.flatMap((item) => textsOf(item, tell));
  tell(node.at, say("this must be a text or a list of texts", "这里应是一段文字或一组文字"));
  return [];
}

/** A map of texts. */
function textMap(node: PlanNode | undefined, tell: Tell): [string, string][] {
  if (!node) return [];
  if (node.is !== "map") {
    tell(node.at, say("this must be a map of texts", "这里应是“文字: 文字”"));
    return [];
  }
  return [...node.pairs].flatMap(([from, { node: to }]): [string, string][] => {
    if (to.is === "text") return [[from, to.text]];
    tell(to.at, say("this must be one text", "这里应是一段文字"));
    return [];
  });
}

const tests = ["empty", "filled", "zero", "positive", "negative"] as const;

/** `shipped_date`, or `{units_in_stock: zero}`, `{state: {equals: open}}`; all must hold. */
export function conditionsOf(node: PlanNode | undefined, tell: Tell): Condition[] {
  if (!node) return [];
  if (node.is === "text") return [{ column: node.text, is: "filled", at: node.at }];
  if (node.is === "list") return node.items.flatMap((item) => conditionsOf(item, tell));
  return [...node.pairs].flatMap(([column, { at, node: test }]): Condition[] => {
    if (test.is === "map" && test.pairs.size === 1) {
      const text = textOption(test, "equals", { tell, needed: true });
      return text === undefined ? [] : [{ column, is: "equal", text, at }];
    }
    const is = test.is === "text" ? tests.find((one) => one === test.text) : undefined;
    if (is) return [{ column, is, at }];
    tell(
      test.at,
      say(
        "this must be empty, filled, zero, positive, negative or {equals: TEXT}",
        "应为 empty、filled、zero、positive、negative 或 {equals: 文字}",
      ),
    );
    return [];
  });
}

/** The sources of some fields; unknown fields and what cannot be a source are told. */
export function mappingOf(node: PlanNode | undefined, fields: Fields, tell: Tell): Mapping {
  const mapping: Record<string, Source> = {};
  if (!node) return mapping;
  if (node.is !== "map") {
    tell(node.at, say("this must be a map of fields", "这里应是一组“字段: 来源”"));
    return mapping;
  }
  for (const [key, { at, node: value }] of node.pairs) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field) {
      const source = sourceOf(value, field, tell);
      if (source) mapping[key] = source;
      continue;
    }
    const names = Object.keys(fields);
    const near = nearest(key, names);
    const text = say(`there is no field "${key}"`, `没有字段“${key}”`);
    tell(at, withCandidates(text, near.length > 0 ? near : names));
  }
  return mapping;
}

function sourceOf(node: PlanNode, field: Field, tell: Tell): Source | undefined {
  const inside = field.kind.inside as Fields | undefined;
  if (!inside || node.is === "text") return textSourceOf(node, tell);
  if (node.is === "map") {
    if (field.kind.many) return manyOf(node, inside, tell);
    const plain = textNames.some((name) => node.pairs.has(name) && !Object.hasOwn(inside, name));
    if (plain) return textSourceOf(node, tell);
    return { is: "group", fields: mappingOf(node, inside, tell), at: node.at };
  }
  tell(node.at, notThis(field.kind));
  return undefined;
}

function notThis(kind: Kind<unknown>): Text {
  return kind.many
    ? say("this must be {rows: FILE, …} or {list: […]}", "应为 {rows: 文件, …} 或 {list: […]}")
    : say("this must be a column or a map of fields", "应为列名或一组字段");
}

function manyOf(node: MapNode, inside: Fields, tell: Tell): Source | undefined {
  if (node.pairs.has("rows")) return rowsOf(node, inside, tell);
  const list = option(node, "list");
  if (list?.is === "list") {
    allow(node, ["list", "when"], tell);
    const items = list.items.map((item) => mappingOf(item, inside, tell));
    return { is: "list", items, when: conditionsOf(option(node, "when"), tell), at: node.at };
  }
  if (textNames.some((name) => node.pairs.has(name))) return textSourceOf(node, tell);
  tell(
    node.at,
    say("this must be {rows: FILE, …} or {list: […]}", "应为 {rows: 文件, …} 或 {list: […]}"),
  );
  return undefined;
}

function rowsOf(node: MapNode, inside: Fields, tell: Tell): RowsSource | undefined {
  allow(node, ["rows", "on", "fields"], tell);
  const file = textOption(node, "rows", { tell, needed: true });
  const fields = mappingOf(option(node, "fields"), inside, tell);
  const on = option(node, "on");
  if (on?.is === "map") allow(on, ["here", "there"], tell);
  const here =
    on?.is === "map"
      ? textOption(on, "here", { tell, needed: true })
      : on?.is === "text"
        ? on.text
        : undefined;
  const there = on?.is === "map" ? textOption(on, "there", { tell, needed: true }) : here;
  if (!on || on.is === "list") {
    tell(
      on?.at ?? node.at,
      say(
        "on: COLUMN or {here: COLUMN, there: COLUMN} is needed",
        "需要 on: 列名 或 {here: 列名, there: 列名}",
      ),
    );
  }
  if (file === undefined || here === undefined || there === undefined) return undefined;
  return { is: "rows", file, here, there, fields, at: node.at };
}

const textNames = ["value", "column", "template", "join"] as const;

/** A column's name, `{value: …}`, `{column: …, …}`, `{template: …}` or `{join: […], with: …}`. */
export function textSourceOf(node: PlanNode, tell: Tell): TextSource | undefined {
  if (node.is === "text") {
    if (node.text !== "") return { is: "column", column: node.text, at: node.at };
    tell(node.at, say("the name of a column is missing", "缺少列名"));
    return undefined;
  }
  if (node.is === "map") {
    const { at } = node;
    if (node.pairs.has("value")) {
      allow(node, ["value"], tell);
      const text = textOption(node, "value", { tell });
      return text === undefined ? undefined : { is: "value", text, at };
    }
    if (node.pairs.has("column")) return columnOf(node, tell);
    if (node.pairs.has("template")) return templateOf(node, tell);
    if (node.pairs.has("join")) return joinOf(node, tell);
  }
  const names = textNames.join(", ");
  tell(
    node.at,
    say(`this must be a column, or a map with one of: ${names}`, `应为列名，或含 ${names} 之一`),
  );
  return undefined;
}

function columnOf(node: MapNode, tell: Tell): ColumnSource | undefined {
  const names = ["column", "blank", "replace", "date", "map", "lookup", "negate", "default"];
  allow(node, names, tell);
  const column = textOption(node, "column", { tell, needed: true });
  const fallback = textOption(node, "default", { tell });
  const map = textMap(option(node, "map"), tell);
  const lookup = lookupOf(option(node, "lookup"), tell);
  const date = dateOf(node, tell);
  const negate = textOption(node, "negate", { tell });
  if (column === undefined) return undefined;
  return {
    is: "column",
    column,
    blank: textsOf(option(node, "blank"), tell),
    replace: textMap(option(node, "replace"), tell),
    ...(map.length > 0 ? { map: new Map(map) } : {}),
    ...(lookup ? { lookup } : {}),
    ...(date ? { date } : {}),
    ...(negate === "yes" || negate === "true" ? { negate: true } : {}),
    ...(fallback === undefined ? {} : { default: fallback }),
    at: node.at,
  };
}

function dateOf(node: MapNode, tell: Tell): DateShape | undefined {
  const text = textOption(node, "date", { tell });
  if (text === undefined) return undefined;
  const shape = dateShape(text);
  if (!shape) {
    const at = option(node, "date")?.at ?? node.at;
    tell(at, say("date: is written like M/D/YYYY H:mm", "date 的写法如 M/D/YYYY H:mm"));
  }
  return shape;
}

function lookupOf(node: PlanNode | undefined, tell: Tell): Lookup | undefined {
  if (!node) return undefined;
  if (node.is !== "map") {
    tell(
      node.at,
      say("this must be {file: …, match: …, take: …}", "应为 {file: …, match: …, take: …}"),
    );
    return undefined;
  }
  allow(node, ["file", "match", "take"], tell);
  const [file, match, take] = ["file", "match", "take"].map((name) =>
    textOption(node, name, { tell, needed: true }),
  );
  if (file === undefined || match === undefined || take === undefined) return undefined;
  return { file, match, take };
}

function templateOf(node: MapNode, tell: Tell): TemplateSource | undefined {
  allow(node, ["template"], tell);
  const text = textOption(node, "template", { tell });
  if (text === undefined) return undefined;
  const parts = [...text.matchAll(/([^{}]*)(?:\{([^{}]+)\}|$)/g)]
    .map(([, before = "", column]) =>
      column === undefined ? { text: before } : { text: before, column },
    )
    .filter((part) => part.text !== "" || part.column !== undefined);
  const again = parts
    .map((part) => part.text + ("column" in part ? `{${part.column}}` : ""))
    .join("");
  if (again !== text) {
    tell(node.at, say(`the braces of "${text}" do not match`, `“${text}”的花括号不成对`));
  }
  return { is: "template", parts, at: node.at };
}

function joinOf(node: MapNode, tell: Tell): JoinSource | undefined {
  allow(node, ["join", "with"], tell);
  const list = option(node, "join");
  if (list?.is !== "list") {
    tell(list?.at ?? node.at, say("join: must be a list of columns", "join 应是一组列名"));
    return undefined;
  }
  const parts = list.items.flatMap((item) => textSourceOf(item, tell) ?? []);
  return { is: "join", parts, between: textOption(node, "with", { tell }) ?? " ", at: node.at };
}
