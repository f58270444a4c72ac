import type { CommanderError } from "commander";
import { RoundsError } from "../law/errors.ts";
import { say, type Text } from "../law/words.ts";

/** Commander's complaints in both languages, with its suggestion as a candidate. */
export function usageError(error: CommanderError): RoundsError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  const meant = /\(Did you mean (?:one of )?([^?)]*)\?\)/.exec(error.message)?.[1];
  const name = quoted.split(/[ ,]/).find((word) => word.startsWith("--")) ?? quoted;
  const texts: Readonly<Record<string, Text>> = {
    "commander.unknownOption": say(`there is no flag ${quoted} here`, `不认识选项 ${quoted}`),
    "commander.unknownCommand": say(`there is no command "${quoted}"`, `没有命令“${quoted}”`),
    "commander.excessArguments": say(
      "there are more words than this command takes; quote names with spaces",
      "参数过多；名称中有空格时请加引号",
    ),
    "commander.optionMissingArgument": say(`${name} needs a value`, `${name} 需要一个值`),
    "commander.missingArgument": say(`missing: ${quoted}`, `缺少：${quoted}`),
  };
  const plain = error.message.replace(/^error: /, "").split("\n")[0] ?? error.message;
  return new RoundsError("bad-usage", texts[error.code] ?? say(plain, plain), {
    candidates: meant ? meant.split(/, /) : [],
    hint: say("add -h to see what it takes", "加 -h 查看用法"),
  });
}
