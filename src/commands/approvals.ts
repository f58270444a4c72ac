import { RoundsError } from "../law/errors.ts";
import { refKind, switchKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say, type Text } from "../law/words.ts";
import { waitingPapers } from "../nouns/approval/desk.ts";
import type { Signing } from "../nouns/approval/rules.ts";
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
    const papers: Signing[] = [];
    const notes: Text[] = [];
    for (const noun of await approvableNouns()) {
      try {
        papers.push(...(await waitingPapers(context, [noun])));
      } catch (error) {
        // A rule with a mistake keeps nobody from the papers that come under another.
        if (!(error instanceof RoundsError) || error.code !== "bad-settings") throw error;
        const { text } = error;
        notes.push(
          say(
            `the rule for ${noun.plural.en} has a mistake: ${text.en} · rounds check policies`,
            `${noun.plural.zh}审批规则有误：${text.zh} · rounds check policies`,
          ),
        );
      }
    }
    const view = await waitingView(context, papers, all ? undefined : asked);
    return { ...view, notes: [...(view.notes ?? []), ...notes] };
  },
});
