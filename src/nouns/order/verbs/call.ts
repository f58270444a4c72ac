import { yesNoKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { logFields } from "../fields/tracking.ts";
import { order } from "../order.ts";
import { logTracking } from "../tracking/log-rules.ts";
import { shipmentFlag, theShipment } from "../tracking/which.ts";

const { date, time, to, what, next, place, kind } = logFields;
const nobody = say("nobody reached", "未联系上");

export const verb = defineVerb({
  summary: say("log a tracking call: what was said, the day announced", "登记跟踪电话及预告到货日"),
  examples: [
    "rounds order call SO261118A --result 未到货 --next +1d",
    "rounds order call SO261118A --to carrier --result 明日上午到 --next +1d --at 14:20",
    "rounds order call SO261118A --reached no",
  ],
  arguments: recordArgument(order),
  flags: {
    result: { ...what, required: undefined, label: say("Result", "结果") },
    next: { ...next, ask: true },
    to: { ...to, initial: () => "receiver" },
    reached: field(yesNoKind, say("Reached", "已联系上"), { initial: () => true }),
    kind: { ...kind, required: undefined, initial: () => "call" },
    place,
    date: { ...date, initial: ({ today }: { today: string }) => today },
    time: { ...time, flag: "at" },
    shipment: shipmentFlag,
  },
  needs: async (_, { reached, result }) =>
    reached === false || result !== undefined ? [] : ["result"],
  writes: true,
  async run({ book, me, today, language }, { which, shipment, result, ...told }) {
    assertNotAhead(told.date, today);
    const record = await book.get(order, which);
    const line = { ...told, kind: told.kind ?? "call", by: me, what: result ?? nobody[language] };
    return logTracking(record, theShipment(record, shipment), line);
  },
});
