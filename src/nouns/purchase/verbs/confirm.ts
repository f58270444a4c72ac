import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { confirmationFields, purchase } from "../purchase.ts";
import { confirmPurchase } from "../rules.ts";

const { reference, promised, lines, note } = confirmationFields;

export const verb = defineVerb({
  summary: say("the supplier confirms, or promises another day", "登记供方确认，或改期承诺"),
  examples: ["rounds purchase confirm PO261110A --promised +5d --note 车次改期"],
  arguments: recordArgument(purchase),
  flags: {
    promised,
    line: lines,
    reference,
    note,
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, line, ...said }) {
    const record = await book.get(purchase, which);
    return confirmPurchase(record, { ...said, ...(line ? { lines: line } : {}), by: me });
  },
});
