import type { ErrorCode } from "../law/errors.ts";
import { say, type Text } from "../law/words.ts";

interface Words {
  readonly code: ErrorCode;
  readonly text: Text;
  readonly hint: Text;
}

/** What the system's name of an error means to a person; undefined where it means nothing more. */
export function fileErrorWords(name: string, path: string, doing: string): Words | undefined {
  switch (name) {
    case "ENOSPC":
    case "EDQUOT":
      return fullWords(name, path);
    case "EROFS":
    case "EACCES":
    case "EPERM":
      return forbiddenWords(name, path, doing);
    case "EMFILE":
    case "ENFILE":
      return {
        code: "failed",
        text: say(`${path}: too many files are open`, `${path}：打开的文件过多`),
        hint: say(
          "close other programs or raise the limit (ulimit -n 4096), then run the command again",
          "请关闭其他程序或调高上限（ulimit -n 4096），然后重新执行该命令",
        ),
      };
    case "ENAMETOOLONG":
      return {
        code: "failed",
        text: say(`${path}: the file name is too long`, `${path}：文件名过长`),
        hint: say("choose a shorter name", "请换一个较短的名称"),
      };
    case "ENOENT":
    case "ENOTDIR":
      return {
        code: "not-found",
        text: say(`${path}: there is no such file or folder`, `${path}：找不到该文件或文件夹`),
        hint: say("check the path of the book", "请检查账册所在的路径"),
      };
    default:
      return undefined;
  }
}

function fullWords(name: string, path: string): Words {
  const quota = name === "EDQUOT";
  return {
    code: "disk-full",
    text: say(
      `${quota ? "your disk quota is used up" : "the disk is full"}; nothing was written (${path})`,
      `${quota ? "磁盘配额已用完" : "磁盘空间已满"}，未写入任何内容（${path}）`,
    ),
    hint: say(
      "free some space, then run the command again",
      "请先清理出一些空间，然后重新执行该命令",
    ),
  };
}

function forbiddenWords(name: string, path: string, doing: string): Words {
  if (doing === "reading") {
    return {
      code: "unreadable",
      text: say("no permission to read this file", "没有读取该文件的权限"),
      hint: say(`give yourself the right: chmod u+r "${path}"`, `请授予权限：chmod u+r "${path}"`),
    };
  }
  if (name === "EROFS") {
    return {
      code: "read-only",
      text: say(
        `${path} is on a read-only disk; nothing was written`,
        `${path} 所在磁盘为只读，未写入任何内容`,
      ),
      hint: say(
        "mount the disk for writing, or copy the book to another one; reading commands work here too",
        "请以可写方式挂载磁盘，或将账册复制到其他磁盘；查询类命令在此仍可使用",
      ),
    };
  }
  return {
    code: "read-only",
    text: say(
      `no permission to write ${path}; nothing was written`,
      `没有写入 ${path} 的权限，未写入任何内容`,
    ),
    hint: say(
      `see whose it is (ls -ld "${path}") and give yourself the right (chmod u+w); reading commands work without it`,
      `请查看其所有者（ls -ld "${path}"）并授予写入权限（chmod u+w）；查询类命令无需写入权限`,
    ),
  };
}
