import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Details, RoundsError } from "../law/errors.ts";
import { nearest } from "../law/names.ts";
import type { Fields, Values } from "../law/noun.ts";
import { say, type Text } from "../law/words.ts";
import { readOwnYaml } from "./own-yaml.ts";

/** Where templates stand: what lies in the book's folder wins over what the program brings. */
export interface TemplatePlaces {
  /** The folder of the program. */
  readonly home: string;
  /** The folder of the book. */
  readonly book: string;
}

/** A folder of YAML files under templates/, one for each thing of a kind. */
export interface OwnFiles<F extends Fields> {
  readonly folder: string;
  /** What one of them is called. */
  readonly label: Text;
  readonly fields: F;
}

const named = /^([\p{L}\p{N}-]+)\.yaml$/u;

function foldersOf({ folder }: { readonly folder: string }, { book, home }: TemplatePlaces) {
  return [book, home].map((root) => join(root, "templates", folder));
}

/** The names of all that there are. */
export function ownNames(
  files: { readonly folder: string },
  places: TemplatePlaces,
): readonly string[] {
  const names = foldersOf(files, places).flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).flatMap((one) => named.exec(one)?.[1] ?? []) : [],
  );
  return [...new Set(names)].sort();
}

/**
 * The one of a name. @throws RoundsError bad-settings when its file does not say what it should, or
 * as `missing` tells when there is none
 */
export async function readOwn<F extends Fields>(
  name: string,
  files: OwnFiles<F>,
  {
    places,
    missing,
  }: {
    readonly places: TemplatePlaces;
    readonly missing: { readonly code: "not-found" | "bad-settings" } & Pick<Details, "where">;
  },
): Promise<Values<F> & { readonly id: string }> {
  const { folder, label, fields } = files;
  const path = foldersOf(files, places)
    .map((one) => join(one, `${name}.yaml`))
    .find((one) => named.test(`${name}.yaml`) && existsSync(one));
  if (path !== undefined) {
    const shown = `templates/${folder}/${name}.yaml`;
    return { ...(await readOwnYaml(path, { shown, fields })), id: name };
  }
  const names = ownNames(files, places);
  const near = nearest(name, names);
  const { code, ...where } = missing;
  throw new RoundsError(
    code,
    say(`there is no ${label.en} "${name}"`, `没有${label.zh}“${name}”`),
    { candidates: near.length > 0 ? near : names, ...where },
  );
}
