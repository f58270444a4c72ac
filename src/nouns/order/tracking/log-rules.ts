import type { Change } from "../../../law/change.ts";
import { refuse } from "../../../law/errors.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Shipment } from "../fields/shipments.ts";
import type { Arrived, Filed, LogLine, Picked } from "../fields/tracking.ts";
import { type Order, order } from "../order.ts";
import { openMicro, orderState } from "../totals.ts";
import { announced, nextAsk } from "./next.ts";
import { callShipment, isOnTheWay, type Numbered, withShipment } from "./which.ts";

/** A change to one shipment of an order. */
export function shipmentChange(
  record: Order,
  { number, fields }: { readonly number: number; readonly fields: Partial<Shipment> },
  told: Pick<Change, "receipt" | "notes" | "why">,
): Change {
  const shipments = withShipment(record, number, fields);
  return { steps: [{ do: "set", noun: order, id: record.id, fields: { shipments } }], ...told };
}

/** What is told of a shipment lies between its leaving and now. */
export function assertAfterLeaving({ date: left }: Shipment, date: string): void {
  if (date >= left) return;
  refuse(say(`it left on ${left}, after ${date}`, `发货日期 ${left} 晚于 ${date}`));
}

function assertOnTheWay(record: Order, { number, shipment }: Numbered): void {
  if (isOnTheWay(shipment)) return;
  const name = callShipment(record, number);
  const { signed } = shipment;
  refuse(
    signed
      ? say(`${name.en} was signed for on ${signed}`, `${name.zh} 已于 ${signed} 签收`)
      : say(`all of ${name.en} came back`, `${name.zh} 已全部退回`),
  );
}

/**
 * One more line in the tracking log (R-TRN-12, R-TRN-18, R-TRN-19). Nothing in the log is ever
 * changed: what was wrong is put right by a new line (R-TRN-29).
 */
export function logTracking(record: Order, one: Numbered, line: LogLine): Change {
  const { number, shipment } = one;
  assertAfterLeaving(shipment, line.date);
  if (line.kind !== "note") assertOnTheWay(record, one);
  if (line.next !== undefined && line.next < line.date) {
    refuse(
      say(
        `announced for ${line.next}, before the call`,
        `预告到货日 ${line.next} 早于本次跟踪日期`,
      ),
    );
  }
  const log = [...(shipment.log ?? []), line];
  const name = callShipment(record, number);
  return shipmentChange(
    record,
    { number, fields: { log } },
    {
      receipt: say(`logged ${name.en}: ${line.what}`, `已登记 ${name.zh}：${line.what}`),
      notes:
        line.kind === "note" ? [] : [nextNote(record, { shipment: { ...shipment, log }, line })],
    },
  );
}

function nextNote(record: Order, { shipment, line }: { shipment: Shipment; line: LogLine }): Text {
  if (line.kind === "call" && line.reached === false && line.next === undefined) {
    return say(
      `nobody reached: try the carrier; rounds order call ${record.id} --to carrier`,
      `未联系上，可联系承运商：rounds order call ${record.id} --to carrier`,
    );
  }
  const day = nextAsk(shipment, { trackingDays: 1 }) ?? line.date;
  if (announced(shipment) === day) return say(`to be asked again on ${day}`, `${day} 再次跟踪`);
  return say(
    `no day announced: to be asked again on ${day} (--next DATE sets one)`,
    `未预告到货日，${day} 再次跟踪（可用 --next 填写）`,
  );
}

/** The goods are at the customer's: R-TRN-13, R-TRN-26. */
export function arriveShipment(record: Order, one: Numbered, arrived: Arrived): Change {
  const { number, shipment } = one;
  assertOnTheWay(record, one);
  const name = callShipment(record, number);
  if (shipment.arrived) {
    const day = shipment.arrived.date;
    refuse(say(`${name.en} arrived on ${day}`, `${name.zh} 已于 ${day} 到货`));
  }
  assertAfterLeaving(shipment, arrived.date);
  return shipmentChange(
    record,
    { number, fields: { arrived } },
    {
      receipt: say(
        `${name.en} arrived on ${arrived.date}${arrived.intact ? ", intact" : ", not intact"}`,
        `${name.zh} 已于 ${arrived.date} ${arrived.intact ? "完好到货" : "到货，货物有异常"}`,
      ),
      notes: [
        arrived.intact
          ? say(
              `when it is signed for: rounds order sign ${record.id}`,
              `客户签单后：rounds order sign ${record.id}`,
            )
          : say(
              `register what is wrong: rounds order exception ${record.id}`,
              `请登记异常：rounds order exception ${record.id}`,
            ),
      ],
    },
  );
}

/** The storekeeper has made goods of an order ready: R-TRN-26, stage four. */
export function pickOrder(record: Order, picked: Picked): Change {
  const state = orderState(record);
  if (state === "draft" || openMicro(record).size === 0) {
    refuse(
      state === "draft"
        ? say(`${record.id} is not confirmed yet`, `${record.id} 尚未确认`)
        : say(`nothing of ${record.id} is open`, `${record.id} 没有待发货物`),
      state === "draft"
        ? say(
            `first: rounds order confirm ${record.id}`,
            `请先运行：rounds order confirm ${record.id}`,
          )
        : undefined,
    );
  }
  const picks = [...(record.picks ?? []), picked];
  return {
    steps: [{ do: "set", noun: order, id: record.id, fields: { picks } }],
    receipt: say(`picked ${record.id}`, `已配货 ${record.id}`),
    notes: [say(`next: rounds order ship ${record.id}`, `下一步：rounds order ship ${record.id}`)],
  };
}

/** The signed receipt is back in the file: R-TRN-15, R-TRN-26, stage nine. */
export function fileReceipt(
  record: Order,
  { number, shipment }: Numbered,
  { receipt, ...filed }: Filed & { readonly receipt?: string | undefined },
): Change {
  const name = callShipment(record, number);
  if (!shipment.signed) {
    refuse(
      say(`${name.en} is not signed for yet`, `${name.zh} 尚未签收`),
      say(
        `first: rounds order sign ${record.id} --by NAME`,
        `请先运行：rounds order sign ${record.id} --by 签收人`,
      ),
    );
  }
  if (shipment.filed) {
    const day = shipment.filed.date;
    refuse(
      say(`the receipt of ${name.en} was filed on ${day}`, `${name.zh} 的回单已于 ${day} 归档`),
    );
  }
  if (filed.date < shipment.signed) {
    refuse(say("it was not signed for by then", "回单归档日期早于签收日期"));
  }
  const fields = { filed, ...(receipt === undefined ? {} : { receipt }) };
  return shipmentChange(
    record,
    { number, fields },
    {
      receipt: say(
        `receipt of ${name.en} filed${filed.path ? `: ${filed.path}` : ""}`,
        `${name.zh} 回单已归档${filed.path ? `：${filed.path}` : ""}`,
      ),
      notes: filed.path
        ? []
        : [say("without a scan: --file scan.pdf keeps one", "未附扫描件，可用 --file 附上")],
    },
  );
}
