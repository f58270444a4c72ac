import { join } from "node:path";
import { readPipeline } from "../../../src/exchange/pipelines.ts";
import { type Settings, withDefaults } from "../../../src/law/settings.ts";
import { makeCalendar } from "../../../src/law/workdays.ts";
import type { Pipeline } from "../../../src/nouns/pursuit/pipeline.ts";

export const home = join(import.meta.dirname, "../../..");

/** A pipeline as it is shipped. */
export const shipped = (id: string): Promise<Pipeline> =>
  readPipeline(id, { home, book: "/nowhere" });

export const limits: Settings["limits"] = withDefaults({
  format: 1,
  name: "Green",
  currency: "CNY",
}).limits;

/** What every duty rule may count on; weekends are free, there are no holidays. */
export const factsOn = (today: string) => ({
  today,
  limits,
  digits: 2,
  calendar: makeCalendar({}),
});

export const people = [
  { id: "lan", name: "Lan", role: "sales" },
  { id: "wei", name: "Wei", role: "sales" },
  { id: "mei", name: "Mei", role: "manager" },
] as const;
