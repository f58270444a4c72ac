import { say } from "../../../law/words.ts";
import { statedList } from "../../generic/stated.ts";
import { statementStates } from "../choices.ts";
import { statement } from "../statement.ts";
import { statementState, waitsForReply } from "../states.ts";

export const verb = statedList(statement, {
  states: statementStates,
  stateOf: statementState,
  isOpen: (record) => {
    const state = statementState(record);
    return state === "draft" || state === "differs" || waitsForReply(record);
  },
  summary: say("list statements with their state", "列出对账单及状态"),
  examples: ["rounds statement list", "rounds statement list --open"],
});
