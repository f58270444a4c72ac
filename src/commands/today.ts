import { wholeKind } from "../law/kinds/figures.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { defineVerb } from "../nouns/verb.ts";
import { dutyStaff, dutyView } from "./duties.ts";
import { quotaNotes } from "./quota-lines.ts";

const dutyFlags = {
  staff: dutyStaff,
  days: field(wholeKind(), say("Days to look ahead", "向后查看的天数"), { initial: () => 0 }),
};

export const verb = defineVerb({
  summary: say("what is due today and what is overdue", "今日到期与逾期事项"),
  examples: ["rounds today", "rounds today --staff chen-jie --days 7"],
  flags: dutyFlags,
  personal: true,
  wide: true,
  async run(context, { staff: asked = context.me, days = 0 }) {
    const view = await dutyView(context, { staff: asked, days });
    return { ...view, notes: [...(await quotaNotes(context, asked)), ...(view.notes ?? [])] };
  },
});
