import { addDays } from "../../law/dates.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { standings } from "../../nouns/purchase/known.ts";
import { purchase } from "../../nouns/purchase/purchase.ts";
import { purchaseReport } from "../../nouns/purchase/report.ts";
import { supplier } from "../../nouns/supplier/supplier.ts";
import { defineVerb } from "../../nouns/verb.ts";

/** The period that is told when none is named: a year back. */
const usualDays = 365;

export const verb = defineVerb({
  summary: say(
    "purchase orders by supplier: open, late, on time",
    "采购报表：未收齐、逾期与准时率",
  ),
  examples: ["rounds report purchases", "rounds report purchases --period 2026Q4"],
  flags: {
    period: {
      ...periodFlag,
      label: say("Ordered within; default a year", "下单期间，默认一年"),
    },
    at: field(dateKind, say("As of", "截至日期")),
  },
  async run({ book, today }, { period, at = today }) {
    const within =
      period === undefined
        ? { from: addDays(today, -usualDays), to: at }
        : parsePeriod(period, { today });
    const records = book.hasFolder("purchases") ? await book.between(purchase, within) : [];
    const names = new Map((await book.all(supplier)).map(({ id, name }) => [id, name]));
    return purchaseReport(await standings(book, records), {
      ...{ from: within.from, to: within.to, at, digits: book.digits },
      supplierName: (id) => names.get(id) ?? id,
    });
  },
});
