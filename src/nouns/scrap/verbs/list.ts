import { say } from "../../../law/words.ts";
import { statedList } from "../../generic/stated.ts";
import { type Scrap, scrap } from "../scrap.ts";
import { isScrapOpen, scrapState, scrapStates } from "../states.ts";

export const verb = statedList<Scrap>(scrap, {
  states: scrapStates,
  stateOf: scrapState,
  isOpen: isScrapOpen,
  summary: say("list scrap notes with their state", "列出报废单及状态"),
  examples: ["rounds scrap list --open"],
});
