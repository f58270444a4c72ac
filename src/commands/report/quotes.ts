import { endOf, startOf } from "../../law/dates.ts";
import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { quote } from "../../nouns/quote/quote.ts";
import { quotesReport } from "../../nouns/quote/report.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say("quotes won, lost and open, by person", "报价成交、未成与待答复，按销售员"),
  examples: ["rounds report quotes", "rounds report quotes --period 2026 --staff chen-jie"],
  flags: {
    staff: field(refKind("staff"), say("Only quotes of", "仅此销售员的报价")),
    period: { ...periodFlag, label: say("Period; default this year", "期间，默认今年") },
  },
  async run({ book, today }, { staff: owner, period }) {
    const within =
      period === undefined
        ? { from: startOf(today, "year"), to: endOf(today, "year") }
        : parsePeriod(period, { today });
    const quotes = await book.between(quote, within);
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    return quotesReport(
      quotes.filter((one) => owner === undefined || one.owner === owner),
      { ...within, today, digits: book.digits, staffName: (id) => people.get(id) ?? id },
    );
  },
});
