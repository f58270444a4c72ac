import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a run of a program came to. */
interface Ran {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program with what it reads on standard input. */
export type Start = (words: readonly string[], input: string) => Ran;

/** The namespace of our signatures: one made for another purpose is none of ours. */
const namespace = "rounds";

const head = "-----BEGIN SSH SIGNATURE-----";
const tail = "-----END SSH SIGNATURE-----";

/** The signature of a text by a key, as one line of base64; else what ssh-keygen said. */
export function sshSign(
  start: Start,
  { text, key }: { readonly text: string; readonly key: string },
): { readonly signature: string } | { readonly failed: string; readonly isMissing: boolean } {
  const ran = start(["ssh-keygen", "-Y", "sign", "-q", "-f", key, "-n", namespace], text);
  const body = ran.stdout
    .replace(/\s+/g, "")
    .replace(/-+BEGINSSHSIGNATURE-+|-+ENDSSHSIGNATURE-+/g, "");
  if (ran.code === 0 && body !== "") return { signature: body };
  return { failed: ran.stderr.trim(), isMissing: ran.code === undefined };
}

/**
 * Does a signature of a text hold, made with a key that stands in the file of allowed signers for
 * this person? Undefined: there is no ssh-keygen to tell.
 */
export function sshVerify(
  start: Start,
  {
    text,
    signature,
    who,
    signers,
  }: {
    readonly text: string;
    readonly signature: string;
    readonly who: string;
    /** Path of the file of allowed signers. */
    readonly signers: string;
  },
): boolean | undefined {
  const folder = mkdtempSync(join(tmpdir(), "rounds-signature-"));
  try {
    const file = join(folder, "signature");
    const lines = signature.match(/.{1,70}/g) ?? [];
    writeFileSync(file, `${head}\n${lines.join("\n")}\n${tail}\n`);
    const named = ["-f", signers, "-I", who, "-n", namespace, "-s", file];
    const ran = start(["ssh-keygen", "-Y", "verify", ...named], text);
    return ran.code === undefined ? undefined : ran.code === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
