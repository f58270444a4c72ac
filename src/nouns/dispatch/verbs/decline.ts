import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { carrier } from "../../carrier/carrier.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { dispatch } from "../dispatch.ts";
import { carried } from "../plan.ts";
import { declineLoad } from "../rules.ts";

export const verb = defineVerb({
  summary: say(
    "the carrier cannot take a load: it goes to the backup carrier",
    "承运商无法承运：转后备承运商",
  ),
  examples: [],
  arguments: recordArgument(dispatch),
  flags: { why: field(textKind(), say("Why", "原因"), { required: true }) },
  writes: true,
  async run({ book, me, today }, { which, why }) {
    const record = await book.get(dispatch, which);
    const ofDay = (await book.live(dispatch)).filter((one) => one.date === record.date);
    const others = ofDay.filter((one) => one.id !== record.id);
    const said = ofDay.flatMap(({ declined }) => declined ?? []);
    return declineLoad(
      record,
      { date: today, by: me, why },
      {
        carriers: await book.all(carrier),
        loaded: carried(others),
        unwilling: new Set(said.map((one) => one.carrier)),
      },
    );
  },
});
