import type { IsoDate } from "../../law/dates.ts";
import { say } from "../../law/words.ts";

export const chequeStates = [
  { value: "held", label: say("dated ahead", "远期") },
  { value: "due", label: say("to be paid in", "待入账") },
  { value: "banked", label: say("paid in", "已入账") },
  { value: "bounced", label: say("bounced", "已退票") },
  { value: "returned", label: say("given back", "已退还") },
] as const;

export type ChequeState = (typeof chequeStates)[number]["value"];

/** What telling the state needs to know of a cheque. */
export interface ChequeFacts {
  readonly due: IsoDate;
  readonly banked?: readonly { readonly date: IsoDate }[] | undefined;
  readonly bounced?: readonly unknown[] | undefined;
  readonly returned?: unknown;
}

/** A cheque may be paid in from its own date on; one that bounced may be tried again. */
export function chequeState(one: ChequeFacts, today: IsoDate): ChequeState {
  if (one.returned !== undefined) return "returned";
  const [banked, bounced] = [one.banked?.length ?? 0, one.bounced?.length ?? 0];
  if (banked > bounced) return "banked";
  if (bounced > 0) return "bounced";
  return one.due > today ? "held" : "due";
}
