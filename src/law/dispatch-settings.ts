import { wholeKind } from "./kinds/figures.ts";
import { field } from "./noun.ts";
import { say } from "./words.ts";

export const dispatchLimitFields = {
  tripsPerDay: field(
    wholeKind({ least: "1", most: "20" }),
    say("Trips of a vehicle a day at most", "每车每日最多趟次"),
  ),
  carrierAnswerDays: field(
    wholeKind({ least: "0", most: "30" }),
    say("Carriers answer within days of being asked", "承运商确认运力期限（天）"),
  ),
};

export const defaultDispatchLimits = { tripsPerDay: 1, carrierAnswerDays: 0 };
