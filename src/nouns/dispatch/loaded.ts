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

const unit = 1_000_000n;

/** What one weighs and takes up, in millionths; told of a box, the share of one, rounded up. */
export function sizesOf(packed: Packed | undefined) {
  const of = (key: "weight" | "volume"): number | undefined => {
    const own = packed?.[key];
    if (own !== undefined) return toMicro(own);
    const pack = packed?.units?.find((each) => each[key] !== undefined);
    const told = pack?.[key];
    if (!pack || told === undefined) return undefined;
    const count = BigInt(toMicro(pack.quantity));
    return Number((BigInt(toMicro(told)) * unit + count - 1n) / count);
  };
  return { weight: of("weight"), volume: of("volume") };
}

/** What stops come to together, as far as weight and volume are known. */
export function sizeOfStops(
  stops: readonly Pick<Stop, "product" | "quantity">[],
  packedOf: (product: string) => Packed | undefined,
): Size {
  return sizeOf(
    stops.map(({ product, quantity }) => ({
      ...{ product, micro: toMicro(quantity), step: Number(unit) },
      ...sizesOf(packedOf(product)),
    })),
  );
}
