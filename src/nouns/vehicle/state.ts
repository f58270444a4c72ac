import { say, type Text } from "../../law/words.ts";
import { type Vehicle, vehicleStates } from "./vehicle.ts";

type State = (typeof vehicleStates)[number]["value"];

/** How a vehicle stands on a day: ready, in repair or away. */
export function vehicleState({ out }: Pick<Vehicle, "out">, day: string): State {
  return outOn({ out }, day)?.state ?? "ready";
}

function outOn({ out }: Pick<Vehicle, "out">, day: string) {
  return out?.find(({ from, until }) => from <= day && day <= (until ?? "9999"));
}

/** The state as people read it. */
export function stateWord(state: string, language: "en" | "zh"): string {
  return vehicleStates.find(({ value }) => value === state)?.label[language] ?? state;
}

/**
 * Why a vehicle cannot be loaded on a day: it is in repair or away, or its papers have run out;
 * undefined when it can (R-TRN-02).
 */
export function unready(one: Vehicle, day: string): Text | undefined {
  if (one.retired !== undefined && one.retired <= day) {
    return say(`out of service since ${one.retired}`, `已于 ${one.retired} 停运`);
  }
  const out = outOn(one, day);
  if (out) {
    const state = vehicleStates.find(({ value }) => value === out.state)?.label;
    const why = out.why === undefined ? say("", "") : say(` (${out.why})`, `（${out.why}）`);
    const until =
      out.until === undefined ? say("", "") : say(` until ${out.until}`, `至 ${out.until}`);
    return say(`${state?.en ?? ""}${until.en}${why.en}`, `${state?.zh ?? ""}${until.zh}${why.zh}`);
  }
  const { inspection, insurance } = one;
  if (inspection !== undefined && inspection < day) {
    return say(`inspection ran out on ${inspection}`, `年检已于 ${inspection} 到期`);
  }
  if (insurance !== undefined && insurance < day) {
    return say(`insurance ran out on ${insurance}`, `保险已于 ${insurance} 到期`);
  }
  return undefined;
}
