import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { defineVerb } from "../../verb.ts";
import { planVisit } from "../rules.ts";
import { visit } from "../visit.ts";

const { customer: who, by, kind, purpose } = visit.fields;

export const verb = defineVerb({
  summary: say("plan a visit", "计划一次拜访"),
  examples: ["rounds visit plan jinhong --date friday --purpose '新品推介'"],
  arguments: { customer: who },
  flags: {
    date: field(dateKind, say("Planned for", "计划日期"), { required: true }),
    by,
    kind,
    purpose,
  },
  writes: true,
  async run({ book, today }, { customer: id, ...told }) {
    return planVisit(told, {
      customer: await book.get(customer, id),
      visits: await book.where(visit, "customer", id),
      today,
      id: await book.newId(visit, told),
    });
  },
});
