import type { Duty } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import { visitState } from "./rules.ts";
import type { Visit } from "./visit.ts";

/** Planned visits are made on their day. */
export function visitDuties(
  visits: readonly Visit[],
  nameOf: (customer: string) => string,
): Duty[] {
  return visits.flatMap((one) => {
    if (visitState(one) !== "planned" || one.planned === undefined) return [];
    const purpose = one.purpose ?? "";
    return [
      {
        rule: "planned-visit",
        noun: "visit",
        id: one.id,
        about: nameOf(one.customer),
        who: one.by,
        from: one.planned,
        due: one.planned,
        what: say(
          `planned visit${purpose && `: ${purpose}`}`,
          `计划拜访${purpose && `：${purpose}`}`,
        ),
        command: `rounds visit log ${one.customer}`,
      },
    ];
  });
}
