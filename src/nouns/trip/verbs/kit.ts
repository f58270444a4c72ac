import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { kitOf, kitView } from "../kit.ts";
import { trip } from "../trip.ts";

export const verb = defineVerb({
  summary: say(
    "what is carried to each debtor, and what of it is missing",
    "上门资料清单：逐户应带与所缺",
  ),
  examples: ["rounds trip kit TP261126A"],
  arguments: recordArgument(trip),
  async run(context, { which }) {
    const record = await context.book.get(trip, which);
    return kitView(record, await kitOf(context, record));
  },
});
