import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { bankLine } from "../bank-line.ts";

export const verb = defineVerb({
  summary: say(
    "a line is no customer's payment: a charge, a supplier, our own",
    "标记为非客户货款：手续费、供应商、内部转账等",
  ),
  examples: ["rounds bank-line pass BK261120D --why 退回原账户"],
  arguments: recordArgument(bankLine),
  flags: {
    why: field(textKind(), say("Why", "原因"), { required: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, ...told }) {
    const { payment } = await book.get(bankLine, which);
    if (payment !== undefined) {
      refuse(
        say(`${which} is ${payment} already`, `${which} 已认领为 ${payment}`),
        say(
          `if that is wrong: rounds payment remove ${payment}`,
          `如认领有误：rounds payment remove ${payment}`,
        ),
      );
    }
    return {
      why: told.why,
      steps: [{ do: "set", noun: bankLine, id: which, fields: { passed: { ...told, by: me } } }],
      receipt: say(`${which} is no customer's payment`, `${which} 已标记为非客户货款`),
    };
  },
});
