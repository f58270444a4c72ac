import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { RoundsError } from "../law/errors.ts";
import { nearest } from "../law/names.ts";
import { say } from "../law/words.ts";
import { readText } from "./rows.ts";

export interface PlanFile {
  readonly text: string;
  /** The file as a person would name it, for messages. */
  readonly name: string;
  /** Where its tables are when nobody says: beside the plan, for a template where one stands. */
  readonly tables: string;
}

/**
 * A plan by its file, or by its bare name among the program's templates.
 * @throws RoundsError not-found with the names of the templates
 */
export function findPlan(
  named: string,
  { folder, home }: { readonly folder: string; readonly home: string },
): PlanFile {
  if (existsSync(resolve(folder, named))) {
    const text = readText(resolve(folder, named), { name: named });
    return { text, name: named, tables: dirname(named) };
  }
  const templates = join(home, "templates", "imports");
  const path = join(templates, `${named}.yaml`);
  if (/^[\w-]+$/.test(named) && existsSync(path)) {
    return { text: readText(path, { name: named }), name: `${named}.yaml`, tables: "." };
  }
  const names = namesIn(templates);
  const near = nearest(named, names);
  throw new RoundsError("not-found", say(`there is no plan "${named}"`, `没有方案“${named}”`), {
    candidates: near.length > 0 ? near : names,
    hint: say("name a file, or one of the templates", "请给出文件，或模板名"),
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? []);
  } catch {
    return [];
  }
}
