import { addDays } from "../law/dates.ts";
import type { Language } from "../law/words.ts";
import type { Desk } from "./desk.ts";
import type { Role } from "./roles.ts";

const words = {
  zh: {
    rival: "山野茶业",
    rivalGoods: "绿茶",
    interests: "书法",
    collectAt: "每月26日下午",
    collectTaboo: "上午不宜收款",
    van: "送货面包车",
    special: "第三方业务，每周对账",
    fishing: "反复追问配方与进价",
    plate: "浙A3K569",
    rebate: "年返利",
  },
  en: {
    rival: "Hill Tea",
    rivalGoods: "green tea",
    interests: "calligraphy",
    collectAt: "afternoons after the 26th",
    collectTaboo: "never in the morning",
    van: "delivery van",
    special: "wants its account reconciled weekly",
    fishing: "asks again and again what we pay",
    plate: "XK20 ABC",
    rebate: "rebate",
  },
} as const satisfies Record<Language, Record<string, string>>;

/** Some shops tell at each visit what is left of a product and what they will want of it. */
export function isSample(index: number): boolean {
  return [28, 29, 30].includes(index % 40);
}

interface Whose {
  readonly role: Role;
  readonly index: number;
  /** The name of the first contact. */
  readonly person: string;
}

/** What is told of a few customers besides: who they are, what they wish, what to beware of. */
export function fileOf(desk: Desk, { role, index, person }: Whose): Record<string, unknown> {
  const said = words[desk.plan.language];
  const back = (days: number): string => addDays(desk.until, -days);
  switch (role) {
    case "showcase":
      return {
        tier: "large",
        papers: [{ kind: "licence", file: "papers/licence.pdf", until: addDays(desk.until, 18) }],
        signers: [{ name: person, limit: "5000.00", until: addDays(desk.until, 220) }],
        competitors: [
          {
            name: said.rival,
            product: said.rivalGoods,
            share: "0.3",
            sales: "12000.00",
            date: back(12),
          },
        ],
        collectAt: said.collectAt,
        collectTaboo: said.collectTaboo,
        storeArea: "120",
        storeSales: "80000.00",
        assets: [{ plate: said.plate, model: said.van, nextService: addDays(desk.until, 190) }],
        watch: ["vip", "key-tracking"],
        watchMonth: desk.until.slice(0, 7),
        yearlyDemand: "120000.00",
        neededBy: addDays(desk.until, 30),
      };
    case "untouched":
      return { collected: back(5), reviewed: { date: back(3), by: desk.manager } };
    case "prospect":
      if (index % 4 === 1) return { suspicion: "suspected", suspicionWhy: said.fishing };
      return index % 4 === 3 ? { collected: back(3) } : {};
    case "overpaid":
      return { specialDemands: said.special, specialCycle: "weekly", specialTold: back(5) };
    case "planned-tomorrow":
      return {
        settlement: "monthly",
        settlementDays: [
          { act: "reconcile", day: 25 },
          { act: "tax-invoice", day: 28 },
          { act: "transfer", day: 15, months: 1 },
        ],
        deductions: [{ name: said.rebate, rate: "0.03" }],
      };
    case "resting":
      return { optOut: ["message"] };
    case "normal":
      return isSample(index) ? { sample: true } : {};
    default:
      return {};
  }
}

/** What is told of the first contact of the customer that the examples name. */
export function profileOf({ plan }: Desk, role: Role): Record<string, unknown> {
  if (role !== "showcase") return {};
  return { role: "buyer", orders: true, interests: words[plan.language].interests };
}
