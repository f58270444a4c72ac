import { say } from "../../../law/words.ts";
import { statedPage } from "../../generic/stated.ts";
import { statementStates } from "../choices.ts";
import { statement } from "../statement.ts";
import { statementState } from "../states.ts";

export const verb = statedPage(statement, {
  states: statementStates,
  stateOf: statementState,
  summary: say("show a statement: its lines and the reply", "查看对账单、明细与回复"),
});
