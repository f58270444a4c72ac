import type { Found } from "../law/check.ts";
import { RoundsError } from "../law/errors.ts";
import { say, type Text } from "../law/words.ts";
import { type Closings, closing, closingPath, type Sealed } from "./closings.ts";
import { hash, hashBytes } from "./disk.ts";
import { monthOfFile } from "./entry-lines.ts";
import type { LoggedChange } from "./journal.ts";
import type { Shelf } from "./shelf.ts";

/** The files of a book and its closings. */
interface Seals {
  readonly shelf: Shelf;
  readonly closings: Closings;
}

/** The closings that can be read; what is wrong with the others is found. */
interface Read {
  readonly months: readonly { readonly month: string; readonly files: readonly Sealed[] }[];
  readonly found: Found[];
}

function readClosings(closings: Closings): Read {
  const found: Found[] = [];
  const months = closings.months.flatMap((month) => {
    try {
      const file = closings.file(month);
      for (const section of file.sections) file.rows(section);
      return [{ month: file.head.month, files: file.files }];
    } catch (error) {
      if (!(error instanceof RoundsError)) throw error;
      const at = { file: closingPath(month) };
      const code = error.code === "merge-markers" ? "merge-markers" : "closing-broken";
      found.push({ code, at, text: error.text });
      return [];
    }
  });
  return { months, found };
}

const isVolume = ({ file }: Sealed): boolean => file.startsWith("volumes/");

/** Volumes that are not as they were when their month was closed, or that no closing knows. */
export function volumeFindings({ shelf, closings }: Seals): Found[] {
  const { months, found } = readClosings(closings);
  // What a closing that cannot be read knows, nobody can tell.
  if (found.length > 0) return found;
  const sealed = months.flatMap(({ files }) => files.filter(isVolume));
  const known = new Set(sealed.map(({ file }) => file));
  const strays = shelf
    .names("volumes")
    .flatMap((month) => shelf.names(`volumes/${month}`).map((name) => `volumes/${month}/${name}`))
    .filter((file) => file.endsWith(".jsonl") && !known.has(file));
  return [
    ...sealed.flatMap((one) => changed(one, { shelf, code: "volume-changed" })),
    ...strays.map((file): Found => {
      const text = say("no closing knows this volume", "没有结账记录包含该归档卷");
      return { code: "volume-changed", at: { file }, text };
    }),
  ];
}

/** Whatever of the closed months is not as it was when they were closed, file by file. */
export function sealFindings(
  { shelf, closings }: Seals,
  { log, folders }: { log: readonly LoggedChange[]; folders: readonly string[] },
): Found[] {
  const { months } = readClosings(closings);
  const entries = months.flatMap(({ files }) => files.filter((one) => !isVolume(one)));
  return [
    ...entries.flatMap((one) => changed(one, { shelf, code: "sealed-changed" })),
    ...addedFindings({ shelf, closings }, folders),
    ...chainFindings(closings, shelf),
    ...logFindings(closings, { shelf, log }),
  ];
}

function changed(
  { file, sha256 }: Sealed,
  { shelf, code }: { shelf: Shelf; code: "volume-changed" | "sealed-changed" },
): Found[] {
  const isThere = shelf.stamp(file) !== undefined;
  if (isThere && hashBytes(shelf.bytes(file)) === sha256) return [];
  const text = isThere
    ? say("it has been changed since its month was closed", "该文件在结账后被改动")
    : say("it was there when its month was closed, and is gone", "结账时有该文件，现已缺失");
  return [{ code, at: { file }, text }];
}

/** Of some files of entries those of closed months that no closing rests on, with their month. */
export function unsealed(
  files: readonly string[],
  closings: Closings,
): readonly { readonly file: string; readonly month: string }[] {
  const { months } = readClosings(closings);
  const sealed = new Set(months.flatMap((one) => one.files.map(({ file }) => file)));
  return files
    .map((file) => ({ file, month: monthOfFile(file) }))
    .filter(({ file, month }) => closings.isClosed(month) && !sealed.has(file));
}

function addedFindings({ shelf, closings }: Seals, folders: readonly string[]): Found[] {
  const files = folders.flatMap((folder) =>
    shelf
      .names(folder)
      .filter((name) => /^\d{4}-\d{2}\..*jsonl$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  return unsealed(files, closings).map(({ file, month }): Found => {
    const text = say(
      `it came into ${month} after that month was closed`,
      `${month} 结账之后才出现的文件`,
    );
    return { code: "sealed-changed", at: { file }, text };
  });
}

/** Each closing holds the hash of the one before. */
function chainFindings({ months }: Closings, shelf: Shelf): Found[] {
  let before: string | undefined;
  return months.flatMap((month): Found[] => {
    const file = closingPath(month);
    const text = shelf.text(file);
    const told = /^previous: (\S+)$/m.exec(text)?.[1];
    const fits = told === before;
    const [previous] = months.filter((one) => one < month).slice(-1);
    before = hash(text);
    if (fits) return [];
    return [
      {
        code: "closing-changed",
        at: { file: previous ? closingPath(previous) : file },
        text: previous
          ? say(
              `it is not the closing that ${month} was carried on from`,
              `与 ${month} 结账时所依据的内容不符`,
            )
          : say("the closing before it is missing", "缺少其上一个月的结账记录"),
      },
    ];
  });
}

/**
 * The change log holds the hash with which a month was closed last; of the last one only it does.
 */
function logFindings(
  { months }: Closings,
  { shelf, log }: { shelf: Shelf; log: readonly LoggedChange[] },
): Found[] {
  // Two clones may have closed one month: either closing is as honest.
  const told = new Map<string, Set<string>>();
  for (const { steps } of log.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    for (const { noun, id, do: done, hash: sha256 = "" } of steps) {
      if (noun !== closing.name) continue;
      if (done === "close") told.set(id, (told.get(id) ?? new Set()).add(sha256));
      else told.delete(id);
    }
  }
  return [...new Set([...months, ...told.keys()])].sort().flatMap((month): Found[] => {
    const file = closingPath(month);
    const logged = told.get(month);
    const there = months.includes(month) ? hash(shelf.text(file)) : undefined;
    if (there === undefined ? !logged : logged?.has(there)) return [];
    return [{ code: "closing-changed", at: { file }, text: unlike(logged, there) }];
  });
}

function unlike(logged: ReadonlySet<string> | undefined, there: string | undefined): Text {
  if (there === undefined) {
    return say("the month was closed, but its closing is gone", "该月已结账，但结账记录缺失");
  }
  return logged === undefined
    ? say("no change log tells who closed this month", "变更记录中没有该月的结账")
    : say("it is not as the change log says it was written", "与变更记录中结账时的内容不符");
}
