import { refuse } from "../../../law/errors.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { shipmentFields } from "../fields/shipments.ts";
import { exceptionFields } from "../fields/tracking.ts";
import { order } from "../order.ts";
import { addException } from "../tracking/exception-rules.ts";
import { ownUnits } from "../tracking/goods.ts";
import { shipmentFlag, theShipment } from "../tracking/which.ts";

const { date, time, kind, what, remedy, register, station } = exceptionFields;
const { lines } = shipmentFields;

export const verb = defineVerb({
  summary: say(
    "register what went wrong with a shipment, with its remedy",
    "登记运输异常及处理措施",
  ),
  examples: [
    "rounds order exception SO261118A --kind damaged --line 'CUP-W08 x 2' --what 外箱受压，碎两只 --remedy 承运商照价赔偿",
    "rounds order exception SO261118A --kind late --what 高速封路 --remedy 改走国道，明早到",
  ],
  arguments: recordArgument(order),
  flags: {
    kind,
    what,
    remedy,
    line: { ...lines, required: undefined },
    register: {
      ...register,
      required: undefined,
      help: say("default: transit where a carrier has them", "默认：由承运商运输的记入中转登记表"),
    },
    station,
    date: { ...date, initial: ({ today }: { today: string }) => today },
    time: { ...time, flag: "at" },
    shipment: shipmentFlag,
  },
  writes: true,
  async run({ book, me, today }, { which, shipment, line, register: named, ...told }) {
    assertNotAhead(told.date, today);
    const record = await book.get(order, which);
    const one = theShipment(record, shipment);
    const [goods, more] = line ? await ownUnits(line, book) : [];
    if (more) refuseSeveral();
    const registered = named ?? (one.shipment.carrier === undefined ? "internal" : "transit");
    return addException(record, one, { ...told, ...goods, register: registered, by: me });
  },
});

function refuseSeveral(): never {
  refuse(
    say("one exception is of one product", "每项异常只登记一种产品"),
    say("register each with a command of its own", "请分别登记"),
  );
}
