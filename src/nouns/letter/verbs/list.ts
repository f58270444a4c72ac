import { say } from "../../../law/words.ts";
import { statedList } from "../../generic/stated.ts";
import { letterStates } from "../choices.ts";
import { letter } from "../letter.ts";
import { letterState } from "../states.ts";

export const verb = statedList(letter, {
  states: letterStates,
  stateOf: letterState,
  isOpen: (record) => letterState(record) === "draft",
  summary: say("list letters with their state", "列出催款函及状态"),
  examples: ["rounds letter list", "rounds letter list --open"],
});
