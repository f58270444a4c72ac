import type { FileConflict } from "../book/merge.ts";
import { mergeForGit } from "../book/merge-files.ts";
import { textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { same, say } from "../law/words.ts";
import { allNouns } from "../nouns/index.ts";
import { defineOutsideVerb } from "../nouns/verb.ts";
import { conflictText, reasonText } from "./git/conflicts.ts";

const file = (en: string, zh: string) =>
  field(textKind({ name: "file" }), say(en, zh), { required: true });

/** Git runs it as its merge driver: it exits with 1 where a person must decide. */
export const verb = defineOutsideVerb({
  summary: say(
    "merge one file of a book for git: the result goes into OURS",
    "供 git 合并账册中的一个文件，结果写入 OURS",
  ),
  examples: [],
  arguments: {
    base: file("The common ancestor (%O)", "共同祖先（%O）"),
    ours: file("Our version, the result (%A)", "本方版本，也是结果（%A）"),
    theirs: file("Their version (%B)", "对方版本（%B）"),
    path: field(textKind({ name: "path" }), say("The file's path (%P)", "文件路径（%P）")),
  },
  async outside({ folder, language, tell }, { base, ours, theirs, path = ours }) {
    const files = { base, ours, theirs, path, folder };
    const { conflicts } = mergeForGit(files, await allNouns());
    const told = conflicts.map((conflict: FileConflict) => {
      const text = conflictText(conflict);
      const why = reasonText(conflict);
      return say(`${path}: ${text.en} (${why.en})`, `${path}：${text.zh}（${why.zh}）`);
    });
    for (const text of told) tell(same(`rounds: ${text[language]}`));
    return { view: undefined, exitCode: conflicts.length > 0 ? 1 : 0 };
  },
});
