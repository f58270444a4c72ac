import { choiceKind } from "../../law/kinds/texts.ts";
import type { Finding, Settling } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";

/** What the state of a dispatch is told from; nothing of it is stored twice. */
export interface DispatchFacts {
  readonly date?: string | undefined;
  readonly vehicle?: string | undefined;
  readonly carrier?: string | undefined;
  readonly pickup?: { readonly date?: string } | undefined;
  readonly accepted?: { readonly date?: string } | undefined;
  readonly departed?: { readonly date?: string } | undefined;
  readonly cancelled?: { readonly date?: string } | undefined;
}

const states = [
  { value: "planned", label: say("planned", "待确认") },
  { value: "part-confirmed", label: say("part confirmed", "部分确认") },
  { value: "final", label: say("final", "已确认") },
  { value: "departed", label: say("departed", "已发车") },
  { value: "cancelled", label: say("cancelled", "已取消") },
] as const;

export type DispatchState = (typeof states)[number]["value"];

export const dispatchStateKind = choiceKind(states);

/**
 * A dispatch is final when the warehouse has confirmed the pickup and, where a carrier goes, the
 * carrier its capacity (R-TRN-08, R-TRN-10).
 */
export function dispatchState(one: DispatchFacts): DispatchState {
  if (one.cancelled) return "cancelled";
  if (one.departed) return "departed";
  const hasAnswer = one.carrier === undefined || one.accepted !== undefined;
  if (one.pickup && hasAnswer) return "final";
  return one.pickup || one.accepted ? "part-confirmed" : "planned";
}

/** The command by which a load leaves, signed for by its driver where the book knows who drives. */
export function departCommand({
  id,
  driver = "NAME",
}: {
  readonly id: string;
  readonly driver?: string | undefined;
}): string {
  const word = /^[\p{L}\p{N}._-]+$/u.test(driver) ? driver : `'${driver.replaceAll("'", "'\\''")}'`;
  return `rounds dispatch depart ${id} --signed-by ${word}`;
}

/** Does it hold goods that are still in the house? */
export function holdsGoods(one: DispatchFacts): boolean {
  return one.departed === undefined && one.cancelled === undefined;
}

/** May a new plan change it? Only what nobody has confirmed yet. */
export function mayBeReplanned(one: DispatchFacts): boolean {
  return dispatchState(one) === "planned";
}

/** Either an own vehicle or a carrier takes it. */
export function dispatchAgrees(one: DispatchFacts): readonly Finding[] {
  if (one.cancelled && one.departed) {
    return [
      {
        path: ["cancelled"],
        text: say("it left and was cancelled: one of the two", "既已发车又已取消，二者只能居其一"),
      },
    ];
  }
  if ((one.vehicle === undefined) !== (one.carrier === undefined)) return [];
  return [
    {
      path: [one.vehicle === undefined ? "vehicle" : "carrier"],
      text: say("either a vehicle or a carrier takes it", "应由车辆或承运商之一承运"),
    },
  ];
}

/** A month is not closed over a load of which nobody says whether it left. */
export function dispatchUnfinished(one: DispatchFacts, to: string): Text | undefined {
  if (!holdsGoods(one) || (one.date ?? "") > to) return undefined;
  return say("not left yet: let it depart or cancel it", "尚未发车：请登记发车或取消");
}

export function dispatchSettled(one: DispatchFacts, { to }: Pick<Settling, "to">): boolean {
  const end = one.departed?.date ?? one.cancelled?.date;
  return end !== undefined && end <= to;
}

export function dispatchBound(one: DispatchFacts): Text | undefined {
  return mayBeReplanned(one)
    ? undefined
    : say(
        "it is confirmed; rounds dispatch cancel ends it",
        "派车单已确认，如需终止请用 rounds dispatch cancel",
      );
}

/** What others have confirmed is not changed behind their backs. */
export function dispatchFixed(one: DispatchFacts): {
  readonly fields: readonly string[];
  readonly why: Text;
} {
  if (mayBeReplanned(one)) return { fields: [], why: say("", "") };
  const load = ["date", "vehicle", "trip", "carrier", "warehouse", "stops"];
  if (one.cancelled) return { fields: load, why: say("it is cancelled", "派车单已取消") };
  if (one.departed) {
    return { fields: [...load, "driver"], why: say("it is on the road", "车辆已发出") };
  }
  return { fields: load, why: say("it is confirmed", "派车单已确认") };
}
