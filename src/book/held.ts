import { invariant } from "../law/errors.ts";
import { hash } from "./disk.ts";
import { glue } from "./redo.ts";
import type { Operation } from "./transaction.ts";

/** What is held back of one file. */
interface Laid {
  /** "none": a file that was made and removed again. */
  readonly kind: Operation["kind"] | "none";
  /** The hash of the file on disk; undefined: there is none. */
  readonly before: string | undefined;
  /** The file's text as it will be; null where it goes. */
  readonly text: string | null;
  /** What comes to the end of the file on disk. */
  readonly added: string;
  readonly turn: number;
}

/** Later than any file on a disk, in ms: what is held back is newest. */
const newest = 1e14;

/** Bytes that are added to again and again, and looked through in between. */
class Growing {
  private buffer: Buffer;
  private length: number;

  private constructor(buffer: Buffer) {
    this.buffer = buffer;
    this.length = buffer.length;
  }

  static of(text: string): Growing {
    return new Growing(Buffer.from(text));
  }

  get bytes(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  add(text: string): void {
    const more = Buffer.from(text);
    if (this.length + more.length > this.buffer.length) {
      this.buffer = Buffer.concat([this.buffer], 2 * (this.length + more.length));
    }
    more.copy(this.buffer, this.length);
    this.length += more.length;
  }
}

/**
 * Operations that are held back for a while, to be written as one: what a file will hold once they
 * are made, and the operations that many changes of it come to. Only the process that holds the
 * book's lock has any.
 */
export class Held {
  private readonly files = new Map<string, Laid>();
  private readonly encoded = new Map<string, Growing>();
  private turns = 0;

  /** The text of a file as it will be, null where it goes; undefined: as it is on disk. */
  textOf(path: string): string | null | undefined {
    return this.files.get(path)?.text;
  }

  /** The same as bytes, of a file that will be there. */
  bytesOf(path: string): Buffer | undefined {
    const text = this.textOf(path);
    if (text === undefined || text === null) return undefined;
    const known = this.encoded.get(path) ?? Growing.of(text);
    this.encoded.set(path, known);
    return known.bytes;
  }

  /** What tells one text of a file that is held back from the next; never believed by a cache. */
  stampOf(path: string): string {
    return `${newest + (this.files.get(path)?.turn ?? 0)}:held`;
  }

  /** All files that will be other than they are on disk, in the order of their first change. */
  texts(): [path: string, text: string | null][] {
    return [...this.files].map(([path, { text }]) => [path, text]);
  }

  /**
   * Takes in the operations of one change; `textOnDisk` gives a file's text, "" where there is
   * none. False, and nothing is taken, where they cannot be told as one with what is held: an
   * appended file that is written anew.
   */
  take(operations: readonly Operation[], textOnDisk: (path: string) => string): boolean {
    if (operations.some((one) => isApart(one, this.files.get(one.path)))) return false;
    this.turns += 1;
    for (const one of operations) {
      this.files.set(
        one.path,
        laid(one, this.files.get(one.path), { textOnDisk, turn: this.turns }),
      );
      if (one.kind === "append") this.encoded.get(one.path)?.add(one.content);
      else this.encoded.delete(one.path);
    }
    return true;
  }

  /** What is to be written, once for each file. */
  operations(): Operation[] {
    return [...this.files].flatMap(([path, { kind, before, text, added }]): Operation[] => {
      if (kind === "append") return [{ kind, path, content: added }];
      if (kind === "write") return [{ kind, path, content: text ?? "", before }];
      return kind === "remove" && before !== undefined ? [{ kind, path, before }] : [];
    });
  }
}

interface Facts {
  readonly textOnDisk: (path: string) => string;
  readonly turn: number;
}

function laid(one: Operation, known: Laid | undefined, { textOnDisk, turn }: Facts): Laid {
  if (one.kind === "append") {
    const text = known?.text ?? textOnDisk(one.path);
    const content = (known ? "" : glue(text.slice(-1))) + one.content;
    const added = (known?.added ?? "") + one.content;
    return { kind: "append", before: undefined, text: text + content, added, turn };
  }
  const before = known ? known.before : one.before;
  if (one.kind === "write") return { kind: "write", before, text: one.content, added: "", turn };
  const kind = before === undefined ? "none" : "remove";
  return { kind, before, text: null, added: "", turn };
}

/** Can an operation not follow on what is held back of its file? */
function isApart(one: Operation, known: Laid | undefined): boolean {
  if (!known) return false;
  if (one.kind === "append" || known.kind === "append") return one.kind !== known.kind;
  const expected = known.text === null ? undefined : hash(known.text);
  invariant(one.before === expected, `${one.path} is changed as it was held back`);
  return false;
}
