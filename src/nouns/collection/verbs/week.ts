import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { weekOf } from "../week.ts";
import { weekView } from "../weekly.ts";

export const verb = defineVerb({
  summary: say(
    "the Friday list: payments, overdue customers, days, measures",
    "周五清单：本周回款、逾期客户、天数、措施",
  ),
  examples: ["rounds collect list", "rounds collect list --staff chen-jie --format csv"],
  flags: {
    staff: field(refKind("staff"), say("Only this collector's", "仅此催收人")),
    week: field(dateKind, say("The week of", "哪一周（其中任一日）")),
  },
  async run(context, { staff: asked, week: day }) {
    const { book, today } = context;
    const week = await weekOf(context, { day: day ?? today, staff: asked });
    const people = new Map((await book.all(staff)).map(({ id, name }) => [id, name]));
    const { from, to, receivedMinor, debtorOf } = week;
    return weekView(week.lines, {
      ...{ from, to, receivedMinor, digits: book.digits },
      nameOf: (id) => debtorOf(id)?.name ?? id,
      staffName: (id) => people.get(id) ?? id,
    });
  },
});
