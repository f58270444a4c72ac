import type { Found, Spot } from "../law/check.ts";
import { type Problem, RoundsError } from "../law/errors.ts";
import { finding } from "../law/finding.ts";
import type { Shelf } from "./shelf.ts";

/** Finds line, column and excerpt of findings; the lines of one file are kept for the next. */
export class Locator {
  private readonly shelf: Shelf;
  private file: string | undefined;
  private lines: readonly string[] = [];

  constructor(shelf: Shelf) {
    this.shelf = shelf;
  }

  /** A finding with level and remedy from the table, at the exact place of its field. */
  async problem({ code, at, text, hint }: Found): Promise<Problem> {
    return finding(code, text, { ...(await this.place(at)), ...(hint ? { hint } : {}) });
  }

  /** The same finding with the line it stands on, where there is one. */
  withExcerpt(problem: Problem): Problem {
    const { file, line } = problem.where;
    const excerpt = line === undefined ? undefined : this.linesOf(file)[line - 1];
    return excerpt === undefined ? problem : { ...problem, excerpt };
  }

  private async place({ file, line, path }: Spot): Promise<Problem["where"]> {
    if (path === undefined) return line === undefined ? { file } : { file, line, column: 1 };
    const { placeOf } = await import("./codec.ts");
    if (line === undefined) return { file, ...placeOf(this.linesOf(file).join("\n"), path) };
    const { column } = placeOf(this.linesOf(file)[line - 1] ?? "", path);
    return { file, line, column };
  }

  private linesOf(file: string): readonly string[] {
    if (this.file !== file) {
      this.file = file;
      this.lines = this.text(file)
        .replace(/^\ufeff/, "")
        .split(/\r?\n/);
    }
    return this.lines;
  }

  private text(file: string): string {
    try {
      return this.shelf.text(file);
    } catch (error) {
      if (error instanceof RoundsError) return "";
      throw error;
    }
  }
}
