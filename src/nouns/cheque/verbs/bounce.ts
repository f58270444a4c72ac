import type { Step } from "../../../law/change.ts";
import { refuse } from "../../../law/errors.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertAccountOpen } from "../../account/balance.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { bounced } from "../../payment/bouncing.ts";
import { payment } from "../../payment/payment.ts";
import { defineVerb } from "../../verb.ts";
import { cheque } from "../cheque.ts";
import { paidBy } from "../rules.ts";

const { date, by } = payment.fields;

export const verb = defineVerb({
  summary: say("a cheque that was paid in came back", "支票退票，恢复应收"),
  examples: [],
  arguments: recordArgument(cheque),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date,
    by,
  },
  writes: true,
  async run({ book, today }, { which, ...told }) {
    assertNotAhead(told.date, today);
    const record = await book.get(cheque, which);
    const paid = paidBy(record);
    if (paid === undefined) {
      return refuse(
        say(`${which} has not been paid in`, `${which} 尚未入账`),
        say(`to pay it in: rounds cheque bank ${which}`, `入账：rounds cheque bank ${which}`),
      );
    }
    const also = (entry: string): readonly Step[] => [
      {
        do: "set",
        noun: cheque,
        id: which,
        fields: { bounced: [...(record.bounced ?? []), { ...told, payment: entry }] },
      },
    ];
    const entry = await book.get(payment, paid);
    await assertAccountOpen(book, { account: entry.account, date: told.date });
    return bounced(entry, { ...told, also }, book);
  },
});
