import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  makePlace,
  type Place,
  type Ran,
  rounds,
  shell,
  smallBook,
  writeFiles,
} from "../cli/program.ts";

const places: Place[] = [];
/** Clears away the clones of a test. */
export function removePlaces(): void {
  for (const place of places.splice(0)) place.remove();
}

/** The book that all begin with. */
export const book = {
  ...smallBook,
  "staff/lan.yaml": "name: Lan Wei\nrole: sales\n",
  "customers/blue-door.yaml": "# the oldest\nname: Blue Door\nowner: iwan\nphone: 1\n",
};

/** Two clones of one book and what they push to; the book is in a folder of the work tree. */
export class Team {
  readonly place: Place;

  constructor() {
    this.place = makePlace("iwan");
    places.push(this.place);
  }

  /** Who works in which clone is told by its name. */
  at(clone: string, path = ""): string {
    return join(this.place.root, clone, path);
  }

  async git(clone: string, line: string): Promise<string> {
    const ran = await shell(line, this.place, { cwd: this.at(clone) });
    if (ran.code !== 0) throw new Error(`${line}: ${ran.stderr}`);
    return ran.stdout;
  }

  rounds(clone: string, ...words: readonly string[]): Promise<Ran> {
    const cwd = this.at(clone, "data");
    return rounds([...words, "--as", clone], this.place, { cwd });
  }

  async begin(): Promise<void> {
    await shell(
      [
        "git config --global user.name Iwan",
        "git config --global user.email iwan@example.org",
        "git config --global init.defaultBranch main",
        "git init -q --bare ../hub.git",
        "git init -q .",
      ].join(" && "),
      this.place,
    );
    writeFiles(this.at("iwan", "data"), book);
    await this.rounds("iwan", "git", "setup");
    await this.git("iwan", "git add . && git commit -qm begin && git remote add origin ../hub.git");
    await this.git("iwan", "git push -q -u origin main && git clone -q ../hub.git ../lan");
    await this.rounds("lan", "git", "setup");
  }

  text(clone: string, path: string): string {
    return readFileSync(this.at(clone, join("data", path)), "utf8");
  }
}

/** Two clones, set up, that agree. */
export async function team(): Promise<Team> {
  const made = new Team();
  await made.begin();
  return made;
}

export const customer = "customers/blue-door.yaml";
