import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { customersArgument, customersOf } from "../arguments.ts";
import { event } from "../event.ts";
import { markGuests } from "../guest-rules.ts";

export const verb = defineVerb({
  summary: say("choose the guests who really matter", "筛选目标客户"),
  examples: ["rounds event target tea-evening jinhong"],
  arguments: { ...recordArgument(event), customer: customersArgument },
  variadic: true,
  writes: true,
  async run({ book, today }, { which, customer: named }) {
    const customers = await customersOf(named, book);
    return markGuests(await book.get(event, which), customers, { mark: "target", today });
  },
});
