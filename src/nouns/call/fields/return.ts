import { badValue, type Kind } from "../../../law/kind.ts";
import { dateKind, wholeKind } from "../../../law/kinds/figures.ts";
import { moreKind } from "../../../law/kinds/groups.ts";
import { switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";

/** The best that a customer can give for a service item; 1 is the worst. */
export const bestScore = 5;

const wantedScore = say(
  `scores from 1 to ${bestScore}, like service=4`,
  `1–${bestScore} 的评分，如 service=4`,
);

const isScore = (value: unknown): boolean =>
  /^[1-9]$/.test(String(value)) && Number(value) <= bestScore;

/** Service items with a score each: R-SVC-05. */
const scoresKind: Kind<Readonly<Record<string, unknown>>> = {
  ...moreKind,
  name: "scores",
  placeholder: "item=1..5",
  parse(text, reading) {
    const scores = moreKind.parse(text, reading);
    const sound = Object.values(scores).every(isScore);
    return sound ? scores : badValue(text, wantedScore);
  },
  read(value, report, digits) {
    const scores = moreKind.read(value, report, digits);
    if (scores === undefined || Object.values(scores).every(isScore)) return scores;
    report([], say(`these must be ${wantedScore.en}`, `这里应是 ${wantedScore.zh}`));
    return undefined;
  },
  show: (value) =>
    Object.entries(value)
      .map(([item, score]) => `${item} ${String(score)}`)
      .join(", "),
};

/** What a call is about, and what a return call (回访) was told: R-SVC-05, R-SVC-21. */
export const returnFields = {
  about: field(textKind({ name: "paper" }), say("About", "关联单据"), {
    help: say("the order, invoice, service, event or call", "订单、应收单、服务单、活动或通话编号"),
  }),
  scheme: field(textKind({ name: "scheme" }), say("Return calls", "回访方案")),
  step: field(wholeKind({ least: "1", most: "20" }), say("Step", "第几次")),
  scores: field(scoresKind, say("Scores", "评分"), { flag: "score" }),
  problem: field(textKind(), say("Problem raised", "客户反映的问题")),
  reported: field(dateKind, say("Reported to the supervisor on", "上报主管日期")),
  solution: field(dateKind, say("Solution known on", "得到处理意见日期")),
  solved: field(switchKind, say("The problem is answered", "问题已答复")),
};
