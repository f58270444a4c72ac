import { dateKind, moneyKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { clearAdvance } from "../advance.ts";
import { canteen } from "../canteen.ts";

export const verb = defineVerb({
  summary: say("clear an advance with its vouchers", "凭签字齐全的凭证结清备用金"),
  examples: [],
  arguments: recordArgument(canteen),
  flags: {
    returned: field(moneyKind(), say("Given back", "退回金额"), {
      help: say("none: what the vouchers leave", "不填则为凭证以外的余额"),
    }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, today, me }, { which, ...told }) {
    const record = await book.get(canteen, which);
    const papers = await book.where(canteen, "advance", record.id);
    return clearAdvance(record, { ...told, by: me }, { papers, digits: book.digits, today });
  },
});
