import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { goodsTold, leavingFlags } from "../../move/lots/told.ts";
import { ownUnits } from "../../order/tracking/goods.ts";
import { defineVerb } from "../../verb.ts";
import { receiveTransfer } from "../moving.ts";
import { arrivedFields, transfer } from "../transfer.ts";

export const verb = defineVerb({
  summary: say(
    "the other warehouse takes in what came, in full or short",
    "调入仓库收货，足额或短少",
  ),
  examples: [
    "rounds transfer receive TR261120A",
    'rounds transfer receive TR261120A --line "SNK-HT250 x 11" --short 途中破损',
  ],
  arguments: recordArgument(transfer),
  flags: {
    line: { ...arrivedFields.lines, required: undefined },
    short: field(textKind(), say("Why the rest never comes", "短少原因")),
    none: field(switchKind, say("Nothing came at all (with --short)", "一件未到（须写 --short）")),
    ...leavingFlags,
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, line, none, short, date, ...goods }) {
    const { book } = context;
    const record = await book.get(transfer, which);
    if (none && short === undefined) {
      refuse(
        say("say why nothing came", "请注明一件未到的原因"),
        say(
          `rounds transfer receive ${record.id} --none --short "never arrived"`,
          `rounds transfer receive ${record.id} --none --short “途中丢失”`,
        ),
      );
    }
    const named = none ? [] : line && (await ownUnits(line, book));
    return receiveTransfer(context, {
      ...{ record, date, named, short },
      goods: goodsTold(goods),
    });
  },
});
