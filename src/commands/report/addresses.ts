import { refKind, textKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { addressBook, isAmong } from "../../nouns/customer/books.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say("the address book of customers and their people", "客户通讯录"),
  examples: [
    "rounds report addresses",
    "rounds report addresses --owner chen-jie --format csv",
    "rounds report addresses --customer jinhong",
  ],
  flags: {
    customer: field(refKind("customer"), say("Only this customer", "仅此客户")),
    owner: field(refKind("staff"), say("Only customers of", "仅此负责人")),
    region: field(textKind(), say("Only this region", "仅此区域")),
  },
  async run({ book, language }, wanted) {
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    const customers =
      wanted.customer === undefined
        ? await book.all(customer)
        : [await book.get(customer, wanted.customer)];
    const among = customers.filter((one) => isAmong(one, wanted));
    return addressBook(among, { people, language });
  },
});
