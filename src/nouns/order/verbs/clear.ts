import { wholeKind } from "../../../law/kinds/figures.ts";
import { choiceKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { clearedFields, recoverFields, recoveryStates } from "../fields/tracking.ts";
import { order } from "../order.ts";
import { isUnclear } from "../totals.ts";
import { clearException } from "../tracking/exception-rules.ts";
import { shipmentFlag, theShipment } from "../tracking/which.ts";

const { date, time, how, fault } = clearedFields;
const { from, amount } = recoverFields;

export const verb = defineVerb({
  summary: say(
    "an exception is clarified; what the partner pays for it",
    "异常查清，并登记向承运商追偿",
  ),
  examples: [
    "rounds order clear SO261117A-zhou-min --how 中转站漏装，明日补到",
    "rounds order clear SO261117A-zhou-min --how 承运商承认漏装 --recovery claimed --amount 12.50",
  ],
  arguments: recordArgument(order),
  flags: {
    how: { ...how, required: undefined, ask: true },
    from: { ...from, required: undefined, label: say("Recovered from", "追偿对象") },
    fault,
    amount,
    recovery: field(choiceKind(recoveryStates), say("State of the recovery", "追偿状态")),
    exception: field(wholeKind({ least: "1" }), say("Number of the exception", "第几项异常")),
    date: { ...date, initial: ({ today }: { today: string }) => today },
    time: { ...time, flag: "at" },
    shipment: shipmentFlag,
  },
  writes: true,
  async run({ book, me, today }, { which, shipment, ...told }) {
    assertNotAhead(told.date, today);
    const record = await book.get(order, which);
    return clearException(record, theShipment(record, shipment, isUnclear), { ...told, by: me });
  },
});
