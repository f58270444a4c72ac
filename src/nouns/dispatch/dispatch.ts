import { dateKind, quantityKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { timeKind } from "../../law/kinds/times.ts";
import { defineNoun, field, type Stored, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import {
  dispatchAgrees,
  dispatchBound,
  dispatchFixed,
  dispatchSettled,
  dispatchUnfinished,
} from "./state.ts";

/** Why an order's goods go on this day. */
export const becauses = [
  { value: "urgent", label: say("urgent", "急单") },
  { value: "arrival", label: say("required arrival", "要求到货") },
  { value: "promised", label: say("promised", "承诺发货") },
  { value: "undated", label: say("no date told", "未定日期") },
] as const;

/** Why they go in this vehicle or with this carrier. */
export const hows = [
  { value: "own", label: say("own vehicle has room", "自有车辆可装") },
  { value: "asked", label: say("the order names the carrier", "订单指定承运商") },
  {
    value: "over",
    label: say("above own capacity, carrier of the route", "超出自有运力，按线路外协"),
  },
  { value: "too-large", label: say("larger than any own vehicle", "单件超出自有车辆") },
  {
    value: "backup",
    label: say("no carrier of the route has room, backup", "线路承运商无运力，转后备"),
  },
] as const;

export const stopFields = {
  order: field(refKind("order"), say("Order", "订单"), { required: true }),
  product: field(refKind("product"), say("Product", "产品"), { required: true }),
  quantity: field(quantityKind({ least: "0.000001" }), say("Quantity", "数量"), { required: true }),
  because: field(choiceKind(becauses), say("Day because of", "日期依据")),
  wanted: field(dateKind, say("Wanted on", "要求日期")),
  how: field(choiceKind(hows), say("Placed", "安排")),
  split: field(yesNoKind, say("Split", "拆单")),
};

/** Goods of an order in a load; the stops are in the order of the list. */
export type Stop = Values<typeof stopFields>;

const pickupFields = {
  date: field(dateKind, say("On", "日期"), { required: true }),
  time: field(timeKind, say("At", "时间")),
  by: field(textKind(), say("Confirmed by", "确认人")),
};

export const acceptedFields = {
  date: field(dateKind, say("On", "日期"), { required: true }),
  time: field(timeKind, say("At", "时间")),
  by: field(textKind(), say("Confirmed by", "确认人")),
  via: field(
    choiceKind([
      { value: "email", label: say("e-mail", "邮件") },
      { value: "phone", label: say("phone", "电话") },
      { value: "fax", label: say("fax", "传真") },
      { value: "message", label: say("message", "消息") },
    ]),
    say("By way of", "方式"),
  ),
};

const declinedFields = {
  carrier: field(refKind("carrier"), say("Carrier", "承运商"), { required: true }),
  date: field(dateKind, say("On", "日期"), { required: true }),
  why: field(textKind(), say("Why", "原因"), { required: true }),
};

const departedFields = {
  date: field(dateKind, say("On", "日期"), { required: true }),
  time: field(timeKind, say("At", "时间")),
  signedBy: field(textKind(), say("Driver's signature", "司机签字"), { required: true }),
  checkedBy: field(refKind("staff"), say("Goods checked against orders by", "核对人")),
  waybill: field(textKind(), say("Waybill", "运单号")),
};

const cancelledFields = {
  date: field(dateKind, say("On", "日期"), { required: true }),
  by: field(refKind("staff"), say("By", "经办人")),
  why: field(textKind(), say("Why", "原因"), { required: true }),
};

const dated = same("date=2026-11-22, by=iwan");

/**
 * One load of one day: the vehicle or carrier, what it takes where, who confirmed it, and when it
 * left (R-TRN-08 to R-TRN-11, R-TRN-31).
 */
export const dispatch = defineNoun({
  name: "dispatch",
  label: say("dispatch", "派车单"),
  plural: say("dispatches", "派车单"),
  folder: "dispatches",
  shape: "record",
  naming: { by: "day", prefix: "DP", date: "date" },
  fields: {
    date: field(dateKind, say("Leaves on", "发车日期"), {
      required: true,
      list: 9,
      merge: "conflict",
      initial: ({ today }) => today,
    }),
    vehicle: field(refKind("vehicle"), say("Vehicle", "车辆"), { list: 9, merge: "conflict" }),
    trip: field(wholeKind({ least: "1" }), say("Trip", "趟次"), { merge: "conflict" }),
    carrier: field(refKind("carrier"), say("Carrier", "承运商"), { list: 9, merge: "conflict" }),
    driver: field(textKind(), say("Driver", "司机"), { list: 6 }),
    warehouse: field(refKind("warehouse"), say("Warehouse", "仓库"), { list: 4, required: true }),
    by: field(refKind("staff"), say("Dispatcher", "调度员"), { list: 2, initial: ({ me }) => me }),
    stops: field(
      groupsKind(stopFields, {
        example: same("order=SO261122A-iwan, product=tea, quantity=10"),
      }),
      say("Stops", "装载明细"),
      { required: true, flag: "stop", merge: "conflict" },
    ),
    weight: field(quantityKind(), say("Weight, kg", "重量（kg）"), { list: 6, kept: true }),
    volume: field(quantityKind(), say("Volume, m3", "体积（m³）"), { list: 5, kept: true }),
    unknown: field(wordsKind, say("Weight or volume unknown", "重量或体积未知"), { kept: true }),
    planned: field(dateKind, say("Planned on", "排车日期"), { kept: true }),
    pickup: field(
      groupKind(pickupFields, { example: dated }),
      say("Pickup confirmed by the warehouse", "仓库确认提货"),
      { kept: true, merge: "conflict" },
    ),
    accepted: field(
      groupKind(acceptedFields, { example: dated }),
      say("Capacity confirmed by the carrier", "承运商确认运力"),
      { kept: true, merge: "conflict" },
    ),
    declined: field(
      groupsKind(declinedFields, {
        example: say(
          "carrier=dhl, date=2026-11-22, why=full",
          "carrier=德邦, date=2026-11-22, why=车满",
        ),
      }),
      say("Declined by", "拒单记录"),
      { kept: true, merge: "union" },
    ),
    departed: field(
      groupKind(departedFields, {
        example: say(
          "date=2026-11-22, signedBy=Li, checkedBy=iwan",
          "date=2026-11-22, signedBy=李师傅, checkedBy=吴涛",
        ),
      }),
      say("Left", "发车"),
      { kept: true, merge: "conflict" },
    ),
    cancelled: field(
      groupKind(cancelledFields, {
        example: say("date=2026-11-22, why=snow", "date=2026-11-22, why=大雪"),
      }),
      say("Cancelled", "取消"),
      { kept: true, merge: "conflict" },
    ),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  agree: dispatchAgrees,
  unfinished: dispatchUnfinished,
  settled: dispatchSettled,
  bound: dispatchBound,
  fixed: dispatchFixed,
  call: (record: { readonly id: string }) => record.id,
});

export type Dispatch = Stored<typeof dispatch>;
