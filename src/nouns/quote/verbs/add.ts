import { addDays } from "../../../law/dates.ts";
import { grouped } from "../../../law/decimal.ts";
import { fromMinor } from "../../../law/money.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { warnOthers } from "../../customer/owning/others.ts";
import { typedFields } from "../../generic/add.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { assertWithinPolicy } from "../../order/price-check.ts";
import { pricedPaper } from "../../order/priced.ts";
import { totalMinor } from "../../order/totals.ts";
import { defineVerb } from "../../verb.ts";
import { quote } from "../quote.ts";

const { customer: who, ...flags } = quote.fields;

export const verb = defineVerb({
  summary: say("write a quote (a draft until it is sent)", "新建报价单（发出前为草稿）"),
  examples: [
    'rounds quote add jinhong --line "TEA-LJ250 x 10" --line "CUP-W08 x 4 @ 12.50 -5%" --valid-until +30d',
  ],
  arguments: { customer: who },
  flags: typedFields({ ...quote, fields: flags }) as typeof flags,
  writes: true,
  async run(context, input) {
    const { book } = context;
    const buyer = await book.get(customer, input.customer);
    await warnOthers(context, buyer);
    const { quoteDays } = book.settings.limits;
    const record = {
      ...(await pricedPaper(input, book)),
      version: 1,
      validUntil: input.validUntil ?? addDays(input.date, quoteDays),
    };
    assertAgrees(quote, record, book.digits);
    const id = await book.newId(quote, record);
    const lower = await assertWithinPolicy({ ...record, id }, { book, noun: quote.name });
    const total = grouped(fromMinor(totalMinor(record, book.digits), book.digits));
    const currency = record.currency ?? book.settings.currency;
    return {
      steps: [{ do: "create", noun: quote, record: { ...record, id } }],
      receipt: say(
        `added quote ${id}: ${buyer.name}, ${currency} ${total}, valid until ${record.validUntil}`,
        `已新建报价单 ${id}：${buyer.name}，${currency} ${total}，有效期至 ${record.validUntil}`,
      ),
      notes: [...lower, say(`next: rounds quote send ${id}`, `下一步：rounds quote send ${id}`)],
    };
  },
});
