import { dateKind } from "../../../law/kinds/figures.ts";
import { groupsKind } from "../../../law/kinds/groups.ts";
import { choiceKind, textKind } from "../../../law/kinds/texts.ts";
import { field, under } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";

/** What is asked of a new customer and kept: R-CUS-34, R-CUS-53, R-CUS-54. */
export const paperKinds = [
  { value: "licence", label: say("business licence", "营业执照") },
  { value: "permit", label: say("permit", "经营许可证") },
  { value: "tax", label: say("tax registration", "税务资质") },
  { value: "bank", label: say("bank permit", "开户许可") },
  { value: "identity", label: say("identity copy", "身份证复印件") },
  { value: "membership", label: say("membership form", "入会登记表") },
  { value: "investigation", label: say("investigation report", "考察报告") },
  { value: "contract", label: say("contract", "合同") },
  { value: "other", label: say("other", "其他") },
] as const;

const memberships = [
  { value: "member", label: say("member", "会员") },
  { value: "signing", label: say("signed-bill customer", "签单客户") },
  { value: "guest", label: say("walk-in guest", "散客") },
  { value: "external", label: say("direct external customer", "直接外销客户") },
  { value: "withdrawn", label: say("withdrawn member", "退会会员") },
] as const;

/** Papers kept with the record: where the file lies, and how long it holds. */
export const paperFields = under(say("Papers", "资质与证件"), {
  membership: field(choiceKind(memberships), say("Membership", "会员类型"), { merge: "conflict" }),
  papers: field(
    groupsKind(
      {
        kind: field(choiceKind(paperKinds), say("Paper", "证件"), { required: true }),
        number: field(textKind(), say("Number", "证号")),
        file: field(textKind(), say("File", "文件路径")),
        received: field(dateKind, say("Received", "收到日期")),
        until: field(dateKind, say("Valid until", "有效期至")),
        keeper: field(textKind(), say("Kept by", "保管人")),
      },
      {
        example: say(
          "kind=licence, file=papers/jinhong-licence.pdf, until=2028-05-31",
          "kind=licence, file=papers/jinhong-licence.pdf, until=2028-05-31",
        ),
      },
    ),
    say("Papers", "资质文件"),
    { flag: "paper", merge: "union" },
  ),
});
