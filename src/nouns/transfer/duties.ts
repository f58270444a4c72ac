import { addDays } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import { inTransit } from "./states.ts";
import type { Transfer } from "./transfer.ts";

/** What is on the road is taken in when it is expected, or said to be lost. */
export function transferDuties(
  records: readonly Transfer[],
  {
    placeOf,
  }: {
    readonly placeOf: (id: string) => {
      readonly name: string;
      readonly keeper?: string | undefined;
    };
  },
  { limits, until = "9999" }: DutyFacts,
): Duty[] {
  return records.flatMap((record): Duty[] => {
    const { id, sent, from, to, expected } = record;
    if (!sent || sent.date > until || inTransit(record).size === 0) return [];
    const source = placeOf(from).name;
    return [
      {
        ...{ rule: "transfer-receive", noun: "transfer", id, about: placeOf(to).name },
        ...{ who: placeOf(to).keeper, role: "storekeeper", from: sent.date },
        due: expected ?? addDays(sent.date, limits.transferDays),
        what: say(`take in ${id} from ${source}`, `收货 ${id}（${source} 调入）`),
        command: `rounds transfer receive ${id}`,
      },
    ];
  });
}
