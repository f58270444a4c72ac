import type { Tier, Ware } from "./pack.ts";

/**
 * What the range is, whatever the language: price and cost in the smallest unit of CNY, what one
 * weighs in grams and takes up in cubic centimetres, and its line by index.
 */
const figures: readonly (readonly [
  sku: string,
  priceMinor: number,
  costMinor: number,
  supplier: number,
  pull: number,
  carton: number,
  grams: number,
  cubic: number,
  line: number,
  tier: Tier,
])[] = [
  ["TEA-ML100", 3800, 2250, 0, 10, 12, 180, 900, 1, "first"],
  ["TEA-LJ250", 26800, 16900, 0, 6, 6, 420, 2400, 0, "first"],
  ["TEA-GH120", 5600, 3300, 0, 8, 12, 200, 950, 2, "first"],
  ["TEA-CP10", 6800, 4150, 0, 5, 6, 160, 700, 2, "second"],
  ["TEA-HC25", 1980, 1020, 0, 9, 24, 90, 600, 3, "second"],
  ["TEA-JH15", 2450, 1360, 0, 6, 12, 80, 500, 1, "supplementary"],
  ["SNK-HT250", 4200, 2780, 5, 9, 12, 330, 1100, 4, "first"],
  ["SNK-SS200", 1250, 690, 1, 10, 24, 220, 600, 5, "second"],
  ["SNK-GG300", 1880, 1040, 1, 8, 12, 360, 1300, 6, "first"],
  ["SNK-HD80", 990, 520, 1, 9, 24, 100, 1200, 5, "second"],
  ["SNK-CM60", 2280, 1390, 5, 6, 12, 80, 1000, 5, "second"],
  ["SNK-ST400", 1650, 880, 1, 5, 12, 450, 1200, 6, "second"],
  ["SNK-XF150", 8800, 6100, 5, 3, 6, 230, 900, 4, "first"],
  ["SNK-OF18", 3600, 2150, 1, 6, 12, 520, 1600, 6, "supplementary"],
  ["HOM-CZ6", 1580, 960, 3, 9, 12, 950, 7200, 7, "first"],
  ["HOM-ZB38", 4500, 2600, 2, 4, 6, 1400, 2600, 8, "second"],
  ["HOM-SN1", 3280, 1850, 2, 4, 6, 450, 9500, 8, "second"],
  ["HOM-WQ1", 2900, 1600, 2, 3, 10, 220, 1100, 8, "supplementary"],
  ["HOM-XS500", 1690, 820, 3, 8, 12, 560, 800, 9, "first"],
  ["HOM-XJ1", 1990, 1050, 3, 8, 12, 1080, 1500, 9, "first"],
  ["HOM-XZ3", 1450, 720, 3, 6, 24, 330, 500, 9, "second"],
  ["CUP-GW15", 9800, 5900, 4, 3, 4, 520, 1800, 10, "first"],
  ["CUP-W08", 1580, 880, 4, 4, 6, 120, 350, 10, "second"],
  ["CUP-PH60", 6900, 3900, 4, 4, 4, 380, 3200, 10, "second"],
  ["CUP-LX4", 12600, 7600, 4, 3, 4, 780, 3600, 10, "first"],
];

/** How a language names each of the range, in its order. */
export type WareNames = readonly (readonly [
  name: string,
  category: string,
  specification: string,
  unit: string,
])[];

interface Said {
  readonly names: WareNames;
  /** What the lines of products are called, by index. */
  readonly lines: readonly string[];
}

/** The range in one language; `perTen` is what ten units of CNY are in its currency. */
export function waresOf({ names, lines }: Said, perTen: number): readonly Ware[] {
  return figures.map((figure, index) => {
    const [sku, price, cost, supplier, pull, carton, grams, cubic, line, tier] = figure;
    const [name, category, specification, unit] = names[index] ?? [sku, "", "", ""];
    const priceMinor = Math.floor((price * perTen) / 50) * 5;
    const costMinor = Math.floor((cost * perTen) / 50) * 5;
    return {
      sku,
      name,
      category,
      specification,
      unit,
      priceMinor,
      costMinor,
      supplier,
      pull,
      carton,
      ...{ grams, cubic, tier, line: lines[line] ?? "" },
    };
  });
}
