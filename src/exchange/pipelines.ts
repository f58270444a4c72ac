import { say } from "../law/words.ts";
import { type Pipeline, pipelineFields } from "../nouns/pursuit/pipeline.ts";
import { ownNames, readOwn, type TemplatePlaces } from "./own-files.ts";

const files = { folder: "pipelines", label: say("pipeline", "流程"), fields: pipelineFields };

/** The names of all pipelines that can be chosen. */
export function pipelineNames(places: TemplatePlaces): readonly string[] {
  return ownNames(files, places);
}

/**
 * A pipeline by its name. @throws RoundsError not-found with the names there are, bad-settings when
 * its file does not say what a pipeline says
 */
export async function readPipeline(id: string, places: TemplatePlaces): Promise<Pipeline> {
  return (await readOwn(id, files, { places, missing: { code: "not-found" } })) as Pipeline;
}
