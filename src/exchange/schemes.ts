import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { RoundsError } from "../law/errors.ts";
import { nearest } from "../law/names.ts";
import { type Scheme, schemeFields } from "../law/scheme.ts";
import { say } from "../law/words.ts";
import { readOwnYaml } from "./own-yaml.ts";

/** Where schemes may stand: the book's own templates/schemes comes before the program's. */
export interface SchemePlaces {
  readonly home: string;
  readonly book: string;
}

const foldersOf = ({ home, book }: SchemePlaces): string[] =>
  [book, home].map((root) => join(root, "templates", "schemes"));

const namePattern = /^[\p{L}\p{N}-]+$/u;

function schemeNames(places: SchemePlaces): string[] {
  const names = foldersOf(places).flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder).flatMap((name) => /^([\p{L}\p{N}-]+)\.yaml$/u.exec(name)?.[1] ?? [])
      : [],
  );
  return [...new Set(names)].sort();
}

/**
 * A scheme of return calls by its name. @throws RoundsError bad-settings when there is none, or
 * when its file does not say what a scheme says
 */
async function readScheme(id: string, places: SchemePlaces): Promise<Scheme> {
  const path = foldersOf(places)
    .map((folder) => join(folder, `${id}.yaml`))
    .find((one) => namePattern.test(id) && existsSync(one));
  if (path === undefined) {
    const names = schemeNames(places);
    const near = nearest(id, names);
    throw new RoundsError(
      "bad-settings",
      say(`there is no scheme of return calls "${id}"`, `没有回访方案“${id}”`),
      { candidates: near.length > 0 ? near : names, where: { file: "rounds.yaml" } },
    );
  }
  const shown = `templates/schemes/${id}.yaml`;
  const known = await readOwnYaml(path, { shown, fields: schemeFields });
  return { ...known, id } as Scheme;
}

/** The schemes that a firm has chosen, in its order. @throws RoundsError bad-settings */
export async function readSchemes(
  ids: readonly string[],
  places: SchemePlaces,
): Promise<readonly Scheme[]> {
  const schemes: Scheme[] = [];
  for (const id of ids) schemes.push(await readScheme(id, places));
  return schemes;
}
