import { say } from "../../../law/words.ts";
import { statedList } from "../../generic/stated.ts";
import { type Issue, issue } from "../issue.ts";
import { isIssueOpen, issueState, issueStates } from "../states.ts";

export const verb = statedList<Issue>(issue, {
  states: issueStates,
  stateOf: issueState,
  isOpen: isIssueOpen,
  summary: say("list goods issue notes with their state", "列出出仓单及状态"),
  examples: ["rounds issue list --open"],
});
