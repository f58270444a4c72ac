import type { Ware } from "./pack.ts";

/** What the range is, whatever the language: price and cost in the smallest unit of CNY. */
const figures: readonly (readonly [
  sku: string,
  priceMinor: number,
  costMinor: number,
  supplier: number,
  pull: number,
  carton: number,
])[] = [
  ["TEA-ML100", 3800, 2250, 0, 10, 12],
  ["TEA-LJ250", 26800, 16900, 0, 6, 6],
  ["TEA-GH120", 5600, 3300, 0, 8, 12],
  ["TEA-CP10", 6800, 4150, 0, 5, 6],
  ["TEA-HC25", 1980, 1020, 0, 9, 24],
  ["TEA-JH15", 2450, 1360, 0, 6, 12],
  ["SNK-HT250", 4200, 2780, 5, 9, 12],
  ["SNK-SS200", 1250, 690, 1, 10, 24],
  ["SNK-GG300", 1880, 1040, 1, 8, 12],
  ["SNK-HD80", 990, 520, 1, 9, 24],
  ["SNK-CM60", 2280, 1390, 5, 6, 12],
  ["SNK-ST400", 1650, 880, 1, 5, 12],
  ["SNK-XF150", 8800, 6100, 5, 3, 6],
  ["SNK-OF18", 3600, 2150, 1, 6, 12],
  ["HOM-CZ6", 1580, 960, 3, 9, 12],
  ["HOM-ZB38", 4500, 2600, 2, 4, 6],
  ["HOM-SN1", 3280, 1850, 2, 4, 6],
  ["HOM-WQ1", 2900, 1600, 2, 3, 10],
  ["HOM-XS500", 1690, 820, 3, 8, 12],
  ["HOM-XJ1", 1990, 1050, 3, 8, 12],
  ["HOM-XZ3", 1450, 720, 3, 6, 24],
  ["CUP-GW15", 9800, 5900, 4, 3, 4],
  ["CUP-W08", 1580, 880, 4, 4, 6],
  ["CUP-PH60", 6900, 3900, 4, 4, 4],
  ["CUP-LX4", 12600, 7600, 4, 3, 4],
];

/** How a language names each of the range, in its order. */
export type WareNames = readonly (readonly [
  name: string,
  category: string,
  specification: string,
  unit: string,
])[];

/** The range in one language; `perTen` is what ten units of CNY are in its currency. */
export function waresOf(names: WareNames, perTen: number): readonly Ware[] {
  return figures.map(([sku, price, cost, supplier, pull, carton], index) => {
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
    };
  });
}
