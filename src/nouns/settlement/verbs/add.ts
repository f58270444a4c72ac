import { join, say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { addition } from "../../generic/add.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb, NeedsYes } from "../../verb.ts";
import { wrongDeductions } from "../rules.ts";
import { settlement } from "../settlement.ts";

const { customer: who, act, ...flags } = settlement.fields;

export const verb = defineVerb({
  summary: say(
    "what was done on a store's day of settlement; deductions are held against its contract",
    "登记卖场结算：对账、送票、取款等，扣款与合同核对",
  ),
  examples: ["rounds settlement add jinhong reconcile --amount 12000 --receipt R-118"],
  arguments: { customer: who, act },
  flags,
  writes: true,
  async run(context, told) {
    const { book, today, yes } = context;
    assertNotAhead(told.date, today);
    const store = await book.get(customer, told.customer);
    const wrong = wrongDeductions(told, store.deductions, book.digits);
    if (wrong.length > 0 && !yes) {
      const list = join(wrong);
      throw new NeedsYes(say(`${list.en}: write it down?`, `${list.zh}：仍要登记吗？`));
    }
    return { ...(await addition(settlement, told, context)), notes: wrong };
  },
});
