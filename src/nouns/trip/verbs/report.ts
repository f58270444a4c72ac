import type { Step } from "../../../law/change.ts";
import { refuse } from "../../../law/errors.ts";
import { dateKind, moneyKind } from "../../../law/kinds/figures.ts";
import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { fromMinor, toMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { type Collection, collection, openCase } from "../../collection/collection.ts";
import { recordArgument } from "../../generic/show.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type Trip, trip } from "../trip.ts";

/** Splits what a visit cost among its customers: the cents that are left over go to the first. */
export function shares(amount: string, count: number, digits: number): readonly string[] {
  const minor = toMinor(amount, digits);
  const each = Math.floor(minor / count);
  const rest = minor - each * count;
  return Array.from({ length: count }, (_, at) => fromMinor(each + (at < rest ? 1 : 0), digits));
}

interface Spent {
  readonly cost: string | undefined;
  readonly voucher: string | undefined;
  readonly date: string;
}

/** The cost of the visit on the cases of those who were visited: R-COL-27, R-COL-43. */
async function costSteps(
  { book, me }: Context,
  record: Trip,
  { cost, voucher, date }: Spent,
): Promise<Step[]> {
  if (cost === undefined) return [];
  const cases: Collection[] = [];
  for (const who of record.customers) {
    const one = openCase(await book.liveWhere(collection, "customer", who));
    if (one) cases.push(one);
  }
  if (cases.length === 0) return [];
  const parts = shares(cost, cases.length, book.digits);
  return cases.map((one, at) => {
    const entry = {
      date,
      ...(me === undefined ? {} : { by: me }),
      kind: "trip" as const,
      amount: parts[at] ?? "0",
      ...(voucher === undefined ? {} : { voucher }),
      trip: record.id,
    };
    const costs = [...(one.costs ?? []), entry];
    return { do: "set", noun: collection, id: one.id, fields: { costs } };
  });
}

export const verb = defineVerb({
  summary: say(
    "report the results of a visit to the leader, with its cost",
    "向领导报告上门结果与费用",
  ),
  examples: [],
  arguments: recordArgument(trip),
  flags: {
    to: field(refKind("staff"), say("To", "报告对象"), { required: true }),
    what: field(textKind(), say("What", "内容")),
    cost: field(moneyKind({ least: "0" }), say("Cost", "费用")),
    voucher: field(textKind(), say("Voucher", "凭证号")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, to, what, cost, voucher, date }) {
    const { book, me } = context;
    const record = await book.get(trip, which);
    const results = record.results ?? [];
    const without = record.customers.filter((who) => !results.some((one) => one.customer === who));
    if (record.cancelled) refuse(say(`${which} is cancelled`, `${which} 已取消`));
    if (record.reported) refuse(say(`${which} is reported already`, `${which} 已报告`));
    if (without.length > 0) {
      refuse(
        say(`no result is noted of ${without.join(", ")}`, `${without.join("、")} 的结果未登记`),
        say(
          `rounds trip result ${record.id} ${without[0]} RESULT`,
          `rounds trip result ${record.id} ${without[0]} 结果`,
        ),
      );
    }
    const { name } = await book.get(staff, to);
    const by = me === undefined ? {} : { by: me };
    const reported = { date, ...by, to, ...(what === undefined ? {} : { what }) };
    const fields = { reported, ...(cost === undefined ? {} : { cost }) };
    const bad = results.filter(({ result }) => result === "bad-credit");
    return {
      steps: [
        { do: "set", noun: trip, id: record.id, fields },
        ...(await costSteps(context, record, { cost, voucher, date })),
      ],
      receipt: say(`${record.id} is reported to ${name}`, `${record.id} 已报告 ${name}`),
      notes: bad.map(({ customer: who }) =>
        say(
          `for decision: rounds collection report ${who} --to ${to} --what TEXT`,
          `提请决策：rounds collection report ${who} --to ${to} --what 内容`,
        ),
      ),
    };
  },
});
