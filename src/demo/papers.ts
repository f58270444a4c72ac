import { addDays, type IsoDate } from "../law/dates.ts";
import { fromMinor } from "../law/money.ts";
import { contract } from "../nouns/contract/contract.ts";
import { documentName } from "../nouns/message/document-names.ts";
import { quote } from "../nouns/quote/quote.ts";
import { type Client, near } from "./clients.ts";
import { type Deal, minorOf, type OrderLine, type Story, storedLines, type Wish } from "./deal.ts";
import type { Desk } from "./desk.ts";
import { type Good, priceOf } from "./goods.ts";
import { paperWords } from "./paper-words.ts";
import { percentOf } from "./prices.ts";
import { isStagedHere } from "./roles.ts";

/** What an offer or a contract says of its goods. */
const frameGoods: readonly Wish[] = [
  { sku: "TEA-LJ250", units: 120, percent: 90 },
  { sku: "TEA-ML100", units: 24, percent: 92 },
];
const acceptedGoods: readonly Wish[] = [
  { sku: "TEA-LJ250", units: 12, percent: 95 },
  { sku: "TEA-GH120", units: 24, percent: 95 },
];
const storeKinds = ["supermarket", "chain", "key-account"];

interface PaperStory {
  readonly client: Client;
  readonly back: number;
  readonly story: Story;
}

/** Quotes and contracts, and the orders that came of them. */
export class Papers {
  private readonly desk: Desk;
  private readonly clients: readonly Client[];
  private readonly goodOf: (sku: string) => Good | undefined;

  constructor(desk: Desk, clients: readonly Client[], goodOf: (sku: string) => Good | undefined) {
    this.desk = desk;
    this.clients = clients.filter(({ index }) => isStagedHere(index));
    this.goodOf = goodOf;
  }

  /** Two orders that draw on a frame, and the one that a quote became. */
  stories(): readonly PaperStory[] {
    return [
      ...this.part(29).flatMap((client) => this.drawn(client)),
      ...this.part(28).map((client) => this.accepted(client)),
    ];
  }

  /** Writes the papers of which no order came. */
  put(): void {
    for (const client of this.part(33)) this.putStaged(client);
    for (const client of this.part(28)) this.putDraft(client);
    const stores = this.clients.filter(({ known }) => storeKinds.includes(String(known.kind)));
    for (const client of stores
      .filter(({ role }) => role === "planned-tomorrow" || role === "normal")
      .slice(0, 1))
      this.putStore(client);
    for (const client of this.part(22)) this.putSent(client);
    for (const client of this.part(20)) this.putRevised(client);
    for (const client of this.part(23)) this.putDeclined(client);
  }

  private part(part: number): readonly Client[] {
    return this.clients.filter(({ index }) => index % 40 === part);
  }

  private lines(wishes: readonly Wish[]): readonly OrderLine[] {
    return wishes.flatMap(({ sku, units, percent = 100 }): OrderLine[] => {
      const good = this.goodOf(sku);
      if (!good) return [];
      const listPrice = percent === 100 ? undefined : priceOf(good.priceMinor);
      return [{ good, units, price: percentOf(good, percent), discount: undefined, listPrice }];
    });
  }

  private drawn(client: Client): readonly PaperStory[] {
    const { desk } = this;
    const { owner, people } = client;
    const said = paperWords[desk.plan.language];
    const [drawnUp, signed] = [near(desk, 50), near(desk, 48)];
    if (drawnUp < desk.start) return [];
    const id = desk.dayId(contract, drawnUp, owner);
    const lines = storedLines(this.lines(frameGoods)).map((line, at) =>
      at === 0 ? line : { ...line, quantity: undefined },
    );
    desk.put(contract, {
      ...{ id, code: said.code(desk.until.slice(0, 4), client.index + 1), title: said.frame },
      ...{ customer: client.id, kind: "frame", owner, date: drawnUp, start: signed },
      ...{ end: addDays(signed, 364), noticeDays: 30, lines, kept: said.cabinet },
      signatories: this.signatories(people[0].name, signed),
      signed: { date: signed, by: owner },
    });
    const story = (units: number): Story => ({
      ...{ course: "usual", carrier: "route", promiseDays: 4 },
      goods: frameGoods.map((one, at) => (at === 0 ? { ...one, units } : one)),
      order: () => ({ contract: id }),
    });
    return [
      { client, back: 31, story: story(24) },
      { client, back: 14, story: story(18) },
    ];
  }

  private accepted(client: Client): PaperStory {
    const { desk } = this;
    const said = paperWords[desk.plan.language];
    const offered = near(desk, 10);
    const id = desk.dayId(quote, offered, client.owner);
    const order = (deal: Deal): Record<string, unknown> => {
      const accepted = { date: deal.date, by: client.owner, version: 1, order: deal.id };
      this.putOffer(client, offered, {
        ...{ id, lines: storedLines(deal.lines), freight: deal.freight, subject: said.autumn },
        ...{ sent: this.sent(client, offered, said.autumn), accepted },
      });
      return { quote: id, quoteVersion: 1 };
    };
    const story: Story = {
      ...{ course: "usual", carrier: "backup", promiseDays: 4, goods: acceptedGoods, order },
    };
    return { client, back: 7, story };
  }

  /** A contract that is paid in stages, signed by both. */
  private putStaged(client: Client): void {
    const { desk } = this;
    const said = paperWords[desk.plan.language];
    const lines = this.lines([
      { sku: "TEA-LJ250", units: 96, percent: 90 },
      { sku: "SNK-XF150", units: 48, percent: 95 },
    ]);
    const signed = near(desk, 6);
    const [first, second, third] = said.stages;
    desk.put(contract, {
      ...this.agreement(client, near(desk, 8)),
      ...{ title: said.season, kind: "sales", start: signed, end: addDays(signed, 120) },
      ...{ lines: storedLines(lines), amount: fromMinor(minorOf(lines), 2), terms: said.terms },
      stages: [
        { ...first, share: "0.3", date: addDays(desk.until, 14) },
        { ...second, share: "0.6", date: addDays(desk.until, 45) },
        { ...third, share: "0.1", date: addDays(desk.until, 110) },
      ],
      signatories: this.signatories(client.people[0].name, signed),
      signed: { date: signed, by: client.owner },
    });
  }

  private putDraft(client: Client): void {
    const { desk } = this;
    const said = paperWords[desk.plan.language];
    const lines = this.lines([{ sku: "TEA-GH120", units: 120, percent: 95 }]);
    desk.put(contract, {
      ...this.agreement(client, near(desk, 1)),
      ...{ title: said.spring, kind: "sales", start: addDays(desk.until, 11) },
      ...{ end: addDays(desk.until, 100), terms: said.terms },
      ...{ lines: storedLines(lines), amount: fromMinor(minorOf(lines), 2) },
    });
  }

  /** A store's contract with its fees, that ends soon. */
  private putStore(client: Client): void {
    const { desk } = this;
    const said = paperWords[desk.plan.language];
    const end = addDays(desk.until, 41);
    const signed = addDays(end, -364);
    desk.put(contract, {
      ...this.agreement(client, addDays(signed, -6)),
      ...{ title: said.store, kind: "supply", start: signed, end, noticeDays: 30 },
      ...{ clauses: said.clauses, kept: said.cabinet },
      signatories: this.signatories(client.people[0].name, signed),
      signed: { date: signed, by: client.owner },
    });
  }

  private agreement({ id: customer, owner, index }: Client, date: IsoDate) {
    const { desk } = this;
    const id = desk.dayId(contract, date, owner);
    const code = paperWords[desk.plan.language].code(date.slice(0, 4), index + 1);
    return { id, code, customer, owner, date };
  }

  private signatories(theirs: string, date: IsoDate): readonly Record<string, unknown>[] {
    const [manager] = this.desk.pack.staff;
    return [
      { side: "ours", name: manager?.name, title: manager?.title, date },
      { side: "theirs", name: theirs, date },
    ];
  }

  private putSent(client: Client): void {
    const { desk } = this;
    const { taste } = paperWords[desk.plan.language];
    const date = near(desk, 2);
    const lines = storedLines(this.lines([{ sku: "TEA-ML100", units: 60, percent: 100 }]));
    this.putOffer(client, date, { lines, subject: taste, sent: this.sent(client, date, taste) });
  }

  private putRevised(client: Client): void {
    const { desk } = this;
    const said = paperWords[desk.plan.language];
    const [first, second] = [near(desk, 9), near(desk, 1)];
    const offer = (percent: number) =>
      storedLines(this.lines([{ sku: "SNK-XF150", units: 36, percent }]));
    const validUntil = addDays(first, 30);
    const earlier = {
      ...{ version: 1, date: first, lines: offer(100), validUntil },
      ...{ sent: this.sent(client, first, said.nuts), superseded: second },
      ...{ by: client.owner, why: said.lower },
    };
    this.putOffer(client, first, {
      ...{ lines: offer(95), subject: said.nuts, discountWhy: said.lower, validUntil },
      ...{ version: 2, revised: second, earlier: [earlier] },
    });
  }

  private putDeclined(client: Client): void {
    const { desk } = this;
    const said = paperWords[desk.plan.language];
    const date = near(desk, 12);
    const declined = { date: near(desk, 6), by: client.owner, why: said.dear, to: said.rival };
    const sent = this.sent(client, date, said.cups);
    const lines = storedLines(this.lines([{ sku: "CUP-LX4", units: 40, percent: 97 }]));
    this.putOffer(client, date, { lines, subject: said.cups, sent, declined });
  }

  private putOffer(client: Client, date: IsoDate, facts: Record<string, unknown>): void {
    const { desk } = this;
    const { id: customer, owner, people } = client;
    const lines = storedLines(this.lines([{ sku: "TEA-HC25", units: 48, percent: 100 }]));
    const base = { customer, contact: people[0].name, owner, date, lines, version: 1 };
    const id = typeof facts.id === "string" ? facts.id : desk.dayId(quote, date, owner);
    const validUntil = addDays(date, 30);
    desk.put(quote, { ...base, deliveryDays: 5, validUntil, ...facts, id });
  }

  private sent(client: Client, date: IsoDate, subject: string): Record<string, unknown> {
    const { known, owner, people } = client;
    const customer = String(known.name);
    const name = documentName({
      kind: "quote",
      today: date,
      owner,
      customer,
      product: subject,
      taken: [],
    });
    return { date, by: owner, how: "wechat", to: people[0].name, paper: "quote", name };
  }
}
