import type { Step } from "../../../law/change.ts";
import { dateKind, moneyKind } from "../../../law/kinds/figures.ts";
import { choiceKind } from "../../../law/kinds/texts.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { type Language, say, type Text, toType } from "../../../law/words.ts";
import { call } from "../../call/call.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { promiseFrom } from "../../payment-promise/making.ts";
import { defineVerb } from "../../verb.ts";
import { type Collection, collection } from "../collection.ts";
import { debtOf } from "../facts.ts";
import { type Answer, disputedAnswers, measures, reportedAnswers, talkFields } from "../fields.ts";
import { done, newCase } from "../rules.ts";
import { isTabooDay, tabooAt } from "../taboo.ts";
import { whoArgument, whose } from "../who.ts";

const { answer, time, channel, contact, notes } = talkFields;

export const verb = defineVerb({
  summary: say(
    "enter a dunning call or letter and its answer in the register",
    "催收登记：电话或函件及客户答复",
  ),
  examples: [
    "rounds collect log yili-chazhuang --answer nobody",
    "rounds collect log yili-chazhuang --answer evasion --notes 推说财务出差",
  ],
  arguments: whoArgument,
  flags: {
    answer,
    channel: { ...channel, initial: () => "phone" },
    contact,
    notes,
    time,
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
    promise: field(moneyKind({ least: "0" }), say("Promised amount", "承诺金额"), {
      help: say("with --by; default: all that is overdue", "与 --by 同用，默认全部逾期金额"),
    }),
    by: field(dateKind, say("Promised by", "承诺付款日")),
    next: field(choiceKind(measures), say("Next measure", "下一措施")),
    nextDate: field(dateKind, say("Next on", "下次日期")),
  },
  writes: true,
  async run(context, { who, date, promise, by, next, nextDate, ...told }) {
    const { book, me, today } = context;
    assertNotAhead(date, today);
    const { debtor, record: known } = await whose(book, who);
    const debt = await debtOf(book, debtor.id, today);
    const { digits } = book;
    const id = known ? known.id : await book.newId(collection, { date });
    const record = known ?? newCase({ id, debtor, debt, digits, date, me });
    const answered = by === undefined ? told.answer : "promised";
    const entry = await book.newId(call, { date });
    const talk = { ...done({ date, me }), ...told, answer: answered, call: entry };
    const fields = {
      talks: [...(record.talks ?? []), talk],
      ...(next === undefined && nextDate === undefined ? clear(record, date) : { next, nextDate }),
    };
    const amount = promise ?? fromMinor(debt.overdueMinor, digits);
    const asked = { customer: debtor.id, amount, date, due: by ?? date };
    const promised =
      by === undefined
        ? undefined
        : await promiseFrom(context, { ...asked, source: "call", paper: entry });
    const steps: Step[] = [
      known
        ? { do: "set", noun: collection, id, fields }
        : { do: "create", noun: collection, record: { ...record, ...fields } },
      {
        do: "append",
        noun: call,
        entry: callOf(
          { ...talk, customer: debtor.id, id: entry },
          { word: label(answered), language: book.settings.language ?? context.language },
        ),
      },
      ...(promised ? [promised.step] : []),
    ];
    return {
      steps,
      receipt: say(
        `${id}: ${debtor.name}, ${label(answered).en}`,
        `已登记 ${id}：${debtor.name}，${label(answered).zh}`,
      ),
      notes: [
        ...(promised?.notes ?? []),
        ...(answered === "promised" && !promised
          ? [promiseNote(`rounds promise pay ${debtor.id} ${amount} --by DATE`)]
          : []),
        ...tabooNotes(debtor, { date, time: told.time }),
        ...answerNotes(answered, { customer: debtor.id, invoice: debt.invoices[0] }),
      ],
    };
  },
});

/** A promise without a day is none that anybody could look after. */
function promiseNote(command: string): Text {
  const { en, zh } = toType(command);
  return say(`how much by when: ${en}`, `请登记承诺的金额与日期：${zh}`);
}

/** A call that was planned for that day or before has been made. */
function clear({ nextDate }: Collection, date: string): object {
  return nextDate !== undefined && nextDate <= date ? { next: undefined, nextDate: undefined } : {};
}

/** The same talk among all others with the customer. */
function callOf(
  talk: Talked,
  { word, language }: { readonly word: Text; readonly language: Language },
) {
  const { id, customer, date, by, channel: how, contact: whom, answer: said, notes: more } = talk;
  return {
    id,
    date,
    customer,
    ...(by === undefined ? {} : { by }),
    ...(whom === undefined ? {} : { contact: whom }),
    channel: how ?? "phone",
    result: said === "nobody" ? "nobody" : "reached",
    notes:
      more === undefined
        ? word[language]
        : say(`${word.en}: ${more}`, `${word.zh}：${more}`)[language],
  };
}

interface Talked {
  readonly id: string;
  readonly customer: string;
  readonly date: string;
  readonly by?: string;
  readonly channel?: string | undefined;
  readonly contact?: string | undefined;
  readonly answer: Answer;
  readonly notes?: string | undefined;
}

function label(value: Answer): Text {
  return answer.kind.choices?.find((one) => one.value === value)?.label ?? say(value, value);
}

/** That the customer did not want to be called then: R-COL-02. */
function tabooNotes(
  debtor: Parameters<typeof isTabooDay>[0],
  { date, time: at }: { readonly date: string; readonly time: string | undefined },
): Text[] {
  const hours = tabooAt(debtor, { date, time: at });
  if (hours) {
    const { from, to } = hours;
    return [
      say(`it is not to be called from ${from} to ${to}`, `禁忌时段：${from}–${to}，请勿致电`),
    ];
  }
  if (!isTabooDay(debtor, date)) return [];
  const taboo = [debtor.collectTaboo, debtor.hourToAvoid].filter(Boolean).join(", ");
  return [say(`taboo: ${taboo}`, `收款禁忌：${taboo}`)];
}

/** Evasion and refusal go to the manager at once, grounds become a dispute: R-COL-15, R-COL-16. */
function answerNotes(
  value: Answer,
  { customer, invoice }: { readonly customer: string; readonly invoice: string | undefined },
): Text[] {
  if (reportedAnswers.includes(value)) {
    return [
      say(
        `tell the manager today: rounds collection report ${customer} --to STAFF --what TEXT`,
        `今日须报告经理：rounds collection report ${customer} --to 员工 --what 内容`,
      ),
    ];
  }
  if (!disputedAnswers.includes(value)) return [];
  const paper = invoice ?? "INVOICE";
  return [
    say(
      `note the disputed part: rounds dispute add ${paper} AMOUNT --ground ${value} --why TEXT`,
      `请登记争议部分：rounds dispute add ${paper} 金额 --ground ${value} --why 原因`,
    ),
  ];
}
