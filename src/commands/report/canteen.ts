import { choiceKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { canteen } from "../../nouns/canteen/canteen.ts";
import { staffNames } from "../../nouns/canteen/desk.ts";
import { journalView, propertyView, statementView } from "../../nouns/canteen/report.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { defineVerb } from "../../nouns/verb.ts";

const books = [
  { value: "journal", label: say("journal", "流水账") },
  { value: "property", label: say("property ledger", "财产明细账") },
  { value: "statement", label: say("statement", "结算清单") },
] as const;

const views = { journal: journalView, property: propertyView, statement: statementView };

export const verb = defineVerb({
  summary: say(
    "the canteen's journal, property ledger and monthly statement",
    "食堂流水账、财产明细账与结算清单",
  ),
  examples: [
    "rounds report canteen",
    "rounds report canteen property --period 'this year'",
    "rounds report canteen statement --period 2026-11 --format html",
  ],
  arguments: {
    ledger: field(choiceKind(books), say("Which book", "账册"), {
      required: true,
      initial: () => "journal",
    }),
  },
  flags: { period: periodFlag },
  async run({ book, today }, { ledger, period = "this month" }) {
    return views[ledger]({
      ...parsePeriod(period, { today }),
      papers: await book.all(canteen),
      digits: book.digits,
      nameOf: await staffNames(book),
    });
  },
});
