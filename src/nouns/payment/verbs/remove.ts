import type { Step } from "../../../law/change.ts";
import { refuse } from "../../../law/errors.ts";
import { standing } from "../../../law/reversal.ts";
import { say } from "../../../law/words.ts";
import { removeVerb } from "../../generic/remove.ts";
import { defineVerb } from "../../verb.ts";
import { writeOff } from "../../write-off/write-off.ts";
import { linesFreed } from "../bouncing.ts";
import { payment } from "../payment.ts";

const plain = removeVerb(payment);

/** A payment is taken back unless a later entry uses its money; what it was for is open again. */
export const verb = defineVerb({
  ...plain,
  async run(context, input) {
    const { book } = context;
    const { which } = input as { readonly which: string };
    const record = await book.get(payment, which);
    const own = new Set([which, ...(record.allocations ?? []).flatMap(({ from }) => from ?? [])]);
    const all = await book.where(payment, "customer", record.customer);
    const later = all.slice(all.findIndex(({ id }) => id === which) + 1);
    const stands = new Set(standing(all).map(({ id }) => id));
    const user = later.findLast(
      ({ id, allocations = [] }) =>
        stands.has(id) && allocations.some(({ from }) => from !== undefined && own.has(from)),
    );
    if (user) {
      refuse(
        say(`its money is used by ${user.id}`, `${user.id} 使用了该笔款项`),
        say(
          `take that back first: rounds payment remove ${user.id}`,
          `请先冲销：rounds payment remove ${user.id}`,
        ),
      );
    }
    const change = await plain.run(context, input);
    if (!("steps" in change)) return change;
    const steps: Step[] = [...change.steps, ...(await linesFreed(which, book))];
    if (record.writeOff !== undefined) {
      const given = await book.maybe(writeOff, record.writeOff);
      if (given?.booked?.payment === which) {
        steps.push({ do: "set", noun: writeOff, id: given.id, fields: { booked: undefined } });
      }
    }
    return { ...change, steps };
  },
});
