import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { customersArgument, customersOf } from "../arguments.ts";
import { event } from "../event.ts";
import { markGuests } from "../guest-rules.ts";

export const verb = defineVerb({
  summary: say("note who ordered at an event", "登记活动下单客户"),
  examples: ["rounds event ordered autumn-tasting jinhong"],
  arguments: { ...recordArgument(event), customer: customersArgument },
  variadic: true,
  writes: true,
  async run({ book, today }, { which, customer: named }) {
    const customers = await customersOf(named, book);
    return markGuests(await book.get(event, which), customers, { mark: "ordered", today });
  },
});
