import { say } from "../../../law/words.ts";
import { statedPage } from "../../generic/stated.ts";
import { type Finished, finished } from "../finished.ts";
import { finishedState, finishedStates } from "../states.ts";

export const verb = statedPage<Finished>(finished, {
  states: finishedStates,
  stateOf: finishedState,
  summary: say("show a finished goods receipt", "查看成品入库单"),
});
