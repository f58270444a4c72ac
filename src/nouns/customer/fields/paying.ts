import { dateKind, moneyKind, wholeKind } from "../../../law/kinds/figures.ts";
import { groupsKind } from "../../../law/kinds/groups.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field, under } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";

/** Paying habits, and who may sign bills on account: R-CUS-49, R-CUS-50. */
export const payingFields = under(say("Paying habits", "付款习惯"), {
  hourToAvoid: field(textKind(), say("Hours to avoid", "避开时段"), {
    headers: ["不宜拜访时段"],
  }),
  payDay: field(wholeKind({ least: "1", most: "31" }), say("Pay day", "付款日")),
  collectAt: field(textKind(), say("Best time to collect", "最佳收款时段")),
  collectTaboo: field(textKind(), say("Taboos when collecting", "收款禁忌")),
  paysOthers: field(textKind(), say("How it pays others", "其他费用付款方式")),
  paysBy: field(textKind(), say("Pays us by", "付款方式")),
  signers: field(
    groupsKind(
      {
        name: field(textKind(), say("Name", "姓名"), { required: true }),
        title: field(textKind(), say("Job title", "职务")),
        phone: field(textKind({ name: "phone" }), say("Phone", "电话")),
        limit: field(moneyKind({ least: "0" }), say("Up to", "单笔限额")),
        from: field(dateKind, say("From", "生效日期")),
        until: field(dateKind, say("Until", "失效日期")),
      },
      {
        by: "name",
        example: say(
          "name=Anna Lee, limit=5000, until=2027-06-30",
          "name=王芳, limit=5000, until=2027-06-30",
        ),
      },
    ),
    say("May sign on account", "有效签单人员"),
    { flag: "signer", merge: "conflict" },
  ),
  signLimit: field(moneyKind({ least: "0" }), say("Signing limit", "签单限额"), {
    merge: "conflict",
    help: say("the most of signed bills that may be open", "未结签单合计上限"),
  }),
});
