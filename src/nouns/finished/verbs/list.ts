import { say } from "../../../law/words.ts";
import { statedList } from "../../generic/stated.ts";
import { type Finished, finished } from "../finished.ts";
import { finishedState, finishedStates, isFinishedOpen } from "../states.ts";

export const verb = statedList<Finished>(finished, {
  states: finishedStates,
  stateOf: finishedState,
  isOpen: isFinishedOpen,
  summary: say("list finished goods receipts with their state", "列出成品入库单及状态"),
  examples: ["rounds finished list --open"],
});
