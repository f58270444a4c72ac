import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { answerKind, event } from "../event.ts";
import { answered } from "../guest-rules.ts";

export const verb = defineVerb({
  summary: say("note whether a guest will come", "登记客户是否参加"),
  examples: ["rounds event answer tea-evening jinhong coming"],
  arguments: {
    ...recordArgument(event),
    customer: field(refKind("customer"), say("Customer", "客户"), { required: true }),
    answer: field(answerKind, say("Answer", "答复"), { required: true }),
  },
  flags: { why: field(textKind(), say("Why", "原因")) },
  writes: true,
  async run({ book }, { which, customer: id, answer, why }) {
    return answered(await book.get(event, which), await book.get(customer, id), { answer, why });
  },
});
