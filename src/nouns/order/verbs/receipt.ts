import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { shipmentFields } from "../fields/shipments.ts";
import { filedFields } from "../fields/tracking.ts";
import { order } from "../order.ts";
import { fileReceipt } from "../tracking/log-rules.ts";
import { shipmentFlag, theShipment } from "../tracking/which.ts";

const { date, place } = filedFields;

export const verb = defineVerb({
  summary: say("the signed receipt is back and filed, with its scan", "回单返回归档，可附扫描件"),
  examples: ["rounds order receipt SO261102A-sun-lei --place '回单夹 2026-11'"],
  arguments: recordArgument(order),
  flags: {
    file: field(textKind({ name: "file" }), say("Scan of it", "扫描件"), { ask: true }),
    number: { ...shipmentFields.receipt, label: say("Number of the receipt", "签收单号") },
    place,
    date: { ...date, initial: ({ today }: { today: string }) => today },
    shipment: shipmentFlag,
  },
  writes: true,
  async run({ book, me, today, folder }, { which, shipment, file, number, ...told }) {
    assertNotAhead(told.date, today);
    const record = await book.get(order, which);
    const wanted = theShipment(record, shipment, (one) => !!one.signed && !one.filed);
    const scan = file === undefined ? {} : await scanOf(file, { book: book.root, folder });
    return fileReceipt(record, wanted, { ...told, ...scan, by: me, receipt: number });
  },
});

async function scanOf(file: string, places: { readonly book: string; readonly folder: string }) {
  const { attachmentOf } = await import("../../../exchange/attachments.ts");
  return attachmentOf(file, places);
}
