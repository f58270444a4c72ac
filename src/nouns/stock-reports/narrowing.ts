import { choiceKind, refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { natures } from "../product/fields.ts";
import type { Product } from "../product/product.ts";
import type { Flows } from "./figures.ts";
import type { Flow } from "./flow.ts";
import { natureOf } from "./goods.ts";

/** The flags by which a report of stock is narrowed to some goods. */
export const choosing = {
  product: field(refKind("product"), say("Only this product", "仅此产品")),
  nature: field(choiceKind(natures), say("Only this kind of goods", "仅此存货类别")),
};

export interface Chosen {
  readonly product?: string | undefined;
  readonly nature?: string | undefined;
}

/** Is a product among those that were asked for? */
export function isChosen(goods: Product, { product, nature }: Chosen): boolean {
  if (product !== undefined && goods.id !== product) return false;
  return nature === undefined || natureOf(goods) === nature;
}

/**
 * The flows that were asked for: of one warehouse, or of each and the road between them, or of the
 * whole firm.
 */
export function narrowed(
  { firm, places, road }: Pick<Flows, "firm" | "places" | "road">,
  {
    products,
    warehouse,
    each,
    ...chosen
  }: Chosen & {
    readonly products: readonly Product[];
    readonly warehouse?: string | undefined;
    /** Warehouse by warehouse. */
    readonly each?: boolean;
  },
): readonly Flow[] {
  const isAll = chosen.product === undefined && chosen.nature === undefined;
  const goods = new Set(products.filter((one) => isChosen(one, chosen)).map(({ id }) => id));
  // What came and went on the road within the period is told by the warehouses alone.
  const still = road.filter(({ openingMicro, closingMicro }) => openingMicro || closingMicro);
  const all = each ? [...places, ...still] : firm;
  const flows = warehouse === undefined ? all : places;
  return flows.filter(
    (one) =>
      (isAll || goods.has(one.product)) && (warehouse === undefined || one.warehouse === warehouse),
  );
}
