import { dirname } from "node:path";
import { RoundsError } from "../law/errors.ts";
import type { AnyStored, Noun, Rendering } from "../law/noun.ts";
import { plainText } from "../law/plain-text.ts";
import { say } from "../law/words.ts";
import { hash } from "./disk.ts";
import type { Shelf } from "./shelf.ts";
import type { Operation } from "./transaction.ts";

/** A record before and after a change, as far as it is there. */
export interface Turn {
  readonly noun: Noun;
  readonly before: AnyStored | undefined;
  readonly after: AnyStored | undefined;
}

/**
 * What becomes of the plain files that are made of records. One that somebody has changed by hand
 * is not written over. @throws RoundsError changed-on-disk
 */
export function renderingOperations(turns: readonly Turn[], shelf: Shelf): Operation[] {
  const operations: Operation[] = [];
  const folders = new Set<string>();
  for (const { noun, before, after } of turns) {
    if (!noun.rendering) continue;
    const was = before && noun.rendering(before as never);
    const now = after && noun.rendering(after as never);
    for (const path of new Set([was?.path, now?.path])) {
      if (path === undefined) continue;
      const wanted = now?.path === path && now.isThere ? now.text : undefined;
      const operation = turned(path, { wanted, known: [was, now], shelf });
      if (operation) operations.push(operation);
      if (operation?.kind === "write") folders.add(dirname(path));
    }
  }
  for (const folder of folders) {
    const path = `${folder}/.gitignore`;
    if (shelf.textIfAny(path) === undefined) {
      operations.push({ kind: "write", path, content: "*\n", before: undefined });
    }
  }
  return operations;
}

interface Wanted {
  /** The text it is to have; undefined: it goes. */
  readonly wanted: string | undefined;
  /** What it may hold without anybody having touched it. */
  readonly known: readonly (Rendering | undefined)[];
  readonly shelf: Shelf;
}

function turned(path: string, { wanted, known, shelf }: Wanted): Operation | undefined {
  const there = shelf.textIfAny(path);
  if (there === wanted) return undefined;
  if (there === undefined) {
    return wanted === undefined
      ? undefined
      : { kind: "write", path, content: wanted, before: undefined };
  }
  const words = plainText(there);
  if (!known.some((one) => one?.path === path && plainText(one.text) === words)) {
    throw touched(path);
  }
  const before = hash(there);
  if (wanted === undefined) return { kind: "remove", path, before };
  return { kind: "write", path, content: wanted, before };
}

function touched(path: string): RoundsError {
  return new RoundsError(
    "changed-on-disk",
    say(`${path} was changed by hand; nothing was written`, `${path} 已被手工改动，未写入任何内容`),
    {
      where: { file: path },
      hint: say(
        "keep what you wrote elsewhere and remove that file, then run the command again",
        "请另存你的改动并删除该文件，再重新执行",
      ),
    },
  );
}
