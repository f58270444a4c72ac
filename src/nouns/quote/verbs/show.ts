import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { productNames } from "../../product/names.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { approvedOf } from "../approved.ts";
import { quoteName } from "../naming.ts";
import { quotePage } from "../page.ts";
import { quote } from "../quote.ts";
import { quoteState } from "../states.ts";

export const verb = defineVerb({
  summary: say("show a quote, its versions line by line", "查看报价单，各版本逐项对比"),
  examples: ["rounds quote show QT261109A"],
  arguments: recordArgument(quote),
  async run(context, { which }) {
    const { book, today } = context;
    const record = await book.get(quote, which);
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    return quotePage(record, {
      state: quoteState(record, today, await approvedOf(context, record)),
      fileName: record.sent?.name ?? (await quoteName(record, { book, paper: "quote", today })),
      customerName: (await book.maybe(customer, record.customer))?.name ?? record.customer,
      staffName: (id) => people.get(id) ?? id,
      productName: await productNames(book),
      ...{ digits: book.digits, currency: record.currency ?? book.settings.currency, today },
    });
  },
});
