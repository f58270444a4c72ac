import { addDays } from "../law/dates.ts";
import { type Event, event, type Guest } from "../nouns/event/event.ts";
import { service } from "../nouns/service/service.ts";
import type { Client } from "./clients.ts";
import type { Desk } from "./desk.ts";
import { isBuyer } from "./roles.ts";

const words = {
  zh: {
    tasting: { name: "秋茶品鉴会", place: "西湖店二楼", target: "推广秋茶礼盒" },
    evening: { name: "冬季茶友会", place: "西湖店二楼", target: "年货预订" },
    item: "煮茶器",
  },
  en: {
    tasting: { name: "Autumn tasting", place: "Harbour store", target: "the autumn boxes" },
    evening: {
      name: "Winter tea evening",
      place: "Harbour store",
      target: "orders for the season",
    },
    item: "tea machine",
  },
};

/** One event that was held some days ago, one to which people are being invited, and a repair. */
export function putEvents(desk: Desk, clients: readonly Client[], runBy: string): void {
  const { tasting, evening, item } = words[desk.plan.language];
  const invited = clients.filter(({ role }) => isBuyer(role)).slice(0, 9);
  const own = invited.filter(({ owner }) => owner === runBy);
  const held = addDays(desk.until, -4);
  const guests = (of: readonly Client[], tell: (n: number) => Partial<Guest>): readonly Guest[] =>
    of.map(({ id, owner }, n) => ({ customer: id, host: owner, ...tell(n) }));
  const told = { time: "19:00", timetable: "texts", owner: runBy } as const;
  const past: Event = {
    ...{ id: "autumn-tasting", ...tasting, ...told, kind: "customer-evening", date: held, goal: 6 },
    guests: guests(invited, (n) => ({
      called: addDays(held, -1),
      reached: addDays(held, -5),
      answer: n % 4 === 3 ? "declined" : "coming",
      ...(n % 3 === 2 ? {} : { came: true }),
      ...(n % 3 === 0 ? { ordered: true } : {}),
      ...(n > 0 ? { followed: addDays(held, 1) } : {}),
    })),
  };
  const next: Event = {
    ...{ id: "tea-evening", ...evening, ...told, kind: "knowledge", price: "99.00", goal: 8 },
    date: addDays(desk.after, 6),
    guests: guests(own, (n) =>
      n < 2 ? { called: desk.until, reached: desk.until, answer: "coming" } : {},
    ),
  };
  for (const one of [past, next]) desk.put(event, one);
  const [first] = invited;
  const day = addDays(desk.until, -2);
  if (!first) return;
  const id = desk.dayId(service, day, first.owner);
  desk.put(service, { id, customer: first.id, date: day, kind: "repair", item, by: first.owner });
}
