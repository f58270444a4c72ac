import { say } from "../law/words.ts";
import type { DutySource } from "./duty-sources.ts";

/** What stocktakes oblige the warehouse to. */
export const countSources: readonly DutySource[] = [
  {
    folder: "warehouses",
    rules: { "count-due": { group: "stock", label: say("stocktake", "月末盘点") } },
    async duties({ book, facts }) {
      if (book.settings.stocktake !== "monthly") return [];
      const { countBrief, monthlyCountDuties } = await import("../nouns/count/duties.ts");
      const { warehouse } = await import("../nouns/warehouse/warehouse.ts");
      const cards = book.hasFolder("counts") ? await book.brief(countBrief) : [];
      return monthlyCountDuties(await book.all(warehouse), cards, facts);
    },
  },
  {
    folder: "counts",
    rules: {
      "count-open": { group: "stock", label: say("counting", "盘点中") },
      "count-book": { group: "stock", label: say("differences", "盘点差异") },
    },
    async duties({ book, facts }) {
      const { countBrief, openCountDuties } = await import("../nouns/count/duties.ts");
      return openCountDuties(await book.brief(countBrief), facts);
    },
  },
];
