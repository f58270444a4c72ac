import { grouped } from "../../../law/decimal.ts";
import { fromMinor } from "../../../law/money.ts";
import { say, type Text, toType } from "../../../law/words.ts";
import type { Fact } from "../../../print/view.ts";
import { customer } from "../../customer/customer.ts";
import { recordPage } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { collection } from "../collection.ts";
import { costMinor } from "../costs.ts";
import { debtOf } from "../facts.ts";
import { needFacts } from "../need-facts.ts";
import { needsFor } from "../needs.ts";
import { stageAfter, stageOf, stageSince, stageWords } from "../stages.ts";
import { habitsText } from "../taboo.ts";
import { newestCase, whoArgument } from "../who.ts";

export const verb = defineVerb({
  summary: say(
    "show a collection case: debt, stage, what the next stage wants",
    "查看催收案：欠款、阶段与下一阶段所需",
  ),
  examples: ["rounds collection show moxiang-jiaju"],
  arguments: whoArgument,
  async run(context, { who }) {
    const { book, today, language } = context;
    const record = await newestCase(book, who);
    const page = await recordPage(collection, record, context);
    if (record.closed) return page;
    const debt = await debtOf(book, record.customer, today);
    const debtor = await book.get(customer, record.customer);
    const stage = stageOf(record);
    const next = stageAfter(stage);
    const missing = next ? needsFor(next, await needFacts(context, { record, debt })) : [];
    const amount = (minor: number) => ({
      value: fromMinor(minor, book.digits),
      format: () => grouped(fromMinor(minor, book.digits)),
    });
    const habits = habitsText(debtor);
    const facts: Fact[] = [
      {
        key: "stage",
        label: say("Stage", "阶段"),
        value: stage,
        format: (_, to) => `${stageWords.get(stage)?.[to]} · ${stageSince(record)}`,
      },
      { key: "overdue", label: say("Overdue", "逾期金额"), ...amount(debt.overdueMinor) },
      { key: "daysOverdue", label: say("Days overdue", "逾期天数"), value: debt.daysOverdue },
      { key: "disputed", label: say("In dispute", "争议"), ...amount(debt.disputedMinor) },
      {
        key: "cost",
        label: say("Cost so far", "已发生费用"),
        ...amount(costMinor(record, book.digits)),
      },
      ...(habits.en === ""
        ? []
        : [{ key: "habits", label: say("Habits", "付款习惯"), value: habits[language] }]),
    ];
    const [id, ...rest] = page.facts;
    const notes: Text[] = missing.map(({ what, command }) =>
      say(`wanted: ${what.en}: ${command}`, `尚缺：${what.zh}：${toType(command).zh}`),
    );
    const onward = say(
      `then: rounds collect next ${debtor.id}`,
      `然后：rounds collect next ${debtor.id}`,
    );
    return {
      ...page,
      facts: [...(id ? [id] : []), ...facts, ...rest],
      notes: [...(page.notes ?? []), ...notes, ...(next ? [onward] : [])],
    };
  },
});
