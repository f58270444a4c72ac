import { fromMinor } from "../../../law/money.ts";
import { say } from "../../../law/words.ts";
import { recordArgument, recordPage } from "../../generic/show.ts";
import { inThousands } from "../../generic/tables.ts";
import { openMinor } from "../../invoice/rules.ts";
import { productNames } from "../../product/names.ts";
import { defineVerb } from "../../verb.ts";
import { bill } from "../bill.ts";
import { matchWords } from "../match.ts";
import { matchOf } from "../matching.ts";
import { billPayment } from "../payment.ts";
import { matchTable } from "../view.ts";

export const verb = defineVerb({
  summary: say(
    "show a supplier's invoice: what is paid, how it matches",
    "查看供应商发票：付款与核对",
  ),
  examples: ["rounds bill show BL261117A"],
  arguments: recordArgument(bill),
  async run(context, { which }) {
    const { book } = context;
    const record = await book.get(bill, which);
    const page = await recordPage(bill, record, context);
    const settled = await book.sums(billPayment, "paid");
    const match = await matchOf(record, book);
    const paid = fromMinor(settled.get(which) ?? 0, book.digits);
    const open = fromMinor(openMinor(record, { settled, digits: book.digits }), book.digits);
    const [id, ...rest] = page.facts ?? [];
    const label = matchWords.get(match.result);
    return {
      ...page,
      facts: [
        ...(id ? [id] : []),
        {
          key: "match",
          label: say("Order and receipt", "订单与收货核对"),
          value: match.result,
          format: (_: unknown, language: "en" | "zh") => label?.[language] ?? match.result,
        },
        { key: "paid", label: say("Paid", "已付"), value: paid, format: inThousands },
        { key: "open", label: say("Open", "未付"), value: open, format: inThousands },
        ...rest,
      ],
      sections: [
        ...(page.sections ?? []),
        ...(match.lines.length > 0 ? [matchTable(match, await productNames(book))] : []),
      ],
      record: { ...record, match: match.result, paid, open },
    };
  },
});
