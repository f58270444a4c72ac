import { dateKind } from "../../../law/kinds/figures.ts";
import { choiceKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { canteen, seats } from "../canteen.ts";
import { staffNames } from "../desk.ts";
import { sign } from "../voucher.ts";

export const verb = defineVerb({
  summary: say(
    "sign a voucher: seller, manager, cook, leader",
    "凭证签字：销货方、经手、验收、领导",
  ),
  examples: [],
  arguments: {
    ...recordArgument(canteen),
    seat: field(choiceKind(seats), say("Signs as", "签字栏"), { required: true }),
  },
  flags: {
    name: field(textKind(), say("Who signs for the seller", "销货方签字人")),
    wrong: field(textKind(), say("Not accepted, as", "验收不符，原因")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  run: async ({ book, today, me }, { which, ...told }) =>
    sign(
      await book.get(canteen, which),
      { ...told, by: me },
      { today, nameOf: await staffNames(book) },
    ),
});
