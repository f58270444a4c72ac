import { grouped } from "../../../law/decimal.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { costFields } from "../fields.ts";
import { added, done } from "../rules.ts";
import { whoArgument, whoseCase } from "../who.ts";

const { amount, kind, voucher, trip, checked, note } = costFields;

export const verb = defineVerb({
  summary: say("what collecting from a debtor cost", "登记催收费用与凭证"),
  examples: ["rounds collection cost moxiang-jiaju 86 --kind trip --voucher CL-118"],
  arguments: { ...whoArgument, amount },
  flags: {
    kind: { ...kind, required: undefined, initial: () => "trip" },
    voucher,
    trip,
    checked,
    note,
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { who, amount: told, date, ...rest }) {
    const { debtor, record } = await whoseCase(book, who);
    const one = { ...done({ date, me }), amount: told, ...rest };
    return {
      steps: [added(record, "costs", one)],
      receipt: say(
        `${record.id}: ${grouped(told)} spent on ${debtor.name}`,
        `${record.id}：${debtor.name} 催收费用 ${grouped(told)}`,
      ),
      notes: rest.voucher === undefined ? [say("a voucher is wanted for it", "请补凭证号")] : [],
    };
  },
});
