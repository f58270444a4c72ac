import { say } from "../../../law/words.ts";
import { statedList } from "../../generic/stated.ts";
import { type Material, material } from "../material.ts";
import { isMaterialOpen, materialState, materialStates } from "../states.ts";

export const verb = statedList<Material>(material, {
  states: materialStates,
  stateOf: materialState,
  isOpen: isMaterialOpen,
  summary: say("list material requisitions with their state", "列出领料单及状态"),
  examples: ["rounds material list --open"],
});
