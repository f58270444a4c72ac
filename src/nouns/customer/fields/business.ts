import { dateKind } from "../../../law/kinds/figures.ts";
import { groupsKind } from "../../../law/kinds/groups.ts";
import { choiceKind, textKind } from "../../../law/kinds/texts.ts";
import { field, under } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";

/** What kind of firm it is: R-CUS-03, R-CUS-05. */
export const businessFields = under(say("The firm", "企业概况"), {
  economicNature: field(textKind(), say("Economic nature", "经济性质")),
  size: field(textKind(), say("Size", "规模")),
  network: field(textKind(), say("Network", "客户网络范围")),
  mainBusiness: field(textKind(), say("Main business", "主营业务")),
  performance: field(textKind(), say("Business performance", "主营绩效")),
  marketArea: field(textKind(), say("Market area", "市场区域")),
  salesPower: field(textKind(), say("Own sales capability", "销售能力")),
  growth: field(textKind(), say("Growth potential", "发展潜力")),
  philosophy: field(textKind(), say("Business philosophy", "经营理念")),
  operation: field(textKind(), say("Way of operating", "经营方式")),
  policy: field(textKind(), say("Business policy", "经营方针")),
  peculiarities: field(textKind(), say("Peculiarities", "企业特点")),
});

const compliances = [
  { value: "sound", label: say("law-abiding", "守法经营") },
  { value: "warned", label: say("warned", "已提醒整改") },
  { value: "breach", label: say("breach found", "发现违规") },
] as const;

/** Where the dealings with it stand: R-CUS-04, R-CUS-05, R-CUS-07, R-CUS-08, R-CUS-37, R-CUS-51. */
export const dealingFields = under(say("Dealings", "交易状况"), {
  knownSince: field(dateKind, say("Known since", "往来起始")),
  consumes: field(textKind(), say("Products it uses", "消费产品")),
  needs: field(textKind({ merge: "both" }), say("Needs in its own words", "客户自述需求")),
  potentialNeeds: field(textKind({ merge: "both" }), say("Potential needs", "潜在需求")),
  logisticsNeeds: field(textKind(), say("Logistics needs", "物流需求")),
  salesActivity: field(textKind(), say("Sales activity", "销售活动现状")),
  problems: field(textKind({ merge: "both" }), say("Problems", "存在问题")),
  strategy: field(textKind(), say("Our sales strategy", "销售策略")),
  outlook: field(textKind(), say("Outlook", "前景展望")),
  reputation: field(textKind(), say("Reputation", "形象与信誉")),
  financialState: field(textKind(), say("Financial state", "财务状况")),
  creditStanding: field(textKind(), say("Credit standing", "资信状况")),
  tradePolicy: field(textKind(), say("Trade policy news", "当地贸易政策动态")),
  compliance: field(choiceKind(compliances), say("Compliance", "守法情况"), { merge: "conflict" }),
  opinions: field(
    groupsKind(
      {
        date: field(dateKind, say("Date", "日期")),
        from: field(textKind(), say("Told by", "反映人")),
        to: field(textKind(), say("Heard by", "收集部门")),
        text: field(textKind(), say("Opinion", "意见"), { required: true }),
      },
      {
        example: say(
          "date=2026-11-20, from=Anna Lee, to=service, text=deliveries come too early",
          "date=2026-11-20, from=王芳, to=客服部, text=送货太早",
        ),
      },
    ),
    say("Opinions of us", "客户意见"),
    { flag: "opinion", merge: "union" },
  ),
});
