import { refKind, switchKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { waitingPapers } from "../nouns/approval/desk.ts";
import { waitingView } from "../nouns/approval/view.ts";
import { defineVerb } from "../nouns/verb.ts";
import { approvableNouns } from "./papers.ts";

export const verb = defineVerb({
  summary: say("papers that wait for your approval", "待我审批的单据"),
  examples: ["rounds approvals --all", "rounds approvals --staff chen-jie"],
  flags: {
    all: field(switchKind, say("everybody's", "全部待审批")),
    staff: field(refKind("staff"), say("Waiting for this person", "待此人审批")),
  },
  personal: true,
  async run(context, { all, staff: asked = context.me }) {
    const papers = await waitingPapers(context, await approvableNouns());
    return waitingView(context, papers, all ? undefined : asked);
  },
});
