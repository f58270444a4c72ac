import type { Book } from "../book/book.ts";
import { addDays } from "../law/dates.ts";
import type { DutyFacts } from "../law/duty.ts";
import { asking, type CustomerBrief, customerBrief } from "../nouns/customer/brief.ts";
import type { Message } from "../nouns/message/message.ts";
import type { OpenOrder } from "../nouns/order/reservation.ts";
import type { Shortage } from "../nouns/order/shortages.ts";
import type { NameOf } from "../nouns/product/names.ts";
import type { Context } from "../nouns/verb.ts";

/** Newest day of something, by customer. */
type Days = ReadonlyMap<string, string>;

/** What the sources of duties ask of a book; what several of them need is read once. */
export class KnownFacts {
  readonly book: Book;
  /** The folder of the program, for its templates. */
  readonly home: string;
  /** The days, the calendar and the settings that every rule may count on. */
  readonly facts: DutyFacts & { readonly until: string };
  private readonly answers = new Map<string, Promise<unknown>>();

  constructor(
    { book, home }: Pick<Context, "book" | "home">,
    facts: DutyFacts & { readonly until: string },
  ) {
    this.book = book;
    this.home = home;
    this.facts = facts;
  }

  /** A little of every customer. */
  customers(): Promise<readonly CustomerBrief[]> {
    return this.book.brief(customerBrief);
  }

  /** Of them, those that may oblige somebody to something. */
  asking(): Promise<readonly CustomerBrief[]> {
    return this.once("asking", async () => asking(await this.customers(), this.facts.until));
  }

  /** Any of them by its id. */
  customerOf(): Promise<(id: string) => CustomerBrief | undefined> {
    return this.once("customer-of", async () => {
      const all = await this.customers();
      let known: ReadonlyMap<string, CustomerBrief> | undefined;
      return (id) => {
        known ??= new Map(all.map((one) => [one.id, one]));
        return known.get(id);
      };
    });
  }

  /** The name of a customer by id; the id itself where there is none. */
  async customerNames(): Promise<NameOf> {
    const customerOf = await this.customerOf();
    return (id) => customerOf(id)?.name ?? id;
  }

  /** The day of the last visit made. */
  lastVisit(): Promise<Days> {
    return this.once("visit", async () => {
      const { visit } = await import("../nouns/visit/visit.ts");
      return this.book.latest(visit, "visit");
    });
  }

  /** The day of the last visit, order, or call that reached somebody. */
  lastContact(): Promise<Days> {
    return this.once("contact", async () => {
      const [{ call }, { order }] = await Promise.all([
        import("../nouns/call/call.ts"),
        import("../nouns/order/order.ts"),
      ]);
      const newest = new Map(await this.lastVisit());
      for (const days of [
        await this.book.latest(call, "call"),
        await this.book.latest(order, "order"),
      ]) {
        for (const [id, day] of days) if (day > (newest.get(id) ?? "")) newest.set(id, day);
      }
      return newest;
    });
  }

  /** Messages of late, and all drafts; none where nobody writes any. */
  messages(): Promise<readonly Message[]> {
    return this.once("messages", async () => {
      if (!this.book.hasFolder("messages")) return [];
      const { message } = await import("../nouns/message/message.ts");
      return this.book.live(message);
    });
  }

  /** Whose birthday greeting is written already: "customer|contact". */
  async greeted(): Promise<ReadonlySet<string>> {
    const { today, limits } = this.facts;
    const since = addDays(today, -limits.messageAgainDays);
    const wishes = (await this.messages()).filter(
      ({ template, date }) => template?.startsWith("birthday") && date >= since,
    );
    return new Set(wishes.map(({ customer, contact }) => `${customer}|${contact ?? ""}`));
  }

  /** The orders that are confirmed and not yet wholly shipped. */
  openOrders(): Promise<readonly OpenOrder[]> {
    return this.once("open-orders", async () => {
      if (!this.book.hasFolder("orders")) return [];
      const [{ order }, { openOrder }] = await Promise.all([
        import("../nouns/order/order.ts"),
        import("../nouns/order/reservation.ts"),
      ]);
      return (await this.book.live(order)).flatMap((one) => openOrder(one) ?? []);
    });
  }

  /** What lies in all warehouses together, in millionths by product. */
  onHand(): Promise<ReadonlyMap<string, number>> {
    return this.once("on-hand", async () => {
      const [{ move }, { everywhere }] = await Promise.all([
        import("../nouns/move/move.ts"),
        import("../nouns/order/reserving.ts"),
      ]);
      return everywhere(await this.book.sums(move, "stock"));
    });
  }

  /** What of these orders is not there for them. */
  shortages(): Promise<readonly Shortage[]> {
    return this.once("shortages", async () => {
      const open = await this.openOrders();
      if (open.length === 0) return [];
      const [{ claimsOf }, { shortagesOf }] = await Promise.all([
        import("../nouns/order/reservation.ts"),
        import("../nouns/order/shortages.ts"),
      ]);
      return shortagesOf(claimsOf(open), await this.onHand());
    });
  }

  /** The name of a product by id. */
  productNames(): Promise<NameOf> {
    return this.once("products", async () => {
      return (await import("../nouns/product/names.ts")).productNames(this.book);
    });
  }

  private once<T>(question: string, ask: () => Promise<T>): Promise<T> {
    const answer = this.answers.get(question) ?? ask();
    this.answers.set(question, answer);
    return answer as Promise<T>;
  }
}

/** What is to be known for the duties up to a day. */
export async function knownFacts(context: Context, until: string): Promise<KnownFacts> {
  const { book, today } = context;
  const calendar = await context.calendar();
  const { digits } = book;
  return new KnownFacts(context, { today, until, calendar, limits: book.settings.limits, digits });
}
