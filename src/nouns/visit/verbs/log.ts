import { dateKind } from "../../../law/kinds/figures.ts";
import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { defineVerb } from "../../verb.ts";
import { logVisit } from "../rules.ts";
import { visit } from "../visit.ts";

const { customer: who, by, kind, contact, purpose, notes, next, nextDate, more } = visit.fields;

export const verb = defineVerb({
  summary: say("log a visit that was made", "记录一次拜访"),
  examples: [
    'rounds visit log jinhong --notes "showed the new teas; wants a sample" --next "send sample" --next-date +3d',
    "rounds visit log jinhong --date yesterday --kind cycle --contact 王芳 --done",
  ],
  arguments: { customer: who },
  flags: {
    date: field(dateKind, say("Visited on", "拜访日期"), {
      required: true,
      initial: ({ today }) => today,
    }),
    by,
    kind,
    contact,
    purpose,
    notes,
    next,
    nextDate,
    done: field(switchKind, say("The step agreed before is done", "上次约定的下一步已完成")),
    more,
  },
  form: true,
  writes: true,
  async run({ book, today }, { customer: id, ...told }) {
    return logVisit(told, {
      customer: await book.get(customer, id),
      visits: await book.liveWhere(visit, "customer", id),
      today,
      newId: () => book.newId(visit, told),
    });
  },
});
