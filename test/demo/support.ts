import { latin } from "../../src/book/pinyin.ts";
import { demoItems } from "../../src/demo/demo.ts";
import type { DemoPlan, Item } from "../../src/demo/desk.ts";
import { en } from "../../src/demo/en.ts";
import { zh } from "../../src/demo/zh.ts";
import { yearTable } from "../../src/exchange/holidays.ts";
import type { AnyStored, Noun, Stored } from "../../src/law/noun.ts";
import { makeCalendar } from "../../src/law/workdays.ts";

export const plan: DemoPlan = {
  customers: 40,
  months: 6,
  seed: 1,
  language: "zh",
  until: "2026-11-20",
};

/** The first working day after the plan's last day. */
export const after = "2026-11-23";

/** Everything a plan makes, in the order in which it is made. */
export async function itemsOf(wish: Partial<DemoPlan> = {}): Promise<Item[]> {
  const whole = { ...plan, ...wish };
  const pack = whole.language === "en" ? en : zh;
  const years = [2024, 2025, 2026, 2027];
  const tables = await Promise.all(years.map((year) => yearTable(pack.country, year)));
  return [...demoItems(whole, pack, { calendar: makeCalendar({ tables }), latin })];
}

/** The records or entries of one noun among the items. */
export function only<N extends Noun>(items: readonly Item[], noun: N): readonly Stored<N>[] {
  const found: AnyStored[] = items
    .filter((one) => one.noun.name === noun.name)
    .map((one) => one.record);
  return found as unknown as readonly Stored<N>[];
}
