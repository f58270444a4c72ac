import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../law/errors.ts";
import { finding } from "../law/finding.ts";
import { say, type Text } from "../law/words.ts";
import { isTemporaryName } from "./disk.ts";

/**
 * What lies in the folders of a book and is read by nobody: a file with the wrong ending, a copy
 * that an editor left, a record in a folder too deep. Hidden files, READMEs and Git's own are no
 * part of a book and are passed over.
 */
export function strays(
  root: string,
  folders: readonly string[],
  isRead: (path: string) => boolean,
): Problem[] {
  const problems: Problem[] = [];
  const look = (folder: string): void => {
    for (const name of namesIn(join(root, folder))) {
      const file = `${folder}/${name}`;
      if (isTemporaryName(name)) problems.push(finding("leftover", leftover, { file }));
      if (name.startsWith(".") || /^readme(\.|$)/i.test(name) || isRead(file)) continue;
      if (lstatSync(join(root, file), { throwIfNoEntry: false })?.isDirectory()) look(file);
      else problems.push(finding("stray-file", unread(name), { file }));
    }
  };
  for (const folder of folders) look(folder);
  return problems;
}

const leftover = say("a command that was killed left this behind", "命令中断后留下的临时文件");

function unread(name: string): Text {
  return /\.(yml|json|ya?ml\.txt)$/i.test(name)
    ? say(
        "nothing reads this file: its name must end in .yaml",
        "此文件不会被读取：应以 .yaml 结尾",
      )
    : say("nothing reads this file", "此文件不会被读取");
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
