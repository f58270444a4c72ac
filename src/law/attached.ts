import { textKind } from "./kinds/texts.ts";
import { field, type Values } from "./noun.ts";
import { say } from "./words.ts";

/**
 * A file that belongs to a paper: where it lies and the SHA-256 of its bytes, so that
 * `rounds check --trust` sees when it is another. The path is that from the book's folder, with
 * slashes; of a file elsewhere on the machine the whole path. Any group that holds these two
 * fields is looked after by the check.
 */
export const attachedFields = {
  path: field(textKind(), say("File", "文件"), { required: true }),
  sha256: field(
    textKind({
      name: "sha256",
      pattern: /^[0-9a-f]{64}$/,
      wanted: say("64 hexadecimal digits", "64 位十六进制数"),
    }),
    say("SHA-256", "SHA-256"),
    { required: true, merge: "conflict" },
  ),
};

/** A file as it was when it was attached. */
export type Attached = Values<typeof attachedFields>;
