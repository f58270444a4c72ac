import { say } from "../law/words.ts";
import type { DutySource } from "./duty-sources.ts";

/** What the canteen's money obliges to. */
export const canteenSource: DutySource = {
  folder: "canteen",
  rules: {
    "canteen-clear": { group: "money", label: say("clear advance", "结清备用金") },
    "canteen-sign": { group: "approval", label: say("voucher", "食堂凭证") },
    "canteen-report": { group: "approval", label: say("canteen count", "食堂盘点") },
    "canteen-count": { group: "stock", label: say("canteen count", "食堂盘点") },
  },
  async duties({ book, facts }) {
    const { canteenDuties } = await import("../nouns/canteen/duties.ts");
    const { canteen } = await import("../nouns/canteen/canteen.ts");
    const { staffNames } = await import("../nouns/canteen/desk.ts");
    return canteenDuties(await book.live(canteen), await staffNames(book), facts);
  },
};
