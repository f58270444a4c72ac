import { choiceKind, textKind } from "../../../law/kinds/texts.ts";
import { field, under } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";

const suspicions = [
  { value: "suspected", label: say("may fish for information", "疑似打探") },
  { value: "cleared", label: say("cleared", "已排除") },
] as const;

/** A competitor who may only want our product information: R-CUS-35. */
export const suspicionFields = under(say("Caution", "风险提示"), {
  suspicion: field(choiceKind(suspicions), say("Fishing for information", "打探信息嫌疑"), {
    merge: "conflict",
    help: say(
      "while suspected, only brochures and public information may be sent",
      "未排除前只可发送宣传册与公开资料",
    ),
  }),
  suspicionWhy: field(textKind({ merge: "both" }), say("Reasons", "判断依据")),
});
