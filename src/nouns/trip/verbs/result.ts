import type { Step } from "../../../law/change.ts";
import { refuse } from "../../../law/errors.ts";
import { dateKind, moneyKind } from "../../../law/kinds/figures.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../../law/kinds/texts.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertApproved } from "../../approval/gate.ts";
import { collection, openCase } from "../../collection/collection.ts";
import { debtOf } from "../../collection/facts.ts";
import { signedPaper } from "../../collection/signing.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { promiseFrom } from "../../payment-promise/making.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { trip, tripResults } from "../trip.ts";

export const verb = defineVerb({
  summary: say(
    "what came of a visit to a debtor: paid, promised, signed, refused",
    "登记上门结果：付款、承诺、签认、拒付",
  ),
  examples: [],
  arguments: {
    ...recordArgument(trip),
    customer: field(refKind("customer"), say("Customer", "客户"), { required: true }),
    result: field(choiceKind(tripResults), say("Result", "结果"), { required: true }),
  },
  flags: {
    signed: field(textKind(), say("Signed paper", "签字凭据")),
    promise: field(moneyKind({ least: "0" }), say("Promised amount", "承诺金额"), {
      help: say("with --by; default: all that is overdue", "与 --by 同用，默认全部逾期金额"),
    }),
    by: field(dateKind, say("Promised by", "承诺付款日")),
    told: field(yesNoKind, say("Consequences explained", "已说明后果")),
    notes: field(textKind(), say("Notes", "情况")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, customer: who, result, date, by, promise, signed, ...typed }) {
    const { book, me, today } = context;
    assertNotAhead(date, today);
    const record = await book.get(trip, which);
    if (record.cancelled) refuse(say(`${which} is cancelled`, `${which} 已取消`));
    if (!record.customers.includes(who)) {
      refuse(say(`${which} does not go to ${who}`, `${which} 不含客户 ${who}`));
    }
    await assertApproved(context, { noun: trip, record }, say("made", "出行"));
    const promised =
      by === undefined
        ? undefined
        : await promiseFrom(context, {
            ...{ customer: who, date, due: by, source: "visit", paper: record.id },
            amount: promise ?? (await overdueOf(book, who)),
          });
    const { name } = await book.get(customer, who);
    const told = { customer: who, name, date, onSite: true };
    const paper = signed === undefined ? undefined : await signedPaper(book, signed, told);
    const rest = { signed: paper, ...typed };
    const one = {
      customer: who,
      date,
      ...(me === undefined ? {} : { by: me }),
      result,
      ...(promised ? { promise: promised.id } : {}),
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    };
    const label = tripResults.find(({ value }) => value === result)?.label ?? say(result, result);
    const results = [...(record.results ?? []), one];
    return {
      steps: [
        { do: "set", noun: trip, id: record.id, fields: { results } },
        ...(promised ? [promised.step] : []),
        ...(await caseStep(context, { who, paper: rest.signed, date })),
      ],
      receipt: say(`${record.id}: ${name}, ${label.en}`, `${record.id}：${name}，${label.zh}`),
      notes: [
        ...(promised?.notes ?? []),
        say(
          `report it to the leader: rounds trip report ${record.id} --to STAFF`,
          `报告领导：rounds trip report ${record.id} --to 员工`,
        ),
      ],
    };
  },
});

/** All of a customer that is overdue, as a decimal. */
async function overdueOf(book: Context["book"], who: string): Promise<string> {
  return fromMinor((await debtOf(book, who, book.today)).overdueMinor, book.digits);
}

/**
 * What a visit changes in the customer's case: the visit that was planned is made, and what was
 * signed on site keeps the claim alive (R-COL-24).
 */
async function caseStep(
  { book, me }: Context,
  {
    who,
    paper,
    date,
  }: { readonly who: string; readonly paper: string | undefined; readonly date: string },
): Promise<Step[]> {
  const record = openCase(await book.liveWhere(collection, "customer", who));
  if (!record) return [];
  const isMade = record.next === "visit" && (record.nextDate ?? "") <= date;
  const one = { date, ...(me === undefined ? {} : { by: me }), paper };
  const fields = {
    ...(isMade ? { next: undefined, nextDate: undefined } : {}),
    ...(paper === undefined ? {} : { signed: [...(record.signed ?? []), one] }),
  };
  if (Object.keys(fields).length === 0) return [];
  return [{ do: "set", noun: collection, id: record.id, fields }];
}
