import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { RoundsError } from "../law/errors.ts";
import { nearest } from "../law/names.ts";
import { say } from "../law/words.ts";
import { type Pipeline, pipelineFields } from "../nouns/pursuit/pipeline.ts";
import { readOwnYaml } from "./own-yaml.ts";

/** Where pipelines may stand: the book's own come before the program's. */
export interface Shelves {
  /** The folder of the program. */
  readonly home: string;
  /** The folder of the book. */
  readonly book: string;
}

const foldersOf = ({ home, book }: Shelves): string[] =>
  [book, home].map((root) => join(root, "templates", "pipelines"));

/** The names of all pipelines that can be chosen. */
export function pipelineNames(shelves: Shelves): string[] {
  const names = foldersOf(shelves).flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder).flatMap((name) => /^([\p{L}\p{N}-]+)\.yaml$/u.exec(name)?.[1] ?? [])
      : [],
  );
  return [...new Set(names)].sort();
}

/**
 * A pipeline by its name. @throws RoundsError not-found with the names there are, bad-settings when
 * its file does not say what a pipeline says
 */
export async function readPipeline(id: string, shelves: Shelves): Promise<Pipeline> {
  const path = foldersOf(shelves)
    .map((folder) => join(folder, `${id}.yaml`))
    .find((one) => /^[\p{L}\p{N}-]+$/u.test(id) && existsSync(one));
  if (path === undefined) {
    const names = pipelineNames(shelves);
    const near = nearest(id, names);
    throw new RoundsError("not-found", say(`there is no pipeline "${id}"`, `没有流程“${id}”`), {
      candidates: near.length > 0 ? near : names,
    });
  }
  const shown = `templates/pipelines/${id}.yaml`;
  const known = await readOwnYaml(path, { shown, fields: pipelineFields });
  return { ...known, id } as Pipeline;
}
