import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { canteen } from "../canteen.ts";
import { deskOf } from "../desk.ts";
import { buy } from "../voucher.ts";

const { seller, lines, advance, paper, date, notes } = canteen.fields;

export const verb = defineVerb({
  summary: say("the seller's voucher for what was bought", "登记采购原始凭证"),
  examples: [],
  arguments: { seller: { ...seller, required: true as const } },
  flags: {
    lines: { ...lines, required: true as const },
    signed: field(textKind(), say("Signed and dated for the seller by", "销货方签字人")),
    advance,
    paper,
    date,
    notes,
  },
  writes: true,
  run: async (context, input) =>
    buy({ ...input, by: context.me }, await deskOf(context, input.date)),
});
