import type { Duty } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import { visitState } from "./rules.ts";
import type { Visit } from "./visit.ts";

/** Planned visits are made on their day; what is planned for a day after `until` is left out. */
export function visitDuties(
  visits: readonly Visit[],
  nameOf: (customer: string) => string,
  until = "9999",
): Duty[] {
  return visits.flatMap((one) => {
    const { planned } = one;
    if (planned === undefined || planned > until || visitState(one) !== "planned") return [];
    const purpose = one.purpose ?? "";
    return [
      {
        rule: "planned-visit",
        noun: "visit",
        id: one.id,
        about: nameOf(one.customer),
        who: one.by,
        from: planned,
        due: planned,
        what: say(
          `planned visit${purpose && `: ${purpose}`}`,
          `计划拜访${purpose && `：${purpose}`}`,
        ),
        command: `rounds visit log ${one.customer}`,
      },
    ];
  });
}
