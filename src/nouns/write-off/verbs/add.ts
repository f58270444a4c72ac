import { grouped } from "../../../law/decimal.ts";
import { moneyKind } from "../../../law/kinds/figures.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { nextStepNote } from "../../approval/gate.ts";
import { invoice } from "../../invoice/invoice.ts";
import { accountOf, namedOwed } from "../../payment/known.ts";
import { defineVerb } from "../../verb.ts";
import { assertOpen } from "../rules.ts";
import { writeOff } from "../write-off.ts";

const { why, date, owner, notes } = writeOff.fields;

export const verb = defineVerb({
  summary: say("ask that what is open of an invoice be given up", "申请坏账核销"),
  examples: ["rounds write-off add IV261111B --amount 100 --why '客户注销，尾款无法收回'"],
  arguments: { invoice: field(refKind("invoice"), say("Invoice", "应收单"), { required: true }) },
  flags: {
    amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), {
      help: say("default: all that is open", "默认：全部未收"),
    }),
    why,
    date,
    owner,
    notes,
  },
  writes: true,
  async run(context, { invoice: id, amount, ...told }) {
    const { book } = context;
    const { customer } = await book.get(invoice, id);
    const of = await accountOf(customer, book);
    const [owed] = namedOwed([id], of);
    const given = amount ?? fromMinor(owed?.open ?? 0, book.digits);
    const lines = [{ invoice: id, amount: given }];
    assertOpen(lines, of);
    const record = { ...told, customer, lines };
    const entry = await book.newId(writeOff, record);
    const full = { ...record, id: entry };
    const shown = `${of.currency} ${grouped(given)}`;
    return {
      steps: [{ do: "create", noun: writeOff, record: full }],
      receipt: say(
        `${entry}: to write off ${shown} of ${of.payer.name}`,
        `已新建坏账核销单 ${entry}：${of.payer.name} ${shown}`,
      ),
      notes: [
        await nextStepNote(
          context,
          { noun: writeOff, record: full },
          say(`to book it: rounds write-off book ${entry}`, `核销：rounds write-off book ${entry}`),
        ),
      ],
    };
  },
});
