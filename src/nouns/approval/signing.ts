import { resolve } from "node:path";
import { sshSign } from "../../exchange/ssh.ts";
import type { Act } from "../../law/approval.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import type { Context } from "../verb.ts";
import { contentSha256, messageOf } from "./proof.ts";
import type { Signing } from "./rules.ts";

/** The file of the book that says whose key is whose: a line "lan ssh-ed25519 AAAA…" each. */
export const signersFile = "allowed-signers";

/** The key to sign with: the one named, else the one that git signs with. */
function keyOf({ git, folder }: Context, named: string | undefined): string {
  if (named !== undefined) return resolve(folder, named);
  const ran = git.run(["config", "--type=path", "--get", "user.signingkey"]);
  const key = ran.code === 0 ? ran.stdout.trim() : "";
  if (key !== "") return key;
  return refuse(
    say("no key to sign with is known", "不知道用哪把密钥签名"),
    say(
      "name it: --key ~/.ssh/id_ed25519, or once: git config --global user.signingkey ~/.ssh/id_ed25519",
      "请指定：--key ~/.ssh/id_ed25519，或设置一次：git config --global user.signingkey ~/.ssh/id_ed25519",
    ),
  );
}

/** The acts with a signature by the person's own key over what they say. @throws RoundsError */
export function signedActs(
  context: Context,
  { noun, record }: Pick<Signing, "noun" | "record">,
  { acts, key }: { readonly acts: readonly Act[]; readonly key: string | undefined },
): readonly Act[] {
  const file = keyOf(context, key);
  const sha256 = contentSha256(noun, record);
  return acts.map((act) => {
    const told: Act = { ...act, sha256 };
    const made = sshSign(context.start, { text: messageOf(noun, record.id, told), key: file });
    if ("signature" in made) return { ...told, signature: made.signature };
    if (made.isMissing) {
      refuse(
        say("ssh-keygen is not installed", "未安装 ssh-keygen"),
        say("install OpenSSH, or approve without --sign", "请安装 OpenSSH，或不加 --sign"),
      );
    }
    return refuse(
      say(`the key did not sign: ${made.failed}`, `密钥签名失败：${made.failed}`),
      say(`is ${file} your private key?`, `请确认 ${file} 是您的私钥`),
    );
  });
}
