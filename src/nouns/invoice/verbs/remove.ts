import { refuse } from "../../../law/errors.ts";
import { say } from "../../../law/words.ts";
import { removeVerb } from "../../generic/remove.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { invoice } from "../invoice.ts";

const plain = removeVerb(invoice);

export const verb = defineVerb({
  ...plain,
  summary: say(
    "remove an invoice written by mistake today, that nothing refers to",
    "删除当日误开且未被引用的应收单",
  ),
  arguments: recordArgument(invoice),
  async run(context, input) {
    const { id, date } = await context.book.get(invoice, String(input.which));
    if (date < context.today) {
      refuse(
        say(`${id} was issued on ${date}: it is not removed`, `${id} 已于 ${date} 开出，不能删除`),
        say(
          `take it back: rounds invoice reverse ${id} --why "..."`,
          `请红冲：rounds invoice reverse ${id} --why "……"`,
        ),
      );
    }
    return plain.run(context, input);
  },
});
