import { choiceKind, refKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { product } from "../../product/product.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { documentKinds, documentName } from "../document-names.ts";
import { message } from "../message.ts";

export const verb = defineVerb({
  summary: say(
    "the file name that a quotation, an invoice, a report should have",
    "按规则给报价单、发票、资料起文件名",
  ),
  examples: [
    "rounds message name quote --customer jinhong --product TEA-LJ250 --owner chen-jie",
    "rounds message name proforma --owner chen-jie",
  ],
  arguments: {
    kind: field(choiceKind(documentKinds), say("Kind", "类型"), { required: true }),
  },
  flags: {
    customer: field(refKind("customer"), say("Customer", "客户")),
    product: field(refKind("product"), say("Product", "产品")),
    model: field(textKind(), say("Model", "型号")),
    owner: field(refKind("staff"), say("Owner", "负责人"), {
      required: true,
      initial: ({ me }) => me,
    }),
  },
  personal: true,
  async run({ book, today }, { kind, customer: whom, product: goods, model, owner }) {
    const [who, what, by] = [
      whom === undefined ? undefined : await book.get(customer, whom),
      goods === undefined ? undefined : await book.get(product, goods),
      await book.maybe(staff, owner),
    ];
    const sent = await book.between(message, { from: today, to: today });
    const taken = sent.flatMap(({ attachments }) => attachments ?? []);
    const facts = { kind, today, model, taken, customer: who?.name, product: what?.name };
    return {
      shape: "text",
      text: `${documentName({ ...facts, owner: by?.name ?? owner })}\n`,
    };
  },
});
