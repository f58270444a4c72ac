import { dateKind } from "../../../law/kinds/figures.ts";
import { groupKind, groupsKind } from "../../../law/kinds/groups.ts";
import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { timeKind } from "../../../law/kinds/times.ts";
import { field, type Values } from "../../../law/noun.ts";
import { same, say } from "../../../law/words.ts";
import {
  arrivedFields,
  exceptionFields,
  filedFields,
  goodsKind,
  installedFields,
  logFields,
  returnedFields,
} from "./tracking.ts";

const day = same("date=2026-11-22, by=iwan");

/**
 * What left the house at one time for an order, and all that became of it. Its number is its place
 * in the list, from 1. Log, exceptions and returns are only ever added to.
 */
export const shipmentFields = {
  date: field(dateKind, say("Shipped on", "发货日期"), { required: true }),
  time: field(timeKind, say("Left at", "发车时间")),
  warehouse: field(refKind("warehouse"), say("Warehouse", "仓库")),
  carrier: field(textKind(), say("Carrier", "承运商")),
  waybill: field(textKind(), say("Waybill", "运单号")),
  dispatch: field(textKind(), say("Dispatch slip", "派车单")),
  vehicle: field(textKind(), say("Vehicle", "车辆")),
  driver: field(textKind(), say("Driver", "司机")),
  expected: field(dateKind, say("Expected", "预计到达")),
  by: field(refKind("staff"), say("Shipped by", "发货人")),
  supervisor: field(refKind("staff"), say("Warehouse supervisor", "仓库主管"), {
    merge: "conflict",
  }),
  signed: field(dateKind, say("Signed on", "签收日期"), { merge: "conflict" }),
  signedBy: field(textKind(), say("Signed by", "签收人"), { merge: "conflict" }),
  receipt: field(textKind(), say("Receipt", "签收单号")),
  receiptDue: field(dateKind, say("Receipt due back", "回单应返日期")),
  lines: field(goodsKind, say("Lines", "明细"), { required: true }),
  log: field(
    groupsKind(logFields, {
      example: say(
        "date=2026-11-22, kind=call, what=arrives tomorrow",
        "date=2026-11-22, kind=call, what=明日到货",
      ),
    }),
    say("Tracking log", "跟踪日志"),
    { merge: "union" },
  ),
  exceptions: field(
    groupsKind(exceptionFields, {
      example: say(
        "date=2026-11-22, kind=short, register=transit, what=two boxes, remedy=sent again",
        "date=2026-11-22, kind=short, register=transit, what=少两箱, remedy=补发",
      ),
    }),
    say("Exceptions", "异常"),
    { merge: "union" },
  ),
  arrived: field(
    groupKind(arrivedFields, { example: same("date=2026-11-22, intact=yes") }),
    say("Arrived", "到货"),
    { merge: "conflict" },
  ),
  filed: field(groupKind(filedFields, { example: day }), say("Receipt filed", "回单归档"), {
    merge: "conflict",
  }),
  returned: field(
    groupsKind(returnedFields, {
      example: same("date=2026-11-22, to=stock, warehouse=main, why=refused"),
    }),
    say("Returned", "退货"),
    { merge: "union" },
  ),
  installed: field(
    groupKind(installedFields, { example: same("date=2026-11-22, satisfied=yes") }),
    say("Installed", "安装验收"),
    { merge: "conflict" },
  ),
};

export type Shipment = Values<typeof shipmentFields>;
