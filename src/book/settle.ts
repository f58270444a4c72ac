import type { Step } from "../law/change.ts";
import { hash } from "./disk.ts";
import type { LoggedStep } from "./journal.ts";
import type { Shelf } from "./shelf.ts";
import type { Operation } from "./transaction.ts";

interface Settled {
  readonly operations: readonly Operation[];
  readonly logged: readonly LoggedStep[];
}

/**
 * What settling a merge's conflicts comes to: the file, which no command can read as it stands, is
 * written anew or removed. The log tells of each field what lost and what was chosen.
 */
export function planSettled(
  { noun, id, path, text, fields }: Extract<Step, { do: "settle" }>,
  shelf: Shelf,
): Settled {
  const before = shelf.textIfAny(path);
  const told = { do: "settle", noun: noun.name, id, ...(fields ? { fields } : {}) } as const;
  const logged = [told];
  if (before === text) return { operations: [], logged };
  const was = before === undefined ? undefined : hash(before);
  if (text !== undefined) {
    return { operations: [{ kind: "write", path, content: text, before: was }], logged };
  }
  return { operations: was === undefined ? [] : [{ kind: "remove", path, before: was }], logged };
}
