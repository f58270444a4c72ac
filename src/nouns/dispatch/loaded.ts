import { toMicro } from "../../law/decimal.ts";
import type { Stop } from "./dispatch.ts";
import { type Size, sizeOf } from "./packing-goods.ts";

/** What a plan looks at in a product. */
export interface Packed {
  readonly weight?: string | undefined;
  readonly volume?: string | undefined;
  readonly units?:
    | readonly {
        readonly quantity: string;
        readonly weight?: string | undefined;
        readonly volume?: string | undefined;
      }[]
    | undefined;
}

const one = 1_000_000;

/** How many millionths of something there are, each in a pack of so many. */
interface Told {
  readonly micro: number | undefined;
  readonly per?: number | undefined;
}

/**
 * What goods weigh and take up, in millionths: of one of their own unit, or of the pack that they
 * are ordered in where it has a weight of its own, which the carton belongs to; else what any pack
 * says. `step`: the millionths that are not cut, a whole pack where they go in packs.
 */
export function sizesOf(packed: Packed | undefined, step = one) {
  const of = (key: "weight" | "volume"): Told => {
    const packs = (packed?.units ?? []).flatMap((each) =>
      each[key] === undefined ? [] : [{ micro: toMicro(each[key]), per: toMicro(each.quantity) }],
    );
    const whole = packs.find(({ per }) => step !== one && per === step);
    const own = packed?.[key];
    return whole ?? (own === undefined ? (packs[0] ?? { micro: own }) : { micro: toMicro(own) });
  };
  const [weight, volume] = [of("weight"), of("volume")];
  return {
    ...{ weight: weight.micro, volume: volume.micro },
    ...(weight.per === undefined ? {} : { weightPer: weight.per }),
    ...(volume.per === undefined ? {} : { volumePer: volume.per }),
  };
}

/** What stops come to together, as far as weight and volume are known. */
export function sizeOfStops(
  stops: readonly Pick<Stop, "order" | "product" | "quantity">[],
  {
    packedOf,
    stepOf,
  }: {
    readonly packedOf: (product: string) => Packed | undefined;
    /** The millionths of a product that an order takes it in. */
    readonly stepOf: (order: string, product: string) => number;
  },
): Size {
  return sizeOf(
    stops.map(({ order, product, quantity }) => {
      const step = stepOf(order, product);
      return { product, micro: toMicro(quantity), step, ...sizesOf(packedOf(product), step) };
    }),
  );
}
