import type { Duty } from "../law/duty.ts";
import { RoundsError } from "../law/errors.ts";
import { say } from "../law/words.ts";
import type { DutySource } from "./duty-sources.ts";

/**
 * What is to be signed, of whatever the policies in rounds.yaml name; without any nothing is read.
 * Visits have rules of their own about when they are to be approved. Only staff sign: hence the
 * folder.
 */
export const approvalSource: DutySource = {
  folder: "staff",
  rules: {
    approval: { group: "approval", label: say("approve", "审批") },
    "approval-rejected": { group: "approval", label: say("rejected", "被驳回") },
    "approval-rule": { group: "approval", label: say("approval rule", "审批规则") },
    "approval-late": { group: "approval", label: say("approval late", "审批逾期") },
  },
  async duties({ book, facts }) {
    const named = new Set((book.settings.approvals ?? []).map(({ noun }) => noun));
    named.delete("visit");
    if (named.size === 0) return [];
    const { allNouns } = await import("../nouns/index.ts");
    const { waitingPapers } = await import("../nouns/approval/desk.ts");
    const { approvalDuties } = await import("../nouns/approval/duties.ts");
    const context = { book, me: undefined, today: facts.today };
    const duties: Duty[] = [];
    for (const noun of (await allNouns()).filter(({ name }) => named.has(name))) {
      try {
        duties.push(...approvalDuties(await waitingPapers(context, [noun]), facts));
      } catch (error) {
        if (!(error instanceof RoundsError) || error.code !== "bad-settings") throw error;
        duties.push(mistake(error, facts.today));
      }
    }
    return duties;
  },
};

/** A rule that cannot be gone by is for whoever can correct it; the day's list stays. */
function mistake({ text }: RoundsError, today: string): Duty {
  return {
    ...{ rule: "approval-rule", noun: "settings", id: "rounds.yaml", about: "rounds.yaml" },
    ...{ who: undefined, from: today, due: today, what: text, command: "rounds check policies" },
  };
}
