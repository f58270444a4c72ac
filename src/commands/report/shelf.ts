import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { callsOf } from "../../nouns/generic/columns.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { productNames } from "../../nouns/product/names.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { shelfReport } from "../../nouns/visit/shelf-report.ts";
import { visit } from "../../nouns/visit/visit.ts";

export const verb = defineVerb({
  summary: say("what visits found: display, price tags, prices", "拜访检查情况：陈列、价签、售价"),
  examples: ["rounds report shelf", "rounds report shelf --period 'this month' --format csv"],
  flags: {
    customer: field(refKind("customer"), say("Only this customer", "仅此客户")),
    period: periodFlag,
  },
  async run(context, { customer, period }) {
    const { book } = context;
    const calls = await callsOf(visit, context);
    return shelfReport({
      ...(period === undefined ? {} : parsePeriod(period, context)),
      visits: await (customer ? book.where(visit, "customer", customer) : book.all(visit)),
      customerName: (id) => calls.get(`customer:${id}`) ?? id,
      productName: await productNames(book),
    });
  },
});
