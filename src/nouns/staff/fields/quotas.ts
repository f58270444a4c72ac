import { quotaFields } from "../../../law/event-settings.ts";
import { groupsKind } from "../../../law/kinds/groups.ts";
import { field } from "../../../law/noun.ts";
import { same, say } from "../../../law/words.ts";

/** What one person is to reach, in place of what the firm expects of the role. */
export const staffQuotaFields = {
  quotas: field(
    groupsKind(quotaFields, { example: same("of=calls, number=20") }),
    say("Own quotas", "个人指标"),
    {
      flag: "quota",
      merge: "union",
      help: say("in place of those of the role", "优先于岗位指标"),
    },
  ),
};
