import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { installedFields } from "../fields/tracking.ts";
import { order } from "../order.ts";
import { acceptInstallation } from "../tracking/installed.ts";
import { shipmentFlag, theShipment } from "../tracking/which.ts";

const { date, satisfied, signedBy, metres, hours, mend, mendBy } = installedFields;

export const verb = defineVerb({
  summary: say("it is installed: accepted, or to be mended by a day", "安装完成：验收或限期整改"),
  examples: [
    "rounds order installed SO261118A --satisfied yes --by 王芳",
    "rounds order installed SO261118A --satisfied no --mend 柜门下沉 --mend-by +2d",
  ],
  arguments: recordArgument(order),
  flags: {
    satisfied,
    by: { ...signedBy, ask: true },
    metres,
    hours,
    mend,
    mendBy,
    date: { ...date, initial: ({ today }: { today: string }) => today },
    shipment: shipmentFlag,
  },
  writes: true,
  async run({ book, me, today }, { which, shipment, by, ...told }) {
    assertNotAhead(told.date, today);
    const record = await book.get(order, which);
    const one = theShipment(record, shipment, ({ installed }) => !installed?.satisfied);
    const { limits } = book.settings;
    return acceptInstallation(record, one, { told: { ...told, signedBy: by, by: me }, limits });
  },
});
