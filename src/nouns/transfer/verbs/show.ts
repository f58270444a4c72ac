import { say } from "../../../law/words.ts";
import { statedPage } from "../../generic/stated.ts";
import { transferState, transferStates } from "../states.ts";
import { type Transfer, transfer } from "../transfer.ts";

export const verb = statedPage<Transfer>(transfer, {
  states: transferStates,
  stateOf: transferState,
  summary: say("show a transfer", "查看调拨单"),
});
