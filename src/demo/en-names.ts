import { type Pack, words } from "./pack.ts";

/** People, places and shops of the English sample: all invented, the numbers kept for drama. */
export const enNames = {
  language: "en",
  firm: "Juniper & Reed Trading Ltd",
  currency: "GBP",
  timezone: "Europe/London",
  country: "GB",
  staff: [
    { name: "Jane Chen", role: "manager", title: "Sales manager" },
    { name: "Mina Okafor", role: "sales", title: "Sales representative" },
    { name: "Tom Wexley", role: "sales", title: "Sales representative" },
    { name: "Luke Sandral", role: "sales", title: "Sales representative" },
    { name: "Joe Harrow", role: "storekeeper", title: "Head of stores" },
    { name: "Laura Pym", role: "bookkeeper", title: "Bookkeeper" },
    { name: "Faye Yarrow", role: "dispatcher", title: "Dispatcher" },
  ],
  large: { name: "large orders", amount: 5_000 },
  letterhead: {
    name: "Juniper & Reed Trading Ltd",
    nameEnglish: "Juniper & Reed Trading Ltd",
    address: "18 Granary Road, Leeds",
    phone: "0113 496 0120",
    taxNumber: "GB 000 0000 00",
    bank: "Granary Road Bank, Leeds",
    account: "00-00-00 01203456",
  },
  surnames: words(`
    Abbott Barlow Carver Dunmore Eastlake Fenwick Garside Hartley Ingleby Jessop Kettering
    Lowther Marchbank Norcott Oakden Pemberly Quarrie Rushworth Stanmore Thackray Underhay
    Vickers Whitlock Yardley Ames Bexley Corbin Dacre Elwood Farrow Gale Holt Ivers Joyce Keane
  `),
  givenNames: words(`
    Anna Ben Clara David Ellen Frank Grace Harry Iris James Kate Leo Maria Noah Olive Peter
    Quentin Rose Simon Tessa Una Victor Wendy Yusuf Zoe Amir Bridget Callum Deepa Edmund Fay
    George
  `),
  fullName: (surname: string, given: string) => `${given} ${surname}`,
  titles: [
    { title: "Shop manager", short: "" },
    { title: "Buyer", short: "" },
    { title: "Owner", short: "" },
    { title: "Managing director", short: "" },
    { title: "Head buyer", short: "" },
    { title: "Deputy manager", short: "" },
  ],
  callName: (surname: string, _short: string) => `M. ${surname}`,
  regions: [
    { name: "North", city: "Leeds", prefix: "0113 496", warehouse: 0 },
    { name: "Midlands", city: "Leicester", prefix: "0116 496", warehouse: 1 },
    { name: "East", city: "Nottingham", prefix: "0115 496", warehouse: 0 },
    { name: "West", city: "Bristol", prefix: "0117 496", warehouse: 1 },
    { name: "North West", city: "Liverpool", prefix: "0151 496", warehouse: 0 },
    { name: "London", city: "London", prefix: "020 7946", warehouse: 1 },
  ],
  roads: [
    "Willow Lane",
    "Old Mill Road",
    "Maple Street",
    "Lakeside Road",
    "Orchard Row",
    "Ferry Road",
    "Bamboo Yard",
    "Pine Hill",
    "Lotus Street",
    "Plum Court",
    "Hedge Street",
    "Southbank Road",
    "College Passage",
    "Barley Road",
    "Cloud Street",
    "Heron Way",
  ],
  address: (region, road, number) => `${number} ${road}, ${region.city}`,
  mobile: (index: number) => enNumber("07700 900", index),
  landline: (region, index) => enNumber(`${region.prefix} 0`, index),
  towns: [
    "Ashby",
    "Brookside",
    "Coldwater",
    "Dunford",
    "Eastgate",
    "Fairmile",
    "Greenhill",
    "Highcross",
    "Ivybridge",
    "Kingsmead",
    "Longacre",
    "Millbrook",
    "Northfold",
    "Oldbury Park",
    "Pinehurst",
    "Riverside",
  ],
  shopStarts: words(`
    Amber Barley Copper Daisy Ember Feather Ginger Harvest Indigo Juno Kestrel Lantern Meadow
    Nutmeg Oak Pebble Quince Robin Saffron Thistle Umber Velvet Willow Yarrow Zephyr Acorn
    Bramble Clover Drift Elder Fern Garnet Hazel Iris Jasper Kite Linden Maple Nettle Otter Plum
    Quill Rowan Sorrel Tansy Ursa Violet Wren
  `),
  shopEnds: [
    { text: "Stores", kind: "retailer", business: "groceries", size: 2 },
    { text: "Supermarket", kind: "supermarket", business: "neighbourhood supermarket", size: 3 },
    { text: "Corner Shop", kind: "convenience", business: "convenience shop", size: 1 },
    { text: "Tea Room", kind: "direct", business: "tea room", size: 1 },
    { text: "Wholesale", kind: "distributor", business: "snack wholesale", size: 3 },
    { text: "Home & Living", kind: "chain", business: "household chain", size: 2 },
    { text: "Sweets", kind: "retailer", business: "sweets and snacks", size: 1 },
    { text: "Trading", kind: "dealer", business: "general goods", size: 3 },
    { text: "Hotel", kind: "direct", business: "hotel", size: 2 },
    { text: "Market", kind: "key-account", business: "department store", size: 3 },
    { text: "Gifts", kind: "retailer", business: "gifts", size: 1 },
    { text: "Office Supplies", kind: "dealer", business: "company gifts", size: 2 },
  ],
  shopName: (town: string, start: string, end: string) =>
    town === "" ? `${start} ${end}` : `${town} ${start} ${end}`,
  branch: (name: string, number: number) => `${name} No. ${number}`,
  showcase: {
    shop: "Jinhong Stores",
    end: "Stores",
    person: "Wendy Fang",
    title: "Buyer",
    called: "Ms Fang",
  },
  likes: [
    "goes fishing",
    "loves Darjeeling",
    "plays badminton",
    "talks about football",
    "keeps two cats",
  ],
  signers: ["Reception", "Till", "Goods in"],
} satisfies Partial<Pack>;

function enNumber(start: string, index: number): string {
  const number = `${start}${String(index % 1000).padStart(3, "0")}`;
  return index < 1000 ? number : `${number} x${Math.floor(index / 1000)}`;
}
