import { dateKind } from "../../../law/kinds/figures.ts";
import { choiceKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { serve, serviceKinds } from "../assets.ts";
import { customer } from "../customer.ts";

export const verb = defineVerb({
  summary: say(
    "a vehicle was served, inspected or insured, and when it is due again",
    "登记车辆保养、年检、续保及下次日期",
  ),
  examples: ["rounds customer serve jinhong --asset 浙A3K569 --next 2027-05-20"],
  arguments: recordArgument(customer),
  flags: {
    asset: field(textKind(), say("Plate or frame number", "车号或车架号")),
    what: field(choiceKind(serviceKinds), say("What was done", "项目"), {
      required: true,
      initial: () => "maintenance" as const,
    }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
    next: field(dateKind, say("Next on", "下次日期"), {
      help: say(
        "else after its cycle in months, or a year",
        "省略时按保养周期推算，年检、续保、车船税为一年后",
      ),
    }),
  },
  writes: true,
  run: async ({ book }, { which, ...told }) => serve(await book.get(customer, which), told),
});
