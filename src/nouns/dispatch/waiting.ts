import type { Facts } from "../../law/facts.ts";
import { say, type Text } from "../../law/words.ts";
import { carrier } from "../carrier/carrier.ts";
import { vehicle } from "../vehicle/vehicle.ts";
import { loadedOf } from "./departing.ts";
import { type Dispatch, dispatch } from "./dispatch.ts";
import { dispatchState, dispatchStateKind, holdsGoods } from "./state.ts";

type Goods = ReadonlyMap<string, number>;

/** The loads that are planned and have not left; nothing is read where no vehicle is planned. */
export async function waitingLoads(
  book: Pick<Facts, "live"> & { readonly hasFolder: (folder: string) => boolean },
): Promise<readonly Dispatch[]> {
  if (!book.hasFolder("dispatches")) return [];
  return (await book.live(dispatch)).filter(holdsGoods);
}

/** What such loads hold of each order: millionths by product. */
export function heldOnLoads(loads: readonly Dispatch[]): ReadonlyMap<string, Goods> {
  const held = new Map<string, Map<string, number>>();
  for (const load of loads) {
    for (const [order, goods] of loadedOf(load)) {
      const sums = held.get(order) ?? new Map<string, number>();
      for (const [product, micro] of goods) sums.set(product, (sums.get(product) ?? 0) + micro);
      held.set(order, sums);
    }
  }
  return held;
}

/** The same of all loads that wait. */
export async function onLoads(book: Parameters<typeof waitingLoads>[0]) {
  return heldOnLoads(await waitingLoads(book));
}

/** What is open of an order beside what loads hold of it, products with nothing left out. */
export function besideLoads(open: Goods, held: Goods | undefined): Goods {
  if (!held) return open;
  const rest = [...open].map(([id, micro]) => [id, micro - (held.get(id) ?? 0)] as const);
  return new Map(rest.filter(([, micro]) => micro > 0));
}

/** The loads that take goods of an order: which, when, by whom, how far it is, where to look. */
export async function loadTexts(
  order: string,
  book: Parameters<typeof waitingLoads>[0] & Pick<Facts, "maybe">,
): Promise<readonly Text[]> {
  const loads = (await waitingLoads(book)).filter(({ stops }) =>
    stops.some((stop) => stop.order === order),
  );
  const texts: Text[] = [];
  for (const load of loads) {
    const { id, date } = load;
    const plate = load.vehicle && (await book.maybe(vehicle, load.vehicle))?.plate;
    const firm = load.carrier && (await book.maybe(carrier, load.carrier))?.name;
    const taken = plate ?? firm ?? load.vehicle ?? load.carrier ?? "";
    const state = dispatchState(load);
    const word = (language: "en" | "zh"): string => dispatchStateKind.show(state, language);
    texts.push(
      say(
        `${id} leaves ${date} · ${taken} · ${word("en")} · rounds dispatch show ${id}`,
        `${id} 计划 ${date} 发车 · ${taken} · ${word("zh")} · rounds dispatch show ${id}`,
      ),
    );
  }
  return texts;
}
