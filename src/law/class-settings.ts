import { wholeKind } from "./kinds/figures.ts";
import { groupKind } from "./kinds/groups.ts";
import { choiceKind, textKind } from "./kinds/texts.ts";
import { field } from "./noun.ts";
import { same, say } from "./words.ts";

const percent = wholeKind({ least: "0", most: "100" });
const whole = wholeKind({ least: "0" });

/** How customers are graded and classed; each number may be changed in rounds.yaml. */
export const classRuleFields = {
  gradeAmountA: field(whole, say("Demand or turnover a year that is large", "年需求/销售额：大")),
  gradeAmountB: field(whole, say("Demand or turnover a year that is fair", "年需求/销售额：中")),
  gradeUrgentDays: field(whole, say("Needed within days: urgent", "多少天内需要为紧急")),
  gradeActiveDays: field(whole, say("Needed within days: planned", "多少天内需要为有计划")),
  gradePointsA: field(whole, say("Points from which the grade is A", "A 级最低得分")),
  gradePointsB: field(whole, say("Points from which the grade is B", "B 级最低得分")),
  largePercent: field(
    percent,
    say("Large: the customers who make this % of turnover", "大客户：合计占销售额的百分比"),
  ),
  highPercent: field(percent, say("High class: the first % of buyers", "高档：前百分之几的客户")),
  middlePercent: field(percent, say("Middle class: the next %", "中档：其次百分之几的客户")),
  monthlyPercent: field(percent, say("% visited every month", "每月拜访的客户占比（%）")),
  bimonthlyPercent: field(percent, say("% visited every two months", "每两月拜访的客户占比（%）")),
  quarterlyPercent: field(percent, say("% visited every quarter", "每季度拜访的客户占比（%）")),
  samplePercent: field(percent, say("Sample customers: at least %", "样本客户最低占比（%）")),
  sampleLeast: field(
    whole,
    say("Sample customers: at least per salesperson", "每名业务员样本客户最少户数"),
  ),
};

export const defaultClassRules = {
  gradeUrgentDays: 30,
  gradeActiveDays: 180,
  gradePointsA: 4,
  gradePointsB: 2,
  largePercent: 80,
  highPercent: 20,
  middlePercent: 30,
  monthlyPercent: 30,
  bimonthlyPercent: 60,
  quarterlyPercent: 10,
  samplePercent: 15,
  sampleLeast: 15,
};

/** Where no amounts are named, the firm's own turnover says what is large and what is fair. */
export type ClassRules = typeof defaultClassRules & {
  readonly gradeAmountA?: number | undefined;
  readonly gradeAmountB?: number | undefined;
};

const measureFields = {
  high: field(textKind(), say("High value", "高价值")),
  middle: field(textKind(), say("Middle value", "中价值")),
  low: field(textKind(), say("Low value", "低价值")),
};

/** The settings about classes of customers and whose customers they are. */
export const classSettingFields = {
  classRules: field(
    groupKind(classRuleFields, { example: same("gradeAmountA=100000") }),
    say("Rules of grades and classes", "等级与分类规则"),
  ),
  sampleBy: field(
    choiceKind([
      { value: "region", label: say("region", "区域") },
      { value: "owner", label: say("owner", "负责人") },
    ]),
    say(
      "Sample customers are counted per region (a share) or per owner (a number)",
      "样本客户按区域（占比）或按负责人（户数）计",
    ),
  ),
  serviceMeasures: field(
    groupKind(measureFields, { example: same("high=...") }),
    say("Service measures per value class", "各价值分类的服务措施"),
    {
      sample: say(
        "high=a visit each month, middle=a call each month, low=a message at holidays",
        "high=每月拜访, middle=每月电话, low=节日短信",
      ),
    },
  ),
};
