import { stateOf } from "../../../exchange/attachments.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { order } from "../../order/order.ts";
import { payment } from "../../payment/payment.ts";
import { productNames } from "../../product/names.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { contract } from "../contract.ts";
import { drawnBy } from "../drawing.ts";
import { standingOf } from "../facts.ts";
import { contractPage } from "../page.ts";

export const verb = defineVerb({
  summary: say(
    "show a contract: drawn, left, payment stages, files",
    "查看合同：已用、剩余、付款节点、附件",
  ),
  examples: ["rounds contract show CT260907A", "rounds contract show QHT-2025-016"],
  arguments: recordArgument(contract),
  async run(context, { which }) {
    const { book, today } = context;
    const record = await book.get(contract, which);
    const orders = await book.where(order, "contract", record.id);
    const drawn = drawnBy(orders, book.digits);
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    const files = (record.attachments ?? []).map(
      (one) => [one.path, stateOf(book.root, one)] as const,
    );
    return contractPage(record, {
      state: await standingOf(context, record, drawn),
      ...{ drawn, orders, today },
      settled: await book.sums(payment, "settled"),
      files: new Map(files),
      limits: book.settings.limits,
      customerName: (await book.maybe(customer, record.customer))?.name ?? record.customer,
      staffName: (id) => people.get(id) ?? id,
      productName: await productNames(book),
      ...{ digits: book.digits, currency: record.currency ?? book.settings.currency },
    });
  },
});
