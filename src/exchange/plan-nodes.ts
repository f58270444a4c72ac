import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { say } from "../law/words.ts";
import type { Mistake } from "./mistakes.ts";
import type { Place } from "./plan.ts";

/** A piece of YAML with its place; all scalars are text. */
export type PlanNode =
  | { readonly is: "text"; readonly text: string; readonly at: Place }
  | { readonly is: "list"; readonly items: readonly PlanNode[]; readonly at: Place }
  | { readonly is: "map"; readonly pairs: ReadonlyMap<string, Pair>; readonly at: Place };

export interface Pair {
  readonly at: Place;
  readonly node: PlanNode;
}

/** Reads YAML into nodes; what is no valid YAML is told with its line and column. */
export function planNodes(
  text: string,
  file: string,
): { readonly node: PlanNode | undefined; readonly mistakes: readonly Mistake[] } {
  const counter = new LineCounter();
  const place = (offset: number): Place => {
    const at = counter.linePos(offset);
    return { line: at.line, column: at.col };
  };
  const document = parseDocument(text, {
    lineCounter: counter,
    schema: "failsafe",
    version: "1.2",
    uniqueKeys: true,
    prettyErrors: false,
  });
  const mistakes = document.errors.map((error) => ({
    where: { file, ...place(error.pos[0]) },
    text: say(`this is not valid YAML: ${error.message}`, `YAML 语法有误：${error.message}`),
  }));
  const node =
    mistakes.length === 0 ? nodeOf(document.contents, { at: place(0), place }) : undefined;
  return { node, mistakes };
}

function nodeOf(
  value: unknown,
  { at, place }: { at: Place; place: (offset: number) => Place },
): PlanNode {
  const own = (one: unknown): Place => {
    const range = isScalar(one) || isMap(one) || isSeq(one) ? one.range : undefined;
    return range ? place(range[0]) : at;
  };
  if (isSeq(value)) {
    const items = value.items.map((item) => nodeOf(item, { at: own(item), place }));
    return { is: "list", items, at: own(value) };
  }
  if (isMap(value)) {
    const pairs = new Map<string, Pair>();
    for (const { key, value: inner } of value.items) {
      const keyAt = own(key);
      const name = isScalar(key) ? String(key.value ?? "") : "";
      pairs.set(name, { at: keyAt, node: nodeOf(inner, { at: keyAt, place }) });
    }
    return { is: "map", pairs, at: own(value) };
  }
  return { is: "text", text: isScalar(value) ? String(value.value ?? "") : "", at: own(value) };
}
