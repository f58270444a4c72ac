import { switchKind, textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { approveAll } from "../nouns/approval/approve.ts";
import { defineVerb } from "../nouns/verb.ts";
import { thePaper } from "./papers.ts";

export const verb = defineVerb({
  summary: say("approve papers as they stand now", "审批通过"),
  examples: ["rounds approve SO261119A-wu-tao"],
  arguments: {
    which: field(textKind({ name: "id" }), say("Papers", "单据"), { required: true }),
  },
  variadic: true,
  flags: {
    note: field(textKind(), say("Note", "意见")),
    sign: field(switchKind, say("also sign with your own SSH key", "同时用本人 SSH 密钥签名")),
    key: field(textKind({ name: "file" }), say("The key to sign with", "签名所用密钥"), {
      help: say("else git's user.signingkey", "不写则用 git 的 user.signingkey"),
    }),
  },
  writes: true,
  async run(context, { which, note, sign, key }) {
    const ids = [...new Set(Array.isArray(which) ? (which as string[]) : [which])];
    const papers = [];
    for (const id of ids) papers.push(await thePaper(context, id));
    const proof = sign || key !== undefined ? { key } : undefined;
    return approveAll(context, papers, { note, proof });
  },
});
