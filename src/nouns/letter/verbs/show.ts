import { say } from "../../../law/words.ts";
import { statedPage } from "../../generic/stated.ts";
import { letterStates } from "../choices.ts";
import { letter } from "../letter.ts";
import { letterState } from "../states.ts";

export const verb = statedPage(letter, {
  states: letterStates,
  stateOf: letterState,
  summary: say("show a letter: what it asks for, and what came back", "查看催款函及回复"),
});
