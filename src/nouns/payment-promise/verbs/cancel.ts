import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { paymentPromise } from "../payment-promise.ts";
import { livePromises } from "../reading.ts";
import { cancelPromise } from "../rules.ts";

export const verb = defineVerb({
  summary: say("a promise to pay no longer holds, with the reason", "取消付款承诺，写明原因"),
  examples: ["rounds payment-promise cancel PP261113A --why 改为月底一并付"],
  arguments: recordArgument(paymentPromise),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me, today }, { which, ...told }) {
    const record = await book.get(paymentPromise, which);
    const { states } = await livePromises(book, { asOf: today, customer: record.customer });
    return cancelPromise(record, { ...told, me, standing: states.get(record.id) });
  },
});
