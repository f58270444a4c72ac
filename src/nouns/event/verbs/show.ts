import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { message } from "../../message/message.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { event } from "../event.ts";
import { eventPage } from "../views.ts";

export const verb = defineVerb({
  summary: say("show an event: hosts, guests and figures", "查看活动：接待人、名单与成效"),
  examples: ["rounds event show tea-evening", "rounds event show tea-evening --host wu-tao"],
  arguments: recordArgument(event),
  flags: { host: field(refKind("staff"), say("Only the guests of", "仅此接待人的客户")) },
  async run({ book, today }, { which, host }) {
    const record = await book.get(event, which);
    const ids = (record.guests ?? []).map((one) => one.customer);
    const customers = await book.some(customer, ids);
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    return eventPage(record, {
      host,
      today,
      limits: book.settings.limits,
      messages: await book.liveWhere(message, "about", record.id),
      customerName: (id) => customers.get(id)?.name ?? id,
      phoneOf: (id) => customers.get(id)?.phone,
      staffName: (id) => people.get(id) ?? id,
    });
  },
});
