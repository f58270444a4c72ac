import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { arrivedFields } from "../fields/tracking.ts";
import { order } from "../order.ts";
import { arriveShipment } from "../tracking/log-rules.ts";
import { shipmentFlag, theShipment } from "../tracking/which.ts";

const { date, time, intact, place, notes } = arrivedFields;

export const verb = defineVerb({
  summary: say("the goods arrived at the customer's", "登记到货"),
  examples: [
    "rounds order arrive SO261118A --at 09:40",
    "rounds order arrive SO261118A --intact no --notes 两箱破损",
  ],
  arguments: recordArgument(order),
  flags: {
    intact: { ...intact, initial: () => true },
    place,
    notes,
    date: { ...date, initial: ({ today }: { today: string }) => today },
    time: { ...time, flag: "at" },
    shipment: shipmentFlag,
  },
  writes: true,
  async run({ book, me, today }, { which, shipment, ...arrived }) {
    assertNotAhead(arrived.date, today);
    const record = await book.get(order, which);
    return arriveShipment(record, theShipment(record, shipment), { ...arrived, by: me });
  },
});
