import { wholeKind } from "./kinds/figures.ts";
import { textKind, yesNoKind } from "./kinds/texts.ts";
import { field } from "./noun.ts";
import { say } from "./words.ts";

const days = wholeKind({ least: "0", most: "366" });
const hour = wholeKind({ least: "0", most: "23" });

/** The times by which goods on the road are asked after. */
export const trackingLimitFields = {
  trackingDays: field(days, say("First tracking call days after dispatch", "发车后首次跟踪（天）")),
  trackingHour: field(hour, say("Tracking calls from this hour", "跟踪电话起始时刻（点）")),
  trackingOverDays: field(
    days,
    say("Shipments no longer tracked after days", "发货多少天后不再提醒跟踪"),
  ),
  exceptionDays: field(days, say("Exceptions cleared within days", "异常查清期限（天）")),
  exceptionHour: field(hour, say("Exceptions cleared by this hour", "异常查清时刻（点）")),
  receiptDays: field(days, say("Signed receipts back within days", "回单返回期限（天）")),
  assemblyMetres: field(
    wholeKind({ least: "1" }),
    say("Cabinets up to metres are put together quickly", "短柜体上限（延米）"),
  ),
  assemblyHours: field(hour, say("Hours to put them together", "短柜体组装时限（小时）")),
  assemblyLongHours: field(hour, say("Hours for longer ones", "长柜体组装时限（小时）")),
  newCustomerDays: field(
    days,
    say("Customers are new for days, marked in tracking", "新客户跟踪标记期（天）"),
  ),
};

export const defaultTrackingLimits = {
  trackingDays: 1,
  trackingHour: 14,
  trackingOverDays: 60,
  exceptionDays: 1,
  exceptionHour: 12,
  receiptDays: 15,
  assemblyMetres: 4,
  assemblyHours: 4,
  assemblyLongHours: 10,
  newCustomerDays: 90,
};

/** What the firm chooses of tracking. */
export const trackingSettingFields = {
  trackingRole: field(textKind(), say("Role that tracks goods on the road", "负责跟踪的岗位"), {
    help: say("none: the salesperson of the order", "不设则由订单销售员跟踪"),
  }),
  receiptRole: field(textKind(), say("Role that keeps signed receipts", "回单管理岗位"), {
    help: say("none: whoever tracks the order", "不设则由跟踪该单的人负责"),
  }),
  receiptsBack: field(
    yesNoKind,
    say("Signed receipts on paper are due back", "是否提醒纸质回单返回"),
  ),
};
