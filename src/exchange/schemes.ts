import { type Scheme, schemeFields } from "../law/scheme.ts";
import { say } from "../law/words.ts";
import { readOwn, type TemplatePlaces } from "./own-files.ts";

const files = {
  folder: "schemes",
  label: say("scheme of return calls", "回访方案"),
  fields: schemeFields,
};
const missing = { code: "bad-settings", where: { file: "rounds.yaml" } } as const;

/**
 * The schemes that a firm has chosen, in its order. @throws RoundsError bad-settings when there is
 * none of a name, or when its file does not say what a scheme says
 */
export async function readSchemes(
  ids: readonly string[],
  places: TemplatePlaces,
): Promise<readonly Scheme[]> {
  const schemes: Scheme[] = [];
  for (const id of ids) schemes.push((await readOwn(id, files, { places, missing })) as Scheme);
  return schemes;
}
