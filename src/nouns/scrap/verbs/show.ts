import { say } from "../../../law/words.ts";
import { statedPage } from "../../generic/stated.ts";
import { type Scrap, scrap } from "../scrap.ts";
import { scrapState, scrapStates } from "../states.ts";

export const verb = statedPage<Scrap>(scrap, {
  states: scrapStates,
  stateOf: scrapState,
  summary: say("show a scrap note", "查看报废单"),
});
