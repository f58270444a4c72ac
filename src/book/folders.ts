import { readdirSync } from "node:fs";
import type { Noun } from "../law/noun.ts";
import { build, type Shelf } from "./shelf.ts";

/**
 * A noun with fewer files than this is always looked through in full: that costs next to nothing.
 */
export const manyFiles = 100;

/**
 * Remembers what the folders of a noun looked like when the cache knew every file in them. While
 * they look the same, nothing was added, removed or replaced, and single records can be looked up
 * without touching the others. An edit in place of some other file is noticed by the next command
 * that reads the noun as a whole (`today`, `list`, `check`).
 */
export class Folders {
  private readonly shelf: Shelf;
  private readonly folder: string;
  private readonly hasMonths: boolean;

  constructor(shelf: Shelf, noun: Noun) {
    this.shelf = shelf;
    this.folder = noun.folder;
    this.hasMonths = noun.naming.by === "day";
  }

  /** The folders as they look now, as one text to compare. */
  look(): string {
    const stamps: Record<string, string | undefined> = { [this.folder]: this.mtime(this.folder) };
    for (const name of this.months()) {
      stamps[name] = this.mtime(`${this.folder}/${name}`);
    }
    return JSON.stringify({ build, digits: this.shelf.digits, stamps });
  }

  /** Do they look as they did when the cache was complete? */
  unchanged(): boolean {
    return this.shelf.pending === undefined && this.shelf.readCache(this.cacheName) === this.look();
  }

  /** Remembers a look at which the cache was complete. */
  remember(look: string): void {
    this.shelf.writeCache(this.cacheName, look);
  }

  private get cacheName(): string {
    return `${this.folder}.look.json`;
  }

  private mtime(folder: string): string | undefined {
    return this.shelf.stamp(folder)?.split(":")[0];
  }

  private months(): string[] {
    if (!this.hasMonths) return [];
    try {
      const names = readdirSync(this.shelf.path(this.folder));
      return names.filter((name) => /^\d{4}-\d{2}$/.test(name)).sort();
    } catch {
      return [];
    }
  }
}
