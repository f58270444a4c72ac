import { say } from "../words.ts";
import { textKind } from "./texts.ts";

/** The hour of a day, "14:30"; which day, another field says. */
export const timeKind = textKind({
  name: "time",
  pattern: /^([01]\d|2[0-3]):[0-5]\d$/,
  wanted: say("a time like 14:30", "14:30 这样的时间"),
});
