import { choiceKind } from "../../law/kinds/texts.ts";
import type { Finding, Settling } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import { type Place, placeKey, typedPlace } from "./place.ts";

/** What the state of a stocktake is told from; nothing of it is stored twice. */
export interface CountFacts {
  readonly date?: string | undefined;
  readonly places?: readonly Place[] | undefined;
  readonly resulted?: { readonly date?: string } | undefined;
  readonly booked?: { readonly date?: string } | undefined;
  readonly cancelled?: { readonly date?: string } | undefined;
}

const states = [
  { value: "counting", label: say("counting", "盘点中") },
  { value: "result", label: say("result worked out", "待入账") },
  { value: "booked", label: say("booked", "已入账") },
  { value: "cancelled", label: say("cancelled", "已作废") },
] as const;

export type CountState = (typeof states)[number]["value"];

export const countStateKind = choiceKind(states);

export function countState(one: CountFacts): CountState {
  if (one.cancelled) return "cancelled";
  if (one.booked) return "booked";
  return one.resulted ? "result" : "counting";
}

/** Is it neither booked nor cancelled? */
export function isOpen(one: CountFacts): boolean {
  return one.booked === undefined && one.cancelled === undefined;
}

/** Each place stands in a stocktake once: what is there twice would be counted twice (R-WHS-20). */
export function countAgrees({ places = [] }: CountFacts): readonly Finding[] {
  const seen = new Set<string>();
  return places.flatMap((place, at): Finding[] => {
    const key = placeKey(place);
    const isTwice = seen.has(key);
    seen.add(key);
    const called = typedPlace(place);
    return isTwice
      ? [{ path: ["places", at], text: say(`${called} is there twice`, `${called} 重复`) }]
      : [];
  });
}

/** A month is not closed over a stocktake of it: its report follows the stocktake (R-WHS-30). */
export function countUnfinished(one: CountFacts, to: string): Text | undefined {
  if (!isOpen(one) || (one.date ?? "") > to) return undefined;
  return say(
    "a stocktake that is open: rounds count book, or rounds count cancel",
    "盘点尚未结束：请 rounds count book 入账，或 rounds count cancel 作废",
  );
}

export function countSettled(one: CountFacts, { to }: Pick<Settling, "to">): boolean {
  const end = one.booked?.date ?? one.cancelled?.date;
  return end !== undefined && end <= to;
}

export function countBound(one: CountFacts): Text | undefined {
  return one.booked
    ? say(
        "its differences are booked; rounds undo takes that back",
        "差异已入账；如需撤销：rounds undo",
      )
    : undefined;
}

/** What was frozen stays as it was; what is booked stays as it was booked. */
export function countFixed(one: CountFacts): { fields: readonly string[]; why: Text } {
  if (!isOpen(one)) {
    const fields = ["date", "warehouses", "category", "products", "cycle", "blind", "recountAbove"];
    return {
      fields: [...fields, "places", "differences", "uncounted"],
      why: say("the stocktake is over", "盘点已结束"),
    };
  }
  const fields = ["date", "warehouses", "category", "products", "cycle", "places"];
  if ((one.places ?? []).length === 0) return { fields: [], why: say("", "") };
  return {
    fields,
    why: say(
      "the book quantities were frozen when it was started: rounds count cancel, then start anew",
      "账面数已在开始时冻结：请 rounds count cancel 后重新开始",
    ),
  };
}
