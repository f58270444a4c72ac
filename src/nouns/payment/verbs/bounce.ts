import { refuse } from "../../../law/errors.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertAccountOpen } from "../../account/balance.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { bounced } from "../bouncing.ts";
import { payment } from "../payment.ts";

const { date, by } = payment.fields;

export const verb = defineVerb({
  summary: say("a cheque or transfer was not honoured", "登记退票：支票或转账未到账"),
  examples: ["rounds payment bounce PY261109A --why 付款行退回"],
  arguments: recordArgument(payment),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date,
    by,
  },
  writes: true,
  async run({ book, today }, { which, ...told }) {
    assertNotAhead(told.date, today);
    const record = await book.get(payment, which);
    if (record.cheque !== undefined) {
      refuse(
        say(`${which} is the cheque ${record.cheque}`, `${which} 对应支票 ${record.cheque}`),
        say(
          `rounds cheque bounce ${record.cheque} --why REASON`,
          `请运行：rounds cheque bounce ${record.cheque} --why 原因`,
        ),
      );
    }
    await assertAccountOpen(book, { account: record.account, date: told.date });
    return bounced(record, told, book);
  },
});
