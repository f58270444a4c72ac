import type { Pack } from "./pack.ts";
import { type WareNames, waresOf } from "./wares.ts";

const names: WareNames = [
  ["Jasmine tea", "Tea", "100 g tin", "tin"],
  ["Longjing green tea", "Tea", "250 g box", "box"],
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
  ["White tea cup", "Teaware", "80 ml", "piece"],
  ["Glass teapot", "Teaware", "600 ml", "piece"],
  ["Travel tea set", "Teaware", "pot and 3 cups", "set"],
];

const lines = [
  ...["Green tea", "Herbal tea", "Oolong and white tea", "Black tea", "Nuts", "Snacks"],
  ...["Cakes and biscuits", "Paper", "Woodware", "Soap", "Teaware"],
];

/** What the English sample sells: the same range at a tenth of the figures. */
export const enGoods = {
  suppliers: [
    { name: "Longjing Tea Works", city: "Carlisle", leadDays: 7 },
    { name: "Sweetbriar Foods", city: "Derby", leadDays: 5 },
    { name: "Reedmarsh Woodware", city: "Norwich", leadDays: 10 },
    { name: "Plainwhite Soap Company", city: "Hull", leadDays: 6 },
    { name: "Kilnside Pottery", city: "Stoke", leadDays: 12 },
    { name: "Orchard Growers Cooperative", city: "Hereford", leadDays: 4 },
  ],
  warehouses: [
    { code: "MAIN", name: "North warehouse", address: "18 Granary Road, Leeds" },
    { code: "SHOP", name: "Shop and store", address: "6 Wharf Street, Leicester" },
  ],
  wares: waresOf({ names, lines }, 1),
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
    { name: "Swift Freight", code: "SF", backup: true, transitDays: 2, receiptDays: 10 },
    {
      ...{ name: "Pennine Haulage", code: "PH", transitDays: 1 },
      regions: ["North West", "East", "Midlands"],
    },
    { name: "City Van", code: "CV", regions: ["North"], transitDays: 0 },
    { name: "pick-up", code: "" },
  ],
  vans: [
    { plate: "XK21 LRY", model: "box van", driver: "Lee Porter", weight: "1500", volume: "8" },
    { plate: "XK19 VAN", model: "small van", driver: "Zac Noon", weight: "500", volume: "3" },
    {
      ...{ plate: "XK18 OLD", model: "box van", driver: "Quinn Ash" },
      ...{ weight: "1500", volume: "8", repair: "gearbox" },
    },
  ],
  cartonUnit: "carton",
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
