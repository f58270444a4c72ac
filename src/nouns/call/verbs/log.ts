import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { defineVerb } from "../../verb.ts";
import { call } from "../call.ts";
import { logCall } from "../rules.ts";

const { customer: who, reverses: _, ...flags } = call.fields;

export const verb = defineVerb({
  summary: say("log a call or a message, also one that reached nobody", "记录通话或消息，含未接通"),
  examples: [
    'rounds call log jinhong --notes "asked for a quote" --next "send quote" --next-date tomorrow',
    "rounds call log jinhong --result nobody",
  ],
  arguments: { customer: who },
  flags: {
    ...flags,
    done: field(switchKind, say("The step agreed before is done", "上次约定的下一步已完成")),
  },
  form: true,
  writes: true,
  async run({ book, today }, { customer: id, ...told }) {
    return logCall(told, {
      customer: await book.get(customer, id),
      calls: await book.where(call, "customer", id),
      today,
      id: await book.newId(call, told),
    });
  },
});
