import type { IsoDate } from "../law/dates.ts";
import { dispatch } from "../nouns/dispatch/dispatch.ts";
import type { Deal, OrderLine } from "./deal.ts";
import { type Desk, workdaysOn } from "./desk.ts";
import type { Good } from "./goods.ts";
import { cubicOf, kilogramsOf } from "./range.ts";
import { storyWords } from "./story-words.ts";

interface Fleet {
  /** Ids of the vehicles, in the order of the pack. */
  readonly vehicles: readonly string[];
  readonly dispatcher: string;
  /** What of a product lies in the warehouse from which they leave. */
  readonly onHand: (good: Good) => number;
}

/** An order with what of it is there to be loaded. */
interface Loaded extends Pick<Deal, "id" | "promised"> {
  readonly lines: readonly OrderLine[];
}

/** The plan of the day after the lively one: a load that is confirmed, and one that is not yet. */
export function putLoads(desk: Desk, open: readonly Deal[], fleet: Fleet): void {
  const leaves = workdaysOn(desk, desk.after, 1);
  for (const [at, state] of (["confirmed", "planned"] as const).entries()) {
    const deals = open
      .filter(({ story }) => story?.load === state)
      .map(({ id, promised, lines }): Loaded => {
        return { id, promised, lines: lines.filter((one) => fleet.onHand(one.good) >= one.units) };
      });
    if (deals.some(({ lines }) => lines.length > 0)) putLoad(desk, deals, { fleet, at, leaves });
  }
}

function putLoad(
  desk: Desk,
  deals: readonly Loaded[],
  { fleet, at, leaves }: { fleet: Fleet; at: number; leaves: IsoDate },
): void {
  const { vehicles, dispatcher: by } = fleet;
  const lines = deals.flatMap((deal) => deal.lines);
  const { keeper } = storyWords[desk.plan.language];
  desk.put(dispatch, {
    id: desk.dayId(dispatch, leaves, by),
    ...{ date: leaves, vehicle: vehicles[at], trip: 1, driver: desk.pack.vans[at]?.driver },
    ...{ warehouse: "main", by, planned: desk.until },
    stops: deals.flatMap((deal) => deal.lines.map((line) => stopOf(deal, line, at === 0))),
    weight: kilogramsOf(sum(lines, ({ good, units }) => good.grams * units)),
    volume: cubicOf(sum(lines, ({ good, units }) => good.cubic * units)),
    pickup: at === 0 ? { date: desk.until, time: "16:30", by: keeper } : undefined,
  });
}

function stopOf({ id, promised }: Loaded, { good, units }: OrderLine, isUrgent: boolean) {
  const because = isUrgent ? "urgent" : "promised";
  const wanted = { because, wanted: promised, how: "own" };
  return { order: id, product: good.id, quantity: `${units}`, ...wanted };
}

function sum(lines: readonly OrderLine[], of: (line: OrderLine) => number): number {
  return lines.reduce((all, line) => all + of(line), 0);
}
