import { grouped } from "../../../law/decimal.ts";
import { fromMinor } from "../../../law/money.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { warnOthers } from "../../customer/owning/others.ts";
import { typedFields } from "../../generic/add.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { defineVerb } from "../../verb.ts";
import { order } from "../order.ts";
import { priced } from "../priced.ts";
import { totalMinor } from "../totals.ts";

const { customer: who, ...flags } = order.fields;

export const verb = defineVerb({
  summary: say("write an order (a draft until it is confirmed)", "新建订单（确认前为草稿）"),
  examples: [
    'rounds order add jinhong --line "TEA-LJ250 x 10" --line "CUP-W08 x 4 @ 12.50 -5%" --promised +5d',
  ],
  arguments: { customer: who },
  flags: typedFields({ ...order, fields: flags }) as Omit<
    typeof flags,
    "confirmed" | "shipments" | "cancelled"
  >,
  writes: true,
  async run(context, input) {
    const { book } = context;
    const buyer = await book.get(customer, input.customer);
    const { name } = buyer;
    await warnOthers(context, buyer);
    const record = { ...input, lines: await priced(input.lines, book) };
    assertAgrees(order, record, book.digits);
    const id = await book.newId(order, record);
    const total = fromMinor(totalMinor(record, book.digits), book.digits);
    const { currency } = book.settings;
    return {
      steps: [{ do: "create", noun: order, record: { ...record, id } }],
      receipt: say(
        `added order ${id}: ${name}, ${currency} ${grouped(total)}`,
        `已新建订单 ${id}：${name}，${currency} ${grouped(total)}`,
      ),
      notes: [say(`next: rounds order confirm ${id}`, `下一步：rounds order confirm ${id}`)],
    };
  },
});
