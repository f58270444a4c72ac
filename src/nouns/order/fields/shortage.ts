import { dateKind } from "../../../law/kinds/figures.ts";
import { groupKind } from "../../../law/kinds/groups.ts";
import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { field, type Values } from "../../../law/noun.ts";
import { same, say } from "../../../law/words.ts";

const toldFields = {
  date: field(dateKind, say("Told on", "告知日期"), { required: true }),
  by: field(refKind("staff"), say("Told by", "告知人")),
  ready: field(dateKind, say("Rest expected", "余货预计到货")),
  what: field(textKind(), say("What was said", "沟通情况")),
};

/** That the customer knows of what is short, and when the rest is to come: R-ORD-24. */
export const shortageField = field(
  groupKind(toldFields, { example: same("date=2026-11-22, ready=2026-12-01") }),
  say("Shortage told", "缺货告知"),
  { kept: true },
);

export type ShortageTold = Values<typeof toldFields>;
