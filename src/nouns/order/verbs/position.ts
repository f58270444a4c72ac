import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { logFields } from "../fields/tracking.ts";
import { order } from "../order.ts";
import { logTracking } from "../tracking/log-rules.ts";
import { shipmentFlag, theShipment } from "../tracking/which.ts";

const { date, time, place, what, next } = logFields;
const well = say("goods in order", "货物完好");

export const verb = defineVerb({
  summary: say("log where the goods are and how they are", "登记在途位置与货物状况"),
  examples: [
    "rounds order position SO261118A 嘉兴服务区 --at 10:30",
    "rounds order position SO261118A 绍兴中转站 --state '封签完好，等待换车' --next +1d",
  ],
  arguments: { ...recordArgument(order), place: { ...place, required: true as const } },
  flags: {
    state: { ...what, required: undefined, label: say("State of the goods", "货物状况") },
    next,
    date: { ...date, initial: ({ today }: { today: string }) => today },
    time: { ...time, flag: "at" },
    shipment: shipmentFlag,
  },
  writes: true,
  async run({ book, me, today, language }, { which, shipment, state, ...told }) {
    assertNotAhead(told.date, today);
    const record = await book.get(order, which);
    const what = state ?? well[language];
    const line = { ...told, kind: "position" as const, to: "driver" as const, by: me, what };
    return logTracking(record, theShipment(record, shipment), line);
  },
});
