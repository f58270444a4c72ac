import { join, say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { approveVisit } from "../approval.ts";
import { signingOf } from "../people.ts";
import { visit } from "../visit.ts";

export const verb = defineVerb({
  summary: say("approve planned visits", "批准走访单"),
  examples: [],
  arguments: recordArgument(visit),
  variadic: true,
  writes: true,
  async run(context, { which }) {
    const ids = [...new Set(Array.isArray(which) ? (which as string[]) : [which])];
    const signing = await signingOf(context);
    const changes = [];
    for (const id of ids) {
      const record = await context.book.get(visit, id);
      const who = await context.book.maybe(customer, record.customer);
      changes.push(approveVisit(record, signing, who?.name));
    }
    return {
      steps: changes.flatMap(({ steps }) => steps),
      receipt: join(changes.map(({ receipt }) => receipt)),
    };
  },
});
