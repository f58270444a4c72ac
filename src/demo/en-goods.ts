import type { Pack } from "./pack.ts";
import { zhGoods } from "./zh-goods.ts";

const names: readonly (readonly [
  name: string,
  category: string,
  specification: string,
  unit: string,
])[] = [
  ["Jasmine tea", "Tea", "100 g tin", "tin"],
  ["Spring green tea", "Tea", "50 g box", "box"],
  ["Osmanthus oolong", "Tea", "120 g tin", "tin"],
  ["White tea with orange peel", "Tea", "10 pieces", "box"],
  ["Black tea bags", "Tea", "25 bags", "box"],
  ["Chrysanthemum tea", "Tea", "15 bags", "bag"],
  ["Salted hickory nuts", "Snacks", "250 g tin", "tin"],
  ["Bamboo shoots", "Snacks", "200 g bag", "bag"],
  ["Osmanthus cake", "Snacks", "300 g box", "box"],
  ["Seaweed crisps", "Snacks", "80 g bag", "bag"],
  ["Dried strawberries", "Snacks", "60 g bag", "bag"],
  ["Sesame brittle", "Snacks", "400 g box", "box"],
  ["Torreya nuts", "Snacks", "150 g tin", "tin"],
  ["Oat biscuits", "Snacks", "18 packets", "box"],
  ["Bamboo tissues", "Household", "pack of 6", "pack"],
  ["Bamboo chopping board", "Household", "38 x 26 cm", "piece"],
  ["Woven basket", "Household", "medium", "piece"],
  ["Linen apron", "Household", "one size", "piece"],
  ["Unscented hand wash", "Household", "500 ml", "bottle"],
  ["Washing-up liquid", "Household", "1 l", "bottle"],
  ["Herbal soap", "Household", "3 bars", "box"],
  ["Celadon lidded bowl", "Teaware", "150 ml", "set"],
  ["Celadon cup", "Teaware", "80 ml", "piece"],
  ["Glass teapot", "Teaware", "600 ml", "piece"],
  ["Travel tea set", "Teaware", "pot and 3 cups", "set"],
];

/** What the English sample sells: the same range at a tenth of the figures, as pounds are dearer. */
export const enGoods = {
  suppliers: [
    { name: "Cloudridge Tea Works", city: "Carlisle", leadDays: 7 },
    { name: "Sweetbriar Foods", city: "Derby", leadDays: 5 },
    { name: "Reedmarsh Woodware", city: "Norwich", leadDays: 10 },
    { name: "Plainwhite Soap Company", city: "Hull", leadDays: 6 },
    { name: "Kilnside Pottery", city: "Stoke", leadDays: 12 },
    { name: "Orchard Growers Cooperative", city: "Hereford", leadDays: 4 },
  ],
  warehouses: [
    { code: "MAIN", name: "North warehouse", address: "18 Granary Road, Leeds" },
    { code: "SOUTH", name: "South warehouse", address: "6 Wharf Street, Leicester" },
  ],
  wares: zhGoods.wares.map((ware, index) => {
    const [name, category, specification, unit] = names[index] ?? [
      "Sundries",
      "Other",
      "",
      "piece",
    ];
    const priceMinor = Math.floor(ware.priceMinor / 50) * 5;
    const costMinor = Math.floor(ware.costMinor / 50) * 5;
    return { ...ware, name, category, specification, unit, priceMinor, costMinor };
  }),
  variants: [
    "gift box",
    "family pack",
    "travel pack",
    "large",
    "small",
    "classic",
    "mild",
    "strong",
    "festive",
    "twin pack",
    "for companies",
    "triple pack",
    "select",
    "light",
    "office pack",
    "taster",
    "extra",
    "limited",
    "seasonal",
  ],
  variantName: (name: string, variant: string) => `${name} (${variant})`,
  carriers: [
    { name: "Swift Freight", code: "SF" },
    { name: "Pennine Haulage", code: "PH" },
    { name: "City Van", code: "CV" },
    { name: "collected", code: "" },
  ],
  why: {
    opening: "opening count",
    purchase: "purchase",
    transfer: "fill up the branch store",
    counter: ["counter sale", "samples", "tasting at a fair", "counter sale", "counter sale"],
    lost: ["damaged packing", "missing at the count", "spoilt by damp"],
    cancelled: [
      "moved to next month",
      "budget withdrawn",
      "ordered twice",
      "shop closed for works",
    ],
    paper: "delivery note",
  },
} satisfies Partial<Pack>;
