import { resolve } from "node:path";
import { commandLines } from "../exchange/command-lines.ts";
import { readText } from "../exchange/rows.ts";
import { switchKind, textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say } from "../law/words.ts";
import { defineOutsideVerb } from "../nouns/verb.ts";

export const verb = defineOutsideVerb({
  summary: say("give the commands of a file, one a line", "依次执行文件中的命令，每行一条"),
  examples: ["printf 'demo shop\\nstock show --book shop\\n' | rounds batch -"],
  arguments: {
    file: field(
      textKind({ name: "file" }),
      say("File of commands, - for standard input", "命令文件，- 表示标准输入"),
      { required: true },
    ),
  },
  flags: {
    goOn: field(switchKind, say("Go on after a command that failed", "某条失败后继续执行")),
  },
  async outside({ folder, give, tell, progress }, { file, goOn }) {
    const name = file === "-" ? "<stdin>" : file;
    const text = readText(file === "-" ? file : resolve(folder, file), { name });
    const lines = commandLines(text, name);
    let exitCode = 0;
    for (const [at, { line, words }] of lines.entries()) {
      progress(at / lines.length);
      const code = await give(words);
      if (code === 0) continue;
      exitCode = code;
      tell(
        say(
          `${name}:${line}: failed (${code}): rounds ${words.join(" ")}`,
          `${name}:${line}：失败（${code}）：rounds ${words.join(" ")}`,
        ),
      );
      if (!goOn) break;
    }
    progress(1);
    return { view: undefined, exitCode };
  },
});
