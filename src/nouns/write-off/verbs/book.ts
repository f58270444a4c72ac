import { say } from "../../../law/words.ts";
import { assertApproved } from "../../approval/gate.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { accountOf } from "../../payment/known.ts";
import { payment } from "../../payment/payment.ts";
import { defineVerb } from "../../verb.ts";
import { bookWriteOff } from "../rules.ts";
import { writeOff } from "../write-off.ts";

const { date, by } = payment.fields;

export const verb = defineVerb({
  summary: say("give up what will not come", "坏账核销入账"),
  examples: [],
  arguments: recordArgument(writeOff),
  flags: { date, by },
  writes: true,
  async run(context, { which, ...told }) {
    const { book, today } = context;
    assertNotAhead(told.date, today);
    const record = await book.get(writeOff, which);
    const of = await accountOf(record.customer, book);
    const id = await book.newId(payment, told);
    const change = bookWriteOff(record, told, { ...of, id });
    await assertApproved(context, { noun: writeOff, record }, say("booked", "核销"));
    return change;
  },
});
