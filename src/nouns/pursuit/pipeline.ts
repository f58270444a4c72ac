import { RoundsError } from "../../law/errors.ts";
import { rateKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind } from "../../law/kinds/groups.ts";
import { choiceKind, textKind } from "../../law/kinds/texts.ts";
import { fold } from "../../law/names.ts";
import { field, type Values } from "../../law/noun.ts";
import type { Settings } from "../../law/settings.ts";
import { same, say } from "../../law/words.ts";
import { stages as relations } from "../customer/choices.ts";
import { roles } from "../staff/staff.ts";
import { followUps } from "./fields.ts";

const both = {
  en: field(textKind(), same("English"), { required: true }),
  zh: field(textKind(), same("中文"), { required: true }),
};
const bothKind = groupKind(both, { example: same("en=…, zh=…") });

/** A number of days, or the name of one of the limits in rounds.yaml. */
const daysKind = textKind({
  pattern: /^(\d{1,3}|[a-z][a-zA-Z]+)$/,
  wanted: say("a number of days or the name of a limit", "天数，或 rounds.yaml 中期限的名称"),
});

const stageFields = {
  id: field(
    textKind({ pattern: /^[a-z][a-z0-9-]*$/, wanted: say("a short word", "短词") }),
    say("Id", "编号"),
    { required: true },
  ),
  ...both,
  followUp: field(choiceKind(followUps), say("Follow-up", "跟进类型")),
  means: field(choiceKind(relations), say("Where the relationship stands", "客户阶段")),
  role: field(choiceKind(roles), say("Whose it is", "负责岗位")),
  limitDays: field(daysKind, say("Time limit", "期限（天）")),
  everyDays: field(daysKind, say("In touch every", "联系间隔（天）")),
  after: field(textKind(), say("Goes to when the limit is over", "超期转入")),
  goal: field(textKind(), say("Aims at", "目标阶段")),
  conversion: field(rateKind, say("Conversion aimed at", "目标转化率")),
  payment: field(rateKind, say("Payment aimed at", "目标付款率")),
  meeting: field(
    choiceKind([
      { value: "daily", label: say("daily", "每日") },
      { value: "weekly", label: say("weekly", "每周") },
    ]),
    say("Case meeting", "个案会"),
  ),
  overseer: field(choiceKind(roles), say("Meeting held by", "个案会主持岗位")),
  helpers: field(bothKind, say("Helped by", "协助人")),
  overseers: field(bothKind, say("Watched over by", "监督人")),
  end: field(
    choiceKind([
      { value: "won", label: say("won", "成交") },
      { value: "lost", label: say("lost", "流失") },
    ]),
    say("Ends as", "结局"),
  ),
  todo: field(groupsKind(both, { example: same("en=…, zh=…") }), say("To do", "要做的事")),
};

/** A way from the first contact to the end, in stages: R-FUP-03, R-FUP-14, R-FUP-18 to R-FUP-33. */
export const pipelineFields = {
  name: field(bothKind, say("Name", "名称"), { required: true }),
  about: field(
    choiceKind([
      { value: "customer", label: say("customers", "客户") },
      { value: "project", label: say("projects", "项目") },
    ]),
    say("About", "适用于"),
    { required: true },
  ),
  stages: field(
    groupsKind(stageFields, { example: same("id=call, en=call, zh=电话") }),
    say("Stages", "阶段"),
    { required: true },
  ),
};

export type PipelineStage = Values<typeof stageFields>;

export interface Pipeline extends Values<typeof pipelineFields> {
  /** The name by which a book or a customer chooses it: that of its file. */
  readonly id: string;
}

/** The days that a pipeline names by number or by a limit of rounds.yaml; undefined: none. */
export function daysOf(named: string | undefined, limits: Settings["limits"]): number | undefined {
  if (named === undefined) return undefined;
  const days = /^\d+$/.test(named) ? Number(named) : (limits as Record<string, number>)[named];
  if (days !== undefined) return days;
  throw new RoundsError(
    "bad-settings",
    say(`there is no limit "${named}" in rounds.yaml`, `rounds.yaml 中没有期限“${named}”`),
    { candidates: Object.keys(limits) },
  );
}

/** The stage of that id, if the pipeline has it. */
export function stageOf(
  { stages }: Pick<Pipeline, "stages">,
  id: string | undefined,
): PipelineStage | undefined {
  return stages.find((one) => one.id === id);
}

/** The stage that a typed word means: id, name in either language, number, or a beginning. */
export function stageNamed({ stages }: Pipeline, typed: string): PipelineStage | undefined {
  const word = fold(typed);
  const words = (one: PipelineStage): string[] => [one.id, one.en, one.zh].map(fold);
  const exact = stages.find((one) => words(one).includes(word));
  if (exact) return exact;
  const number = /^\d+$/.test(typed) ? stages[Number(typed) - 1] : undefined;
  if (number) return number;
  const starts = stages.filter((one) => word !== "" && words(one).some((w) => w.startsWith(word)));
  return starts.length === 1 ? starts[0] : undefined;
}
