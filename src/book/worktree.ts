import { type Look, lookAt } from "./looks.ts";
import type { Shelf } from "./shelf.ts";

/** What git can say of a book's files faster than they can be looked at one by one. */
export interface Worktree {
  /** The path of git's index: what it says of the files counts while this looks the same. */
  readonly index: string;
  /** The files that look different from the index; undefined when git cannot say. */
  changed(): Promise<ReadonlySet<string> | undefined>;
  /** The files in the index at which git always looks; undefined when git cannot say. */
  held(): Promise<ReadonlySet<string> | undefined>;
}

/** An index of git's, and the files for which git could not answer, at a complete roster. */
export interface GitMark {
  readonly index: Look;
  readonly loose: readonly string[];
}

/** The least number of files for which starting git is less work than looking at them. */
const worthGit = 2000;
/** About what a file takes in a roster: four numbers and its path. */
const bytesPerFile = 60;

interface Asked {
  readonly paths: readonly string[];
  readonly git?: GitMark | undefined;
}

/**
 * The files that may have changed since a roster was made; undefined when all are to be looked at.
 * The index must be the one of that time: then what is as the index says is as it was.
 */
export async function suspects(
  shelf: Shelf,
  { paths, git }: Asked,
): Promise<ReadonlySet<string> | undefined> {
  const { worktree } = shelf.aids;
  if (!worktree || !git || !isWorthIt(shelf, paths)) return undefined;
  if (!isSame(git.index, lookAt(worktree.index))) return undefined;
  const changed = await shelf.once("git changed", () => worktree.changed());
  // An index that was written meanwhile makes worthless what was just heard.
  if (!changed || !isSame(git.index, lookAt(worktree.index))) return undefined;
  return new Set([...changed, ...git.loose]);
}

/**
 * Asks git about files before each is looked at: if all then look as the roster says, later answers
 * of git can stand in for looking. Undefined where they cannot.
 */
export async function markOf(shelf: Shelf, paths: readonly string[]): Promise<GitMark | undefined> {
  const { worktree } = shelf.aids;
  if (!worktree || !isWorthIt(shelf, paths)) return undefined;
  const index = lookAt(worktree.index);
  if (!index) return undefined;
  shelf.clock.begin();
  if (!shelf.clock.isPast(index[3])) return undefined;
  const [changed, held] = await Promise.all([
    shelf.once("git changed", () => worktree.changed()),
    shelf.once("git held", () => worktree.held()),
  ]);
  if (!changed || !held || !isSame(index, lookAt(worktree.index))) return undefined;
  return { index, loose: paths.filter((path) => changed.has(path) || !held.has(path)) };
}

/** Has git begin to look, where so many files are known that it will be asked for sure. */
export function askAhead(shelf: Shelf): void {
  const { worktree } = shelf.aids;
  if (!worktree || shelf.pending || shelf.rosterBytes() < worthGit * bytesPerFile) return;
  void shelf.once("git changed", () => worktree.changed());
}

/** For many files, or where git was asked already for the sake of others. */
function isWorthIt(shelf: Shelf, paths: readonly string[]): boolean {
  return !shelf.pending && (paths.length >= worthGit || shelf.wasAsked("git changed"));
}

function isSame(one: Look, other: Look | undefined): boolean {
  return one.every((figure, n) => figure === other?.[n]);
}
