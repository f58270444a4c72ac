import type { IsoDate } from "./dates.ts";
import { dateKind, wholeKind } from "./kinds/figures.ts";
import { groupsKind } from "./kinds/groups.ts";
import { textKind } from "./kinds/texts.ts";
import { field, type Values } from "./noun.ts";
import { say } from "./words.ts";

const days = wholeKind({ least: "0", most: "366" });

/** How long an offer holds and when it is asked after; how early contracts are seen to. */
export const quoteLimitFields = {
  quoteDays: field(days, say("A quote is valid for days", "报价有效期（天）")),
  quoteSendWorkdays: field(
    days,
    say("A quote is sent within working days", "报价发出期限（工作日）"),
  ),
  quoteFollowDays: field(days, say("A quote is asked after within days", "报价发出后跟进（天）")),
  quoteEndingDays: field(
    days,
    say("A quote that ends is shown days before", "报价到期提前提醒（天）"),
  ),
  quoteOverDays: field(
    days,
    say("An expired quote is asked after no more after days", "报价过期后不再提醒（天）"),
  ),
  contractSignDays: field(days, say("A contract is signed within days", "合同签订期限（天）")),
  contractNoticeDays: field(
    days,
    say("Notice before a contract's end when it says nothing", "合同未约定时的到期通知期（天）"),
  ),
  contractLeadDays: field(
    days,
    say("A contract's notice is shown days before", "合同续签提前提醒（天）"),
  ),
  contractStageLeadDays: field(
    days,
    say("A payment stage is shown days before", "合同付款节点提前提醒（天）"),
  ),
};

export const defaultQuoteLimits = {
  quoteDays: 30,
  quoteSendWorkdays: 2,
  quoteFollowDays: 3,
  quoteEndingDays: 5,
  quoteOverDays: 60,
  contractSignDays: 7,
  contractNoticeDays: 30,
  contractLeadDays: 14,
  contractStageLeadDays: 7,
};

const stampFields = {
  name: field(textKind(), say("Stamp", "印章"), { required: true }),
  department: field(textKind(), say("Department", "部门")),
  from: field(dateKind, say("In use from", "启用日期"), { required: true }),
  to: field(dateKind, say("In use until", "停用日期")),
};

/** A stamp of the firm and the days on which papers may carry it (R-ORD-48). */
export type Stamp = Values<typeof stampFields>;

/** The register of the firm's stamps; none, and nobody asks for any. */
export const quoteSettingFields = {
  stamps: field(
    groupsKind(stampFields, {
      example: say(
        "name=contract stamp, department=sales, from=2026-01-01",
        "name=合同专用章, department=销售部, from=2026-01-01",
      ),
    }),
    say("Register of stamps", "印章登记"),
    { merge: "union" },
  ),
};

/** The stamps that papers of a day may carry. */
export function stampsOn(stamps: readonly Stamp[] | undefined, day: IsoDate): readonly Stamp[] {
  return (stamps ?? []).filter(({ from, to }) => from <= day && day <= (to ?? "9999-12-31"));
}
