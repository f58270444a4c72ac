import { say } from "../../../law/words.ts";
import { statedList } from "../../generic/stated.ts";
import { isTransferOpen, transferState, transferStates } from "../states.ts";
import { type Transfer, transfer } from "../transfer.ts";

export const verb = statedList<Transfer>(transfer, {
  states: transferStates,
  stateOf: transferState,
  isOpen: isTransferOpen,
  summary: say("list transfers with their state", "列出调拨单及状态"),
  examples: ["rounds transfer list --open"],
});
