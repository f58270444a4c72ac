import { say } from "../../../law/words.ts";
import type { PageView } from "../../../print/view.ts";
import { recordArgument, recordPage } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { order } from "../order.ts";
import { verb as track } from "./track.ts";

export const verb = defineVerb({
  summary: say(
    "show one order: where it stands, its lines, what was agreed",
    "查看订单：状态、明细与约定",
  ),
  examples: ["rounds order show SO261105A"],
  arguments: recordArgument(order),
  /** The screen of `order track`, and below its facts whatever else was written on the paper. */
  async run(context, { which }): Promise<PageView> {
    const record = await context.book.get(order, which);
    const told = (await track.run(context, { which: record.id })) as PageView;
    const written = await recordPage(order, record, context);
    const known = new Set(["id", "confirmed", ...told.facts.map(({ key }) => key)]);
    return {
      ...told,
      facts: [...told.facts, ...written.facts.filter(({ key }) => !known.has(key))],
    };
  },
});
