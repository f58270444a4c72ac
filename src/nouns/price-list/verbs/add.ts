import { addVerb } from "../../generic/add.ts";
import type { Verb } from "../../verb.ts";
import { countedRows } from "../counted.ts";
import { priceList } from "../price-list.ts";
import type { PriceRow } from "../rows.ts";

const plain = addVerb(priceList);

/** A price typed by the box is kept with the number of pieces it is for. */
export const verb: Verb = {
  ...plain,
  examples: [
    'rounds price-list add 2027经销价 --kinds dealer --from 2027-01-01 --row "TEA-LJ250 @ 238" --row "TEA-LJ250 x 100 @ 228"',
    "rounds price-list add 锦宏特批价 --customer jinhong --discount 8% --to 2026-12-31",
  ],
  async run(context, input) {
    const { rows, ...rest } = input as { readonly rows?: readonly PriceRow[] };
    const counted = rows ? { rows: await countedRows(rows, context.book) } : {};
    return plain.run(context, { ...rest, ...counted });
  },
};
