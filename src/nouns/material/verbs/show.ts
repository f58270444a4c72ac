import { say } from "../../../law/words.ts";
import { statedPage } from "../../generic/stated.ts";
import { type Material, material } from "../material.ts";
import { materialState, materialStates } from "../states.ts";

export const verb = statedPage<Material>(material, {
  states: materialStates,
  stateOf: materialState,
  summary: say("show a material requisition", "查看领料单"),
});
