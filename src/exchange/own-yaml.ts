import { readQuickly } from "../book/quick-read.ts";
import { RoundsError } from "../law/errors.ts";
import { readGroup } from "../law/kinds/groups.ts";
import type { Fields, Values } from "../law/noun.ts";
import { join, say, type Text } from "../law/words.ts";
import { readText } from "./rows.ts";

/** So many mistakes are told of one file at once. */
const mostTold = 3;

/** What to do about a file of the firm's own that says something wrong. */
export const mendOwnFile: Text = say(
  "correct this line; or remove the file, and that of the program stands in, where there is one",
  "请改正此行；或删除此文件，程序自带同名文件时即用自带的",
);

/**
 * Reads a YAML file of a folder of templates by its fields, quickly where nothing is wrong in it.
 * @param shown its path as a person would name it: "templates/schemes/7dc.yaml"
 * @throws RoundsError bad-settings, naming line and column of what is wrong
 */
export async function readOwnYaml<F extends Fields>(
  path: string,
  { shown, fields }: { readonly shown: string; readonly fields: F },
): Promise<Values<F>> {
  const text = readText(path, { name: shown });
  const plain = readQuickly(text);
  let isWrong = false;
  const report = (): void => {
    isWrong = true;
  };
  const quick = plain && readGroup(fields, plain, { report, digits: 2 });
  if (quick && !isWrong) return quick as Values<F>;
  const { decode } = await import("../book/codec.ts");
  const { values, problems } = decode(text, { file: shown, fields, digits: 2 });
  const [first] = problems;
  if (values && !first) return values as Values<F>;
  // What is wrong in the form of the file makes much else wrong that is not.
  const told = problems.slice(0, values ? mostTold : 1).map((one) => one.text);
  throw new RoundsError("bad-settings", told.length > 0 ? join(told) : say("empty", "内容为空"), {
    where: first?.where ?? { file: shown, line: 1 },
    hint: mendOwnFile,
  });
}
