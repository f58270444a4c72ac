import { refKind, switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { collectorOf, dueView } from "../due-view.ts";
import { bookTodos } from "../todos.ts";

export const verb = defineVerb({
  summary: say("what to do today about each debtor, and why", "今日催收：每户做什么、为什么"),
  examples: ["rounds collect due", "rounds collect due --staff chen-jie --now"],
  flags: {
    staff: field(refKind("staff"), say("Only this collector's", "仅此催收人")),
    now: field(switchKind, say("Only what is to be done today", "仅列今日须办")),
  },
  async run({ book, today, language }, { staff: asked, now }) {
    const { todos, debtorOf } = await bookTodos(book, today);
    const people = new Map((await book.all(staff)).map(({ id, name }) => [id, name]));
    const shown = todos.filter(
      (one) =>
        (asked === undefined || collectorOf(one, debtorOf(one.debt.customer)) === asked) &&
        (!now || one.urgency !== "waiting"),
    );
    return dueView(shown, {
      ...{ today, digits: book.digits, language, debtorOf, asked },
      staffName: (id) => people.get(id) ?? id,
    });
  },
});
