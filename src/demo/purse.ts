import { addDays, addMonths, endOf, type IsoDate } from "../law/dates.ts";
import { toMicro } from "../law/decimal.ts";
import { fromMinor } from "../law/money.ts";
import type { Language } from "../law/words.ts";
import { account } from "../nouns/account/account.ts";
import { accountClosing } from "../nouns/account/closing.ts";
import { cashEntry } from "../nouns/account/entry.ts";
import { bankLine } from "../nouns/bank-line/bank-line.ts";
import { cheque } from "../nouns/cheque/cheque.ts";
import { invoice } from "../nouns/invoice/invoice.ts";
import { payment } from "../nouns/payment/payment.ts";
import { rate } from "../nouns/rate/rate.ts";
import { type Client, near } from "./clients.ts";
import type { Desk } from "./desk.ts";
import type { Bill, Ledger, Purses } from "./ledger.ts";

const words = {
  zh: {
    ...{ cash: "现金库", bank: "钱江农商银行基本户", at: "钱江农商银行仓前支行" },
    ...{ rent: "城北总仓租金", fee: "网银及账户管理费", interest: "三季度结息" },
    ...{
      deposit: "缴存现金",
      source: "银行牌价",
      drawn: "禾城农商银行",
      abroad: "代理出口，按美元结算",
    },
    ...{ goods: "货款", stranger: "沈建国", unclear: "茶叶款", charge: "短信服务费" },
    ...{ usd: ["7.08", "7.12"], rentMinor: 680_000, feeMinor: 3500, interestMinor: 11_860 },
    ...{ openMinor: [150_000, 8_620_000], usdMinor: 80_000, chequeMinor: 200_000 },
    ...{ strangerMinor: 26_800, chargeMinor: 1500 },
  },
  en: {
    ...{ cash: "Cash box", bank: "Current account", at: "City Bank" },
    ...{ rent: "rent of the main store", fee: "account fee", interest: "interest" },
    ...{
      deposit: "paid in",
      source: "the bank",
      drawn: "Harbour Bank",
      abroad: "exported, in dollars",
    },
    ...{ goods: "goods", stranger: "J. Shen", unclear: "for tea", charge: "text messages" },
    ...{ usd: ["0.781", "0.775"], rentMinor: 120_000, feeMinor: 800, interestMinor: 1860 },
    ...{ openMinor: [20_000, 920_000], usdMinor: 80_000, chequeMinor: 20_000 },
    ...{ strangerMinor: 2680, chargeMinor: 150 },
  },
} as const satisfies Record<Language, unknown>;

/** The cash box and the bank account, from the end of the third month before the last day on. */
export function putPurses(desk: Desk, keeper: string): Purses {
  const said = words[desk.plan.language];
  const purses = {
    cash: desk.slugId(account, "cash"),
    bank: desk.slugId(account, "bank"),
    from: endOf(addMonths(desk.until, -3), "month"),
  };
  const [cash, bank] = said.openMinor.map((minor) => fromMinor(minor, 2));
  const openingDate = purses.from;
  const box = { name: said.cash, kind: "cash", opening: cash, openingDate, keeper, closes: "day" };
  desk.put(account, { id: purses.cash, ...box });
  const { account: number } = desk.pack.letterhead;
  desk.put(account, {
    ...{ id: purses.bank, name: said.bank, kind: "bank", number, bank: said.at },
    ...{ opening: bank, openingDate, keeper },
  });
  return purses;
}

interface Money {
  readonly ledger: Ledger;
  readonly purses: Purses;
  readonly bookkeeper: string;
  /** Who pays in dollars, and whose cheque lies here. */
  readonly exporter: Client | undefined;
  readonly drawer: Client | undefined;
}

/** What the bookkeeper does besides: rent, fee and interest, rates, a day closed, dollars. */
export function stageMoney(desk: Desk, money: Money): void {
  const said = words[desk.plan.language];
  const { purses, bookkeeper: by, exporter, drawer } = money;
  const enter = (date: IsoDate, minor: number, facts: Record<string, unknown>): void => {
    if (date <= purses.from) return;
    desk.agenda.on(date, "contact", (day) => {
      const amount = fromMinor(minor, 2);
      const about = { account: purses.bank, amount, by };
      desk.put(cashEntry, { id: desk.dayId(cashEntry, day, by), date: day, ...about, ...facts });
    });
  };
  for (let first = addDays(purses.from, 1); first <= desk.until; first = addMonths(first, 1)) {
    const day = desk.calendar.nextWorkday(first);
    enter(day, said.rentMinor, { kind: "out", class: "rent", what: said.rent });
  }
  enter(addDays(purses.from, 21), said.interestMinor, {
    ...{ kind: "in", class: "interest", what: said.interest },
  });
  enter(near(desk, 10), said.feeMinor, { kind: "out", class: "bank-fee", what: said.fee });
  for (const [at, day] of [near(desk, 13), near(desk, 4)].entries()) {
    desk.agenda.on(day, "month", (date) => {
      const source = { source: said.source, rate: said.usd[at] };
      desk.put(rate, { id: desk.dayId(rate, date, by), currency: "USD", date, ...source });
    });
  }
  if (exporter && near(desk, 12) > purses.from) sellAbroad(desk, money, exporter);
  if (drawer && near(desk, 3) >= desk.start) takeCheque(desk, by, drawer);
  if (near(desk, 1) > desk.start) closeDay(desk, money);
}

/** An invoice in dollars, paid when they were worth something else. */
function sellAbroad(desk: Desk, { bookkeeper: by, purses }: Money, client: Client): void {
  const said = words[desk.plan.language];
  const { id: customer, owner } = client;
  const [then = "1", now = "1"] = said.usd;
  const worth = (text: string): number => (toMicro(text) * said.usdMinor) / 1_000_000;
  const [wasMinor, isMinor] = [worth(then), worth(now)];
  const foreign = { currency: "USD", foreignAmount: fromMinor(said.usdMinor, 2) };
  desk.agenda.on(near(desk, 12), "payment", (date) => {
    const id = desk.dayId(invoice, date, by);
    const amount = fromMinor(wasMinor, 2);
    desk.put(invoice, {
      ...{ id, customer, owner, date, due: addDays(date, client.creditDays), amount, ...foreign },
      ...{ rate: then, notes: said.abroad },
    });
    desk.agenda.on(near(desk, 4), "payment", (day) => {
      const paid = desk.dayId(payment, day, by);
      const reference = `TT${day.replaceAll("-", "")}`;
      const told = { date: day, account: purses.bank, amount: fromMinor(isMinor, 2), reference };
      desk.put(payment, {
        ...{ id: paid, ...told, customer, method: "transfer", by, ...foreign, rate: now },
        ...{ allocations: [{ invoice: id, amount }], difference: fromMinor(wasMinor - isMinor, 2) },
      });
      const payer = String(client.known.name);
      const line = { ...told, payer, text: said.abroad, payment: paid };
      desk.put(bankLine, { id: desk.dayId(bankLine, day, by), ...line });
    });
  });
}

/** A cheque that may not be paid in yet. */
function takeCheque(desk: Desk, by: string, { id: customer }: Client): void {
  const said = words[desk.plan.language];
  desk.agenda.on(near(desk, 3), "contact", (date) => {
    desk.put(cheque, {
      ...{ id: desk.dayId(cheque, date, by), number: "30201847", customer, date, by },
      ...{ amount: fromMinor(said.chequeMinor, 2), due: addDays(desk.until, 15), bank: said.drawn },
    });
  });
}

/** What is too much for the box is paid in, and on the last day but one it is counted. */
function closeDay(desk: Desk, { ledger, purses, bookkeeper: by }: Money): void {
  const said = words[desk.plan.language];
  const [openMinor = 0] = said.openMinor;
  let paidIn = 0;
  desk.agenda.on(near(desk, 5), "contact", (date) => {
    paidIn = Math.max(0, Math.floor(ledger.cashMinor / 100_000)) * 100_000;
    if (paidIn === 0) return;
    desk.put(cashEntry, {
      ...{ id: desk.dayId(cashEntry, date, by), date, kind: "transfer", account: purses.cash },
      ...{ to: purses.bank, amount: fromMinor(paidIn, 2), what: said.deposit, by },
    });
  });
  desk.agenda.on(near(desk, 1), "contact", (date) => {
    const balance = fromMinor(openMinor + ledger.cashMinor - paidIn, 2);
    const facts = { account: purses.cash, kind: "day", balance, counted: balance, by };
    desk.put(accountClosing, { id: desk.dayId(accountClosing, date, by), date, ...facts });
  });
}

/** What the bank says of the last day: two payers are certain, one likely, one unknown. */
export function putBankLines(
  desk: Desk,
  clients: readonly Client[],
  { ledger, purses, bookkeeper: by }: Money,
): void {
  const said = words[desk.plan.language];
  const date = desk.until;
  const paying = clients
    .filter(({ role }) => role === "normal")
    .flatMap((client) => {
      const [bill, ...others] = ledger.owed(client);
      return bill && others.length === 0 && !bill.unpaid ? [{ client, bill }] : [];
    });
  const nameOf = ({ known }: Client): string => String(known.name);
  const numberOf = ({ id }: Bill): string => id.split("-")[0] ?? id;
  const put = (minor: number, facts: Record<string, unknown>): void =>
    desk.put(bankLine, {
      ...{ id: desk.dayId(bankLine, date, by), date, account: purses.bank },
      ...{ amount: fromMinor(minor, 2), ...facts },
    });
  for (const [at, { client, bill }] of paying.slice(0, 3).entries()) {
    const text = at < 2 ? `${said.goods} ${numberOf(bill)}` : said.goods;
    const paid = at < 2 ? bill.openMinor : Math.floor(bill.openMinor / 20_000) * 10_000;
    if (paid > 0) put(paid, { payer: nameOf(client), text, reference: `${88_120_400 + at}` });
  }
  put(said.strangerMinor, { payer: said.stranger, text: said.unclear, reference: "88120417" });
  put(-said.chargeMinor, { text: said.charge, reference: "88120420" });
}
