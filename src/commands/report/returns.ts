import { readSchemes } from "../../exchange/schemes.ts";
import { addDays } from "../../law/dates.ts";
import { switchKind, textKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { standing } from "../../law/reversal.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { call } from "../../nouns/call/call.ts";
import { lowScores, returnReport } from "../../nouns/call/return-report.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";

/** What is shown when no period is named: about a quarter. */
const usualDays = 92;

export const verb = defineVerb({
  summary: say("scores and problems from return calls", "回访评分与客户问题（日、周、月报）"),
  examples: [
    "rounds report returns",
    "rounds report returns --period today",
    "rounds report returns --period 'last month' --low",
  ],
  flags: {
    scheme: field(textKind({ name: "scheme" }), say("Only this scheme", "仅此回访方案")),
    low: field(switchKind, say("What is to be followed up", "只列待跟进的低分与问题")),
    period: { ...periodFlag, label: say("Period; default the last quarter", "期间，默认近三个月") },
  },
  async run({ book, today, home }, { scheme: only, low, period }) {
    const within =
      period === undefined
        ? { from: addDays(today, -usualDays), to: today }
        : parsePeriod(period, { today });
    const all = standing(await book.between(call, { from: within.from, to: today }));
    const calls = all.filter(
      (one) =>
        (only === undefined || one.scheme === only || one.solved === true) &&
        (one.date <= within.to || one.solved === true),
    );
    const schemes = await readSchemes(only ? [only] : (book.settings.schemes ?? []), {
      home,
      book: book.root,
    });
    const customers = await book.some(
      customer,
      calls.map((one) => one.customer),
    );
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    const facts = {
      ...within,
      calls,
      schemes,
      lowScore: book.settings.limits.returnLowScore,
      customerName: (id: string) => customers.get(id)?.name ?? id,
      staffName: (id: string) => people.get(id) ?? id,
    };
    return low ? lowScores(facts) : returnReport(facts);
  },
});
