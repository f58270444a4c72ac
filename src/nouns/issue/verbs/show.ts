import { say } from "../../../law/words.ts";
import { statedPage } from "../../generic/stated.ts";
import { type Issue, issue } from "../issue.ts";
import { issueState, issueStates } from "../states.ts";

export const verb = statedPage<Issue>(issue, {
  states: issueStates,
  stateOf: issueState,
  summary: say("show a goods issue note", "查看出仓单"),
});
