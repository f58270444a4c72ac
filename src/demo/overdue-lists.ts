import { addDays, daysBetween, type IsoDate, weekday } from "../law/dates.ts";
import { fromMinor } from "../law/money.ts";
import { collectionList } from "../nouns/collection-list/collection-list.ts";
import { near } from "./clients.ts";
import { collectWords } from "./collect-words.ts";
import type { Debt } from "./collecting.ts";
import type { Desk } from "./desk.ts";

const stages: Readonly<Record<string, string>> = { debt90: "dunning", debt60: "visit" };

interface Office {
  readonly visited: Debt | undefined;
  readonly bookkeeper: string;
  readonly clerk: string;
}

/**
 * The list of whom to visit, which finance has checked, and the lists of the last Friday, one of
 * each person, merged into one; returns the id of the first.
 */
export function putLists(desk: Desk, debts: readonly Debt[], office: Office): string {
  const { visited, bookkeeper, clerk } = office;
  const date = lastFriday(desk.until);
  const whole = desk.dayId(collectionList, date, clerk);
  const owners = [...new Set(debts.map(({ client }) => client.owner))].sort();
  const lists = owners.map((owner) => {
    const id = desk.dayId(collectionList, date, owner);
    const own = debts.filter(({ client }) => client.owner === owner);
    const lines = own.map((debt) => lineOf(desk, debt, date));
    desk.put(collectionList, { id, kind: "person", date, owner, lines, merged: whole });
    return { id, lines };
  });
  if (lists.length > 0) {
    desk.put(collectionList, {
      ...{ id: whole, kind: "weekly", date, owner: clerk },
      ...{ lines: lists.flatMap(({ lines }) => lines), lists: lists.map(({ id }) => id) },
    });
  }
  if (!visited) return "";
  const { owner } = visited.client;
  const drawn = near(desk, 5);
  const id = desk.dayId(collectionList, drawn, owner);
  const line = { ...lineOf(desk, visited, drawn), stage: "dunning" };
  const checked = { date: near(desk, 4), by: bookkeeper };
  desk.put(collectionList, { id, kind: "visit", date: drawn, owner, lines: [line], checked });
  return id;
}

/** What of its late invoice a customer disputes: about a seventh of it, a round sum. */
export function disputedMinor({ client, bill }: Debt): number {
  if (client.role !== "debt15") return 0;
  return Math.min(20_000, Math.floor(bill.openMinor / 40_000) * 10_000);
}

function lineOf({ plan }: Desk, debt: Debt, date: IsoDate) {
  const { client, bill } = debt;
  const overdue = fromMinor(bill.openMinor - disputedMinor(debt), 2);
  const measures: Readonly<Record<string, string>> = collectWords[plan.language].measures;
  return {
    ...{ customer: client.id, owner: client.owner, overdue },
    ...{ days: Math.max(0, daysBetween(bill.due, date)), stage: stages[client.role] },
    measure: measures[client.role],
  };
}

function lastFriday(date: IsoDate): IsoDate {
  for (let day = date; ; day = addDays(day, -1)) if (weekday(day) === 5) return day;
}
