import type { Noun } from "../law/noun.ts";
import { sealed, unsealed } from "./checksum.ts";
import { type Look, lookAt, lookInto } from "./looks.ts";
import { build, type Shelf } from "./shelf.ts";
import { type GitMark, markOf, suspects } from "./worktree.ts";

/** What a roster's file begins with. */
interface Head {
  readonly build: string;
  readonly digits: number;
  /** The size and the checksum of the lines that it was written with. */
  readonly size: number;
  readonly sum: number;
  readonly folders: Readonly<Record<string, Look>>;
  readonly count: number;
  readonly git?: GitMark;
}

/** The files of a noun and what they look like: four numbers each, in the order of the paths. */
export interface Roster {
  readonly folders: ReadonlyMap<string, Look>;
  readonly paths: readonly string[];
  readonly looks: Float64Array;
  /** Where git's answers may stand in for looking at the files. */
  readonly git?: GitMark | undefined;
}

/** The files of a noun as they are now, compared with a roster. */
export interface Survey extends Roster {
  /** The files that are new or look different, by their place among the paths. */
  readonly changed: readonly number[];
  /** The folders that look different. */
  readonly relisted: readonly string[];
}

/** What tells one cache of records from another. */
interface Fitting {
  readonly digits: number;
  readonly size: number;
  readonly sum: number;
}

const headSize = 8;
/** At most one in so many files may be looked at although git has answered for the rest. */
const looseShare = 20;
const perFile = 4 * Float64Array.BYTES_PER_ELEMENT;

/** Reads what `encodeRoster` wrote; undefined when it is torn or does not belong to these lines. */
export function decodeRoster(bytes: Buffer, fitting: Fitting): Roster | undefined {
  const inner = unsealed(bytes);
  if (!inner) return undefined;
  const headEnd = headSize + Number(inner.toString("latin1", 0, headSize));
  const head = JSON.parse(inner.toString("utf8", headSize, headEnd)) as Head;
  if (head.build !== build || head.digits !== fitting.digits) return undefined;
  if (head.size !== fitting.size || head.sum !== fitting.sum) return undefined;
  const pathsEnd = inner.length - head.count * perFile;
  const looks = new Float64Array(head.count * 4);
  inner.copy(new Uint8Array(looks.buffer), 0, pathsEnd);
  const paths = inner.toString("utf8", headEnd, pathsEnd);
  return {
    folders: new Map(Object.entries(head.folders)),
    paths: paths === "" ? [] : paths.split("\n"),
    looks,
    git: head.git,
  };
}

/** The bytes of a roster: the length of its head, its head, the paths, the numbers. */
export function encodeRoster(roster: Roster, fitting: Fitting): Buffer {
  const { folders, paths, looks, git } = roster;
  const head: Head = {
    build,
    ...fitting,
    ...(git ? { git } : {}),
    folders: Object.fromEntries(folders),
    count: paths.length,
  };
  const headBytes = Buffer.from(JSON.stringify(head));
  const length = Buffer.from(String(headBytes.length).padStart(headSize));
  const numbers = Buffer.from(looks.buffer, looks.byteOffset, looks.byteLength);
  return sealed(Buffer.concat([length, headBytes, Buffer.from(paths.join("\n")), numbers]));
}

/**
 * Looks at every file of a noun, or has git look. A folder that looks as it did is not listed
 * again.
 */
export async function survey(noun: Noun, shelf: Shelf, known: Roster | undefined): Promise<Survey> {
  const unsure = known && (await suspects(shelf, known));
  const mark = known && !unsure ? await markOf(shelf, known.paths) : undefined;
  const found = lookAround(noun, shelf, { known, unsure });
  const git = unsure ? known?.git : mark;
  // Where much has changed git is asked anew the next time, when it can answer for all of it.
  if (!git || found.changed.length > found.paths.length / looseShare) return found;
  // What git says of a file counts only if the file looked as the roster says when git was asked.
  const changed = found.changed.map((at) => found.paths[at] as string);
  return { ...found, git: { ...git, loose: [...new Set([...git.loose, ...changed])] } };
}

interface Before {
  readonly known: Roster | undefined;
  /** Where git has looked: the files that are yet to be looked at. */
  readonly unsure: ReadonlySet<string> | undefined;
}

function lookAround(noun: Noun, shelf: Shelf, { known, unsure }: Before): Survey {
  const { folders, relisted } = foldersOf(noun, shelf, known);
  const same = known !== undefined && relisted.length === 0 && folders.size === known.folders.size;
  if (!same) return lookAgain(shelf, { folders, relisted, known });
  const { paths } = known;
  const looks = known.looks.slice();
  const changed: number[] = [];
  for (const at of unsure ? placesOf(known, unsure) : paths.keys()) {
    const isThere = lookInto(looks, at, shelf.path(paths[at] as string));
    // Its folder does not know yet that it is gone: it is as if that had changed.
    if (!isThere) return lookAgain(shelf, { folders, relisted: [...folders.keys()], known });
    if (!equal({ looks, at }, { looks: known.looks, at })) changed.push(at);
  }
  return { folders, relisted, paths, looks, changed };
}

/** The places of the files to be looked at: those named, and those that look like nothing. */
function placesOf({ paths, looks }: Roster, named: ReadonlySet<string>): number[] {
  const places: number[] = [];
  for (let at = 0; at < paths.length; at++) {
    if (looks[at * 4] === 0 || (named.size > 0 && named.has(paths[at] as string))) places.push(at);
  }
  return places;
}

/** Looks at every file where some have come or gone. */
function lookAgain(shelf: Shelf, listing: Listing): Survey {
  const { folders, relisted, known } = listing;
  const all = relist(shelf, listing);
  const places = new Map(known?.paths.map((path, place) => [path, place]));
  const looks = new Float64Array(all.length * 4);
  const paths: string[] = [];
  const changed: number[] = [];
  for (const path of all) {
    const at = paths.length;
    if (!lookInto(looks, at, shelf.path(path)) && !shelf.pending?.has(path)) continue;
    paths.push(path);
    const was = places.get(path);
    if (!known || was === undefined || !equal({ looks, at }, { looks: known.looks, at: was })) {
      changed.push(at);
    }
  }
  return { folders, relisted, paths, looks: looks.slice(0, paths.length * 4), changed };
}

/** What no folder looks like. */
const unsure: Look = [0, 0, 0, 0];

/** What can be remembered of a survey: a changed file that was not kept looks like nothing. */
export function remembered(
  { folders, relisted, paths, looks, changed, git }: Survey,
  shelf: Shelf,
  isKept: (at: number) => boolean,
): Roster {
  const kept = looks.slice();
  for (const at of changed) if (!isKept(at)) kept.fill(0, at * 4, at * 4 + 4);
  // A folder that may yet change without looking any different stays in the list, but looks like
  // nothing: without it the files in it would not be there for whoever trusts the folder above.
  const settled = [...folders].map(([folder, look]) => {
    const isSure = !relisted.includes(folder) || shelf.clock.isPast(look[3]);
    return [folder, isSure ? look : unsure] as const;
  });
  return { folders: new Map(settled), paths, looks: kept, git };
}

/** Is there more in a survey than in the roster before it, the files aside? */
export function hasNews(
  { folders, relisted, paths, git }: Survey,
  known: Roster | undefined,
  shelf: Shelf,
): boolean {
  if (!known) return paths.length > 0;
  if (git && git.index.join() !== known.git?.index.join()) return true;
  return relisted.some((folder) => {
    const look = folders.get(folder);
    return look !== undefined && shelf.clock.isPast(look[3]);
  });
}

interface Place {
  readonly looks: Float64Array;
  readonly at: number;
}

function equal(one: Place, other: Place): boolean {
  for (let n = 0; n < 4; n++) {
    if (one.looks[one.at * 4 + n] !== other.looks[other.at * 4 + n]) return false;
  }
  return true;
}

/** A noun's folder, and the folders of months in it. */
function foldersOf(
  noun: Noun,
  shelf: Shelf,
  known: Roster | undefined,
): { readonly folders: Map<string, Look>; readonly relisted: string[] } {
  const folders = new Map<string, Look>();
  const relisted: string[] = [];
  const visit = (folder: string): boolean => {
    const look = lookAt(shelf.path(folder));
    if (look) folders.set(folder, look);
    const before = known?.folders.get(folder);
    const same = !shelf.pending && look && before?.every((one, n) => one === look[n]);
    if (!same) relisted.push(folder);
    return same === true;
  };
  const inside = visit(noun.folder)
    ? [...(known?.folders.keys() ?? [])].filter((folder) => folder !== noun.folder)
    : shelf
        .names(noun.folder)
        .filter((name) => /^\d{4}-\d{2}$/.test(name))
        .map((name) => `${noun.folder}/${name}`);
  for (const folder of inside) visit(folder);
  return { folders, relisted };
}

interface Listing {
  readonly folders: ReadonlyMap<string, Look>;
  readonly relisted: readonly string[];
  readonly known: Roster | undefined;
}

/** The paths of all files where some folders have changed, sorted. */
function relist(shelf: Shelf, { folders, relisted, known }: Listing): string[] {
  shelf.clock.begin();
  const again = new Set(relisted);
  const paths = (known?.paths ?? []).filter((path) => {
    const folder = path.slice(0, path.lastIndexOf("/"));
    return folders.has(folder) && !again.has(folder);
  });
  for (const folder of relisted) paths.push(...filesIn(shelf, folder));
  return paths.sort();
}

/** The records' files in a folder. */
function filesIn(shelf: Shelf, folder: string): string[] {
  return shelf
    .names(folder)
    .filter((name) => name.endsWith(".yaml") && !name.startsWith("."))
    .map((name) => `${folder}/${name}`);
}

/** Paths of all files in a noun's folders, relative to the book, sorted. */
export function pathsOf(noun: Noun, shelf: Shelf): string[] {
  const months = shelf.names(noun.folder).filter((name) => /^\d{4}-\d{2}$/.test(name));
  const folders = [noun.folder, ...months.map((name) => `${noun.folder}/${name}`)];
  return folders.flatMap((folder) => filesIn(shelf, folder)).sort();
}
