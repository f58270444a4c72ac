import type { CommanderError, Option } from "commander";
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
    "commander.optionMissingArgument": needsValue(name),
    "commander.missingArgument": say(`missing: ${quoted}`, `缺少：${quoted}`),
  };
  const plain = error.message.replace(/^error: /, "").split("\n")[0] ?? error.message;
  return new RoundsError("bad-usage", texts[error.code] ?? say(plain, plain), {
    candidates: meant ? meant.split(/, /) : [],
    hint: say("add -h to see what it takes", "加 -h 查看用法"),
  });
}

function needsValue(flag: string): Text {
  return say(`${flag} needs a value`, `${flag} 需要一个值`);
}

/**
 * A flag that is followed by another flag lacks its value: commander would take the other for it. A
 * value that looks like a flag is joined by "=". @throws RoundsError bad-usage
 */
export function assertValues(argv: readonly string[], options: readonly Option[]): void {
  const flags = new Map(
    options.flatMap((one) =>
      [one.long, one.short].flatMap((flag) => (flag ? [[flag, one] as const] : [])),
    ),
  );
  for (let at = 0; at < argv.length && argv[at] !== "--"; at += 1) {
    if (!flags.get(argv[at] ?? "")?.required) continue;
    at += 1;
    const [next = ""] = argv[at]?.split("=") ?? [];
    if (!flags.has(next) && !["-h", "--help"].includes(next)) continue;
    throw new RoundsError("bad-usage", needsValue(argv[at - 1] ?? ""), {
      hint: say("add -h to see what it takes", "加 -h 查看用法"),
    });
  }
}
