import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { policiesOf } from "../../approval/gate.ts";
import { typedFields } from "../../generic/add.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { goodsTold, leavingFlags } from "../../move/lots/told.ts";
import { perProduct } from "../../move/papers.ts";
import { ownUnits } from "../../order/tracking/goods.ts";
import { listed, productNames } from "../../product/names.ts";
import { defineVerb } from "../../verb.ts";
import { sendTransfer } from "../moving.ts";
import { transfer } from "../transfer.ts";

const flags = typedFields(transfer) as Pick<
  typeof transfer.fields,
  "date" | "from" | "to" | "why" | "lines" | "carrier" | "expected" | "notes" | "owner"
>;

export const verb = defineVerb({
  summary: say("write a transfer to another warehouse", "新建调拨单"),
  examples: [
    'rounds transfer add --from main --to shop --line "TEA-LJ250 x 5" --send',
    'rounds transfer add --from main --to shop --line "CUP-W08 x 6" --why "spring sale"',
  ],
  flags: {
    ...flags,
    ...leavingFlags,
    send: field(switchKind, say("The goods leave at once", "立即发出")),
  },
  writes: true,
  async run(context, { send, lot, serials, ...input }) {
    const { book } = context;
    const lines = await ownUnits(input.lines, book);
    const typed = { ...input, lines };
    assertAgrees(transfer, typed, book.digits);
    const id = await book.newId(transfer, typed);
    const record = { ...typed, id };
    if (send && policiesOf(transfer, book).length === 0) {
      const { fields, ...sent } = await sendTransfer(context, {
        ...{ record, date: input.date },
        goods: goodsTold({ lot, serials }),
      });
      const made = { do: "create" as const, noun: transfer, record: { ...record, ...fields } };
      return { ...sent, steps: [made, ...sent.steps] };
    }
    const goods = listed(perProduct(lines), await productNames(book));
    return {
      steps: [{ do: "create", noun: transfer, record }],
      receipt: say(`added transfer ${id}: ${goods.en}`, `已新建调拨单 ${id}：${goods.zh}`),
      notes: [
        say(`when it leaves: rounds transfer send ${id}`, `发出时：rounds transfer send ${id}`),
      ],
    };
  },
});
