import { dateKind } from "../../law/kinds/figures.ts";
import { groupsKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { field, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";

/** What the work with a customer aims at: R-FUP-02. */
export const followUps = [
  { value: "conversion", label: say("conversion", "转变性跟进"), also: ["转变性"] },
  { value: "service", label: say("service", "服务性跟进"), also: ["服务性"] },
  { value: "long-term", label: say("long-term", "长远性跟进"), also: ["长远性"] },
] as const;

export type FollowUp = (typeof followUps)[number]["value"];

const pursuitFields = {
  pipeline: field(textKind(), say("Pipeline", "流程"), { required: true }),
  stage: field(textKind(), say("Stage", "阶段"), { required: true }),
  from: field(dateKind, say("From", "开始"), { required: true }),
  to: field(dateKind, say("To", "结束")),
  by: field(refKind("staff"), say("By", "跟进人")),
  why: field(textKind(), say("Why", "原因")),
};

/** One stage that a customer or a project is in, or was in. */
export type Pursuit = Values<typeof pursuitFields>;

/** The stages gone through, the present one last; it alone has no end. */
export const pursuitKind = groupsKind(pursuitFields, {
  example: same("pipeline=sales, stage=phone, from=2026-11-22"),
});

/** The stage that it stands in; undefined before the first and after an end. */
export function standsIn(pursuit: readonly Pursuit[] | undefined): Pursuit | undefined {
  const last = pursuit?.at(-1);
  return last && last.to === undefined ? last : undefined;
}
