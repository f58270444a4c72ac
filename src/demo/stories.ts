import { addDays } from "../law/dates.ts";
import { type Client, near } from "./clients.ts";
import type { Deal, ShipmentDays, Story } from "./deal.ts";
import { type Desk, workdaysOn } from "./desk.ts";
import type { Orders } from "./orders.ts";
import type { Papers } from "./papers.ts";
import { madeToOrder } from "./range.ts";
import { isStagedHere } from "./roles.ts";
import { storyWords } from "./story-words.ts";

/** An order that shows something: whose it is, by place in the cast, and when it comes in. */
interface Told {
  readonly part: number;
  /** Working days back from the last one. */
  readonly back: number;
  readonly story: Story;
}

/** Has the orders placed that show something; a large sample has a set of them in ten casts. */
export function stageStories(
  desk: Desk,
  clients: readonly Client[],
  { orders, papers }: { readonly orders: Orders; readonly papers: Papers },
): void {
  const all = [...asked(desk), ...onTheRoad(desk), ...agreed(desk)];
  for (const client of clients.filter(({ index }) => isStagedHere(index))) {
    for (const { back, story } of all.filter(({ part }) => part === client.index % 40)) {
      orders.stage(near(desk, back), client, { course: story.course, story });
    }
  }
  for (const { client, back, story } of papers.stories()) {
    orders.stage(near(desk, back), client, { course: story.course, story });
  }
}

/** Orders of the kinds that are not ordinary, and one that was changed. */
function asked(desk: Desk): readonly Told[] {
  const said = storyWords[desk.plan.language];
  const rush: Story = {
    ...{ course: "stuck", carrier: "none", promiseDays: 3, load: "confirmed" },
    goods: [
      { sku: "TEA-ML100", units: 36 },
      { sku: "HOM-XS500", units: 48 },
    ],
    order: ({ client, promised }) => ({
      ...{ kind: "rush", priority: 1, raisedBy: client.people[0].name },
      ...{ requiredBy: promised, notes: said.rushNote },
    }),
  };
  const installed: Story = {
    ...{ course: "stuck", carrier: "none", promiseDays: 9, load: "planned" },
    goods: [
      { sku: "TEA-HC25", units: 48 },
      { sku: "CUP-W08", units: 24 },
    ],
    order: ({ client, promised }) => ({
      kind: "installation",
      installationNeeds: said.install,
      installation: {
        ...{ date: addDays(promised, 4), conditions: said.conditions, by: client.owner },
      },
    }),
  };
  const sample: Story = {
    ...{ course: "usual", carrier: "backup", promiseDays: 4 },
    goods: [{ sku: "TEA-GH120", units: 2, percent: 0 }],
    fee: { amount: desk.plan.language === "zh" ? "120.00" : "12.00", notes: said.sampleFee },
    order: (deal) => sampleFacts(desk, deal),
  };
  const amended: Story = {
    ...{ course: "usual", carrier: "city", promiseDays: 5 },
    goods: [
      { sku: "SNK-HT250", units: 36 },
      { sku: "SNK-GG300", units: 12 },
    ],
    order: (deal) => amendment(desk, deal),
  };
  return [
    { part: 31, back: 1, story: rush },
    { part: 28, back: 5, story: installed },
    { part: 36, back: 5, story: sample },
    { part: 32, back: 9, story: amended },
  ];
}

/** It left some days ago; what the customer says of it is still to be asked. */
function sampleFacts(desk: Desk, { date }: Deal): Record<string, unknown> {
  const { sample } = storyWords[desk.plan.language];
  const sampleFee = desk.plan.language === "zh" ? "120.00" : "12.00";
  return { kind: "sample", notes: sample, sampleFee, sampleDue: addDays(date, 7) };
}

/** On the day of its confirmation the first line grew by a carton. */
function amendment(desk: Desk, deal: Deal): Record<string, unknown> {
  const said = storyWords[desk.plan.language];
  const [first] = deal.lines;
  if (!first || deal.confirmed === undefined) return {};
  const line = { product: first.good.id, price: first.price };
  const { owner } = deal.client;
  return {
    amendments: [
      {
        ...{ number: 1, date: deal.confirmed, by: owner, kinds: ["more"], why: said.more },
        askedBy: deal.client.people[0].name,
        was: [{ ...line, quantity: `${first.units - first.good.carton}` }],
        now: [{ ...line, quantity: `${first.units}` }],
      },
    ],
  };
}

/** Orders that left: one on its way, two that arrived with a flaw, one without its receipt. */
function onTheRoad(desk: Desk): readonly Told[] {
  const said = storyWords[desk.plan.language];
  const way: Story = {
    ...{ course: "unsigned", carrier: "route", promiseDays: 4 },
    goods: [
      { sku: "TEA-JH15", units: 24 },
      { sku: "HOM-XZ3", units: 24 },
    ],
    shipment: (facts, deal) => wayFacts(desk, facts, deal),
  };
  const damaged: Story = {
    ...{ course: "usual", carrier: "route", promiseDays: 4 },
    goods: [
      { sku: "CUP-W08", units: 24 },
      { sku: "TEA-HC25", units: 24 },
    ],
    broken: { units: 2, why: said.brokenWhy },
    shipment: (facts, deal) => damageFacts(desk, facts, deal),
  };
  const short: Story = {
    ...{ course: "usual", carrier: "route", promiseDays: 4 },
    shipment: (facts, deal) => shortFacts(desk, facts, deal),
  };
  const receipt: Story = {
    ...{ course: "usual", carrier: "backup", promiseDays: 4 },
    shipment: ({ signed }) => (signed ? { receiptDue: addDays(signed, 10), filed: undefined } : {}),
  };
  return [
    { part: 34, back: 5, story: way },
    { part: 30, back: 10, story: damaged },
    { part: 35, back: 3, story: short },
    { part: 39, back: 14, story: receipt },
  ];
}

function wayFacts(desk: Desk, { date }: ShipmentDays, { client }: Deal): Record<string, unknown> {
  const said = storyWords[desk.plan.language];
  const { owner: by } = client;
  const day = (on: number): string => workdaysOn(desk, date, on);
  const call = { kind: "call", by, reached: true };
  const log = [
    { date: day(1), time: "14:05", ...call, to: "carrier", what: said.toCarrier, next: day(4) },
    { date: day(2), time: "09:30", kind: "position", by, place: said.station, what: said.sealed },
    { date: day(4), time: "14:10", ...call, to: "driver", what: said.toDriver, next: day(5) },
  ];
  return { expected: day(4), log: log.filter((line) => line.date <= desk.until) };
}

function damageFacts(
  desk: Desk,
  { expected, signed, carrier = "" }: ShipmentDays,
  { client, lines }: Deal,
): Record<string, unknown> {
  const said = storyWords[desk.plan.language];
  const [first] = lines;
  if (!first || signed === undefined) return {};
  const { owner: by } = client;
  const { good } = first;
  const cleared = workdaysOn(desk, expected, 1);
  const amount = ((2 * good.costMinor) / 100).toFixed(2);
  return {
    arrived: { date: expected, time: "10:20", by, intact: false, place: said.atDoor },
    exceptions: [
      {
        ...{ date: expected, time: "10:40", kind: "damaged", register: "transit", by },
        ...{ product: good.id, quantity: "2", what: said.broken, remedy: said.brokenRemedy },
        cleared: { date: cleared, time: "11:10", by, how: said.brokenHow },
        recover: { from: carrier, amount, state: "recovered", date: workdaysOn(desk, cleared, 5) },
      },
    ],
    returned: [
      {
        ...{ date: expected, by, lines: [{ product: good.id, quantity: "2" }], to: "scrap" },
        ...{ warehouse: "main", why: said.brokenWhy },
      },
    ],
    receiptDue: addDays(signed, 15),
    filed: {
      ...{ date: workdaysOn(desk, signed, 6), by },
      place: said.folder(signed.slice(0, 7)),
    },
  };
}

function shortFacts(
  desk: Desk,
  { expected }: ShipmentDays,
  { client, lines }: Deal,
): Record<string, unknown> {
  const said = storyWords[desk.plan.language];
  const [first] = lines;
  const by = client.owner;
  const date = desk.until;
  if (!first || expected > date) return {};
  return {
    ...{ expected: date, signed: date, signedBy: client.people[0].name },
    arrived: { date, time: "15:30", by, intact: false, place: said.atDoor },
    receiptDue: addDays(date, 15),
    exceptions: [
      {
        ...{ date, time: "16:10", kind: "short", register: "transit", by, station: said.station },
        ...{ product: first.good.id, quantity: "1", what: said.short, remedy: said.shortRemedy },
      },
    ],
  };
}

/** A draft that is worth so much that it waits for the manager. */
function agreed(desk: Desk): readonly Told[] {
  const said = storyWords[desk.plan.language];
  const large: Story = {
    ...{ course: "draft", carrier: "route", promiseDays: 20 },
    goods: [{ sku: madeToOrder, units: 2000 }],
    order: () => ({
      ...{ kind: "make-to-order", special: said.making, qualityStated: said.makingQuality },
    }),
  };
  return [{ part: 33, back: 1, story: large }];
}
