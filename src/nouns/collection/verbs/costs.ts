import { refKind } from "../../../law/kinds/texts.ts";
import { toMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { payment } from "../../payment/payment.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type Collection, collection } from "../collection.ts";
import { costsView } from "../costs.ts";
import { debtorBrief } from "../facts.ts";

/** What came in from each of some customers since its case was opened; smallest unit, by case. */
async function collected(
  book: Context["book"],
  records: readonly Collection[],
): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>();
  for (const { id, customer, date, closed } of records) {
    const wanted = { field: "customer", value: customer, since: date };
    const until = closed?.date ?? "9999";
    const came = (await book.whereSince(payment, wanted)).filter(
      (one) => one.date >= date && one.date <= until,
    );
    const minor = came.reduce((sum, { amount }) => sum + toMinor(amount, book.digits), 0);
    sums.set(id, minor);
  }
  return sums;
}

export const verb = defineVerb({
  summary: say(
    "what collecting cost per case, and per amount collected",
    "催收费用：按案件及收回金额",
  ),
  examples: ["rounds collect costs"],
  flags: { customer: field(refKind("customer"), say("Only this customer", "仅此客户")) },
  async run({ book }, { customer: id }) {
    const records =
      id === undefined ? await book.all(collection) : await book.where(collection, "customer", id);
    const sums = await collected(book, records);
    const names = new Map((await book.brief(debtorBrief)).map((one) => [one.id, one.name]));
    return costsView(records, {
      digits: book.digits,
      nameOf: (who) => names.get(who) ?? who,
      collectedOf: (record) => sums.get(record.id) ?? 0,
    });
  },
});
