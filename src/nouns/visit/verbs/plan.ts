import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { join, say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { defineVerb, NeedsYes } from "../../verb.ts";
import { planVisit } from "../rules.ts";
import { visit } from "../visit.ts";

const { customer: who, by, kind, purpose } = visit.fields;

export const verb = defineVerb({
  summary: say("plan a visit, or a tour of several", "计划拜访，可一次计划多家"),
  examples: [
    "rounds visit plan jinhong --date friday --purpose 新品推介",
    "rounds customer list --region 湖州 --ids | rounds visit plan - --date +2d --yes",
  ],
  arguments: { customer: who },
  variadic: true,
  flags: {
    date: field(dateKind, say("Planned for", "计划日期"), { required: true }),
    by,
    kind,
    purpose,
  },
  writes: true,
  async run({ book, today, yes }, { customer: named, ...told }) {
    const ids = [...new Set(Array.isArray(named) ? (named as string[]) : [named])];
    const customers = [];
    for (const id of ids) customers.push(await book.get(customer, id));
    if (customers.length > 1 && !yes) {
      const names = customers.map((one) => one.name);
      throw new NeedsYes(
        say(
          `plan ${ids.length} visits on ${told.date}: ${names.join(", ")}?`,
          `在 ${told.date} 计划 ${ids.length} 次拜访：${names.join("、")}？`,
        ),
      );
    }
    const changes = [];
    for (const one of customers) {
      const visits = await book.liveWhere(visit, "customer", one.id);
      const id = await book.newId(visit, told);
      changes.push(planVisit(told, { customer: one, visits, today, id }));
    }
    return {
      steps: changes.flatMap((change) => change.steps),
      receipt: join(changes.map((change) => change.receipt)),
    };
  },
});
