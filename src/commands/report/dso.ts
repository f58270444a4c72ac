import { dateKind, wholeKind } from "../../law/kinds/figures.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { aged } from "../../nouns/invoice/aged.ts";
import { dsoByMonth } from "../../nouns/invoice/dso.ts";
import { dsoReport } from "../../nouns/invoice/dso-report.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { receivableFacts } from "../receivable-facts.ts";
import { salesMonths } from "../sales-months.ts";

/** So many months before the first that is shown are looked at for counting back. */
const before = 24;

export const verb = defineVerb({
  summary: say(
    "days sales outstanding by month: simple and by counting back",
    "各月应收账款周转天数（DSO）：简单法与倒推法",
  ),
  examples: ["rounds report dso", "rounds report dso --months 3 --format csv"],
  flags: {
    months: field(wholeKind({ least: "1", most: "120" }), say("Months", "月数"), {
      initial: () => 12,
    }),
    at: field(dateKind, say("As of", "截至日期")),
  },
  async run({ book, today }, { months: shown = 12, at }) {
    const asOf = at ?? today;
    const { balanceMinor } = aged(await receivableFacts(book, { asOf }));
    const months = await salesMonths(book, { asOf, count: shown + before, balanceMinor });
    const window = book.settings.limits.dsoMonths;
    const dso = dsoByMonth(months, { shown, window });
    return dsoReport(dso, { digits: book.digits, to: asOf, window });
  },
});
