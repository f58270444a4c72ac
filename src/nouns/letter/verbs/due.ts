import type { Change, Step } from "../../../law/change.ts";
import { refKind, switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { firmLevels, plans } from "../facts.ts";
import { planOfAll } from "../showing.ts";
import { dunningLetter } from "../writing.ts";

/** All letters that are due, in one change. */
async function writeAll({ book, today, me }: Context, wanted: string | undefined): Promise<Change> {
  const levels = firmLevels(book);
  const found = (await plans(book, { today, customer: wanted })).filter(
    ({ plan }) => plan.action === "write",
  );
  const steps: Step[] = [];
  const notes: Text[] = [];
  for (const { debtor, plan } of found) {
    const { name, owner } = await book.get(customer, debtor.customer);
    const written = await dunningLetter(
      debtor,
      { plan, level: plan.level ?? 1, isForced: false },
      { book, date: today, levels, name, owner: owner ?? me },
    );
    steps.push(...written.steps);
    notes.push(written.receipt);
  }
  const count = steps.length;
  if (count === 0) return { steps, receipt: say("no letter is due", "没有应写的催款函") };
  return {
    steps,
    receipt: say(
      count === 1 ? "wrote 1 letter" : `wrote ${count} letters`,
      `已写催款函 ${count} 封`,
    ),
    notes: [...notes, say("to be sent: rounds letter due", "待发出：rounds letter due")],
  };
}

export const verb = defineVerb({
  summary: say("letters to be written or sent today", "今日应写应发的催款函"),
  examples: ["rounds letter due", "rounds letter due --write"],
  flags: {
    customer: field(refKind("customer"), say("Only this customer", "仅此客户")),
    write: field(switchKind, say("Write all that are due", "写出全部应写催款函")),
  },
  writes: { when: "write" },
  run: (context, { customer: wanted, write }) =>
    write ? writeAll(context, wanted) : planOfAll(context, { customer: wanted, only: "due" }),
});
