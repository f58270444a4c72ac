import { resolve } from "node:path";
import { commandLines } from "../exchange/command-lines.ts";
import { readText } from "../exchange/rows.ts";
import { RoundsError } from "../law/errors.ts";
import { switchKind, textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { say, type Text } from "../law/words.ts";
import { defineOutsideVerb, type Given } from "../nouns/verb.ts";

/** The files whose commands are being given: one may name another, but not itself again. */
const running = new Set<string>();

function assertNotWithin(path: string, name: string): void {
  if (!running.has(path)) return;
  throw new RoundsError(
    "bad-usage",
    say(`${name} gives the commands of itself: batch without end`, `${name} 通过 batch 调用了自身`),
    { hint: say(`take "batch ${name}" out of it`, `请从中删去“batch ${name}”`) },
  );
}

/** Commands before the one that failed, whose changes could not be written with its own. */
function unwrittenText({ unwritten }: Given): Text {
  return say(
    `of the last ${unwritten} commands up to there nothing was written`,
    `至此的最后 ${unwritten} 条命令均未写入`,
  );
}

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
  async outside({ folder, give, land, tell, progress }, { file, goOn }) {
    const name = file === "-" ? "<stdin>" : file;
    const path = file === "-" ? file : resolve(folder, file);
    assertNotWithin(path, name);
    const lines = commandLines(readText(path, { name }), name);
    let exitCode = 0;
    for (const [at, { line, words }] of lines.entries()) {
      progress(at / lines.length);
      running.add(path);
      const given = await give(words).finally(() => running.delete(path));
      if (given.code === 0) continue;
      const landed = given.unwritten > 0 ? given : await land();
      exitCode = given.code;
      tell(
        say(
          `${name}:${line}: failed (${exitCode}): rounds ${words.join(" ")}`,
          `${name}:${line}：失败（${exitCode}）：rounds ${words.join(" ")}`,
        ),
      );
      if (landed.unwritten > 0) tell(unwrittenText(landed));
      if (!goOn || landed.unwritten > 0) break;
    }
    const last = await land();
    if (last.unwritten > 0) tell(unwrittenText(last));
    exitCode ||= last.code;
    progress(1);
    return { view: undefined, exitCode };
  },
});
