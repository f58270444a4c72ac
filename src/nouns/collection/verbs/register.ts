import { dateKind } from "../../../law/kinds/figures.ts";
import { choiceKind, refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { collection } from "../collection.ts";
import { debtorBrief } from "../facts.ts";
import { answers } from "../fields.ts";
import { type Registered, registerView } from "../register.ts";

const semicolon = say("; ", "；");

export const verb = defineVerb({
  summary: say(
    "the register of dunning calls, letters and visits, day by day",
    "催收登记册：电话、函件、上门，按日",
  ),
  examples: ["rounds collect register", "rounds collect register --from 2026-11-01"],
  flags: {
    from: field(dateKind, say("From", "从")),
    to: field(dateKind, say("To", "至")),
    customer: field(refKind("customer"), say("Only this customer", "仅此客户")),
    staff: field(refKind("staff"), say("Only this collector's", "仅此催收人")),
    answer: field(choiceKind(answers), say("Only with this answer", "仅此答复")),
  },
  async run({ book, today, language }, wanted) {
    const from = wanted.from ?? `${today.slice(0, 7)}-01`;
    const to = wanted.to ?? today;
    const names = new Map((await book.brief(debtorBrief)).map((one) => [one.id, one.name]));
    const people = new Map((await book.all(staff)).map(({ id, name }) => [id, name]));
    const entries: Registered[] = (await book.all(collection)).flatMap(({ id, customer, talks }) =>
      (talks ?? []).map((talk) => ({ ...talk, customer, paper: talk.call ?? id })),
    );
    if (book.hasFolder("letters")) {
      const { letter } = await import("../../letter/letter.ts");
      for (const { id, customer, sent, cancelled } of await book.all(letter)) {
        if (!sent || cancelled) continue;
        entries.push({ date: sent.date, by: sent.by, customer, channel: "letter", paper: id });
      }
    }
    if (book.hasFolder("trips")) {
      const { trip, tripResults } = await import("../../trip/trip.ts");
      for (const { id, results } of await book.all(trip)) {
        for (const { customer, date, by, result, notes } of results ?? []) {
          const label = tripResults.find(({ value }) => value === result)?.label;
          const said = [label?.[language], notes].filter(Boolean).join(semicolon[language]);
          entries.push({ date, by, customer, channel: "home", notes: said, paper: id });
        }
      }
    }
    const shown = entries.filter(
      (one) =>
        one.date >= from &&
        one.date <= to &&
        (wanted.customer === undefined || one.customer === wanted.customer) &&
        (wanted.staff === undefined || one.by === wanted.staff) &&
        (wanted.answer === undefined || one.answer === wanted.answer),
    );
    return registerView(shown, {
      ...{ from, to },
      nameOf: (id) => names.get(id) ?? id,
      staffName: (id) => people.get(id) ?? id,
    });
  },
});
