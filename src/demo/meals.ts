import { fromMinor } from "../law/money.ts";
import type { Language } from "../law/words.ts";
import { canteen } from "../nouns/canteen/canteen.ts";
import { near } from "./clients.ts";
import type { Desk } from "./desk.ts";
import { priceOf } from "./goods.ts";

type Line = readonly [item: string, quantity: number, unit: string, priceMinor: number];

const words = {
  zh: {
    market: { seller: "仓前菜市场", name: "王阿婆" },
    mill: { seller: "余杭粮油店", name: "周老板" },
    fundsMinor: 200_000,
    drawnMinor: 30_000,
    greens: ["青菜", 12, "公斤", 450],
    pork: ["五花肉", 5, "公斤", 3200],
    tofu: ["豆腐", 10, "块", 350],
    fish: ["鲫鱼", 6, "公斤", 2600],
    eggs: ["鸡蛋", 8, "公斤", 1150],
    rice: ["大米", 25, "公斤", 580],
    oil: ["菜籽油", 5, "升", 1680],
  },
  en: {
    market: { seller: "Market stall", name: "Mrs King" },
    mill: { seller: "Corn shop", name: "Mr Miller" },
    fundsMinor: 50_000,
    drawnMinor: 10_000,
    greens: ["cabbage", 12, "kg", 150],
    pork: ["pork", 5, "kg", 690],
    tofu: ["beans", 10, "tin", 80],
    fish: ["fish", 6, "kg", 900],
    eggs: ["eggs", 8, "dozen", 280],
    rice: ["rice", 25, "kg", 140],
    oil: ["oil", 5, "litre", 220],
  },
} as const satisfies Record<
  Language,
  Record<string, Line | number | Readonly<Record<string, string>>>
>;

interface Kitchen {
  readonly manager: string;
  readonly cook: string;
  readonly bookkeeper: string;
}

/** A week of what was bought for the canteen: drawn each day, signed by four, cleared at once. */
export function stageMeals(desk: Desk, { manager, cook, bookkeeper: by }: Kitchen): void {
  if (near(desk, 9) < desk.start) return;
  const said = words[desk.plan.language];
  const week: readonly (readonly [from: typeof said.market | typeof said.mill, ...Line[]])[] = [
    [said.market, said.greens, said.pork],
    [said.mill, said.rice, said.oil],
    [said.market, said.tofu, said.fish],
    [said.market, said.eggs, said.greens],
    [said.market, said.pork, said.tofu],
  ];
  const sum = (lines: readonly Line[]): number =>
    lines.reduce((all, [, quantity, , price]) => all + quantity * price, 0);
  const start = near(desk, 9);
  const paper = `LK-${start.slice(2, 7).replace("-", "")}`;
  desk.agenda.on(start, "contact", (date) => {
    const amount = fromMinor(said.fundsMinor, 2);
    desk.put(canteen, {
      id: desk.dayId(canteen, date, by),
      date,
      kind: "funds",
      amount,
      paper,
      by,
    });
  });
  for (const [at, [{ seller, name }, ...lines]] of week.entries()) {
    desk.agenda.on(near(desk, 9 - at), "contact", (date) => {
      const amount = fromMinor(sum(lines), 2);
      const advance = desk.dayId(canteen, date, by);
      const drawn = { amount: fromMinor(said.drawnMinor, 2), manager, by };
      const cleared = { date, by, returned: fromMinor(said.drawnMinor - sum(lines), 2) };
      desk.put(canteen, { id: advance, date, kind: "advance", ...drawn, cleared });
      desk.put(canteen, {
        ...{ id: desk.dayId(canteen, date, by), date, kind: "voucher", amount, manager, seller },
        advance,
        lines: lines.map(([item, quantity, unit, priceMinor]) => ({
          ...{ item, quantity: `${quantity}`, unit, price: priceOf(priceMinor) },
        })),
        signatures: [
          { seat: "seller", date, name },
          { seat: "manager", date, by: manager },
          { seat: "cook", date, by: cook },
          { seat: "leader", date, by: desk.manager },
        ],
        by,
      });
    });
  }
}
