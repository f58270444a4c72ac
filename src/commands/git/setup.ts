import { relative, resolve } from "node:path";
import {
  addLines,
  attributeLines,
  driverName,
  hookAt,
  hookText,
  ignoredLine,
  missingLines,
  strategy,
  writeHook,
} from "../../book/git-files.ts";
import { switchKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { same, say, type Text } from "../../law/words.ts";
import { allNouns } from "../../nouns/index.ts";
import { type Context, defineVerb } from "../../nouns/verb.ts";
import { type Repository, repositoryOf } from "./repository.ts";

/** One thing that the set-up did, or would do. */
interface Done {
  readonly what: string;
  readonly did: Text;
}

async function files({ book, dryRun }: Context): Promise<readonly Done[]> {
  const wanted = [
    { path: ".gitattributes", lines: attributeLines(await allNouns()) },
    { path: ".gitignore", lines: [ignoredLine] },
  ];
  const lacking = wanted
    .map(({ path, lines }) => ({ path, lines: missingLines(book.root, path, lines) }))
    .filter(({ lines }) => lines.length > 0);
  if (lacking.length > 0 && !dryRun) {
    await book.quietly(async () => {
      for (const { path, lines } of lacking) addLines(book.root, path, lines);
    });
  }
  return lacking.map(({ path, lines }) => ({
    what: path,
    did: say(
      `${lines.length} ${lines.length === 1 ? "line" : "lines"} added`,
      `已添加 ${lines.length} 行`,
    ),
  }));
}

/** Tells git, for this repository alone, which program merges the files of the book. */
function driver({ git, dryRun }: Context, repository: Repository): readonly Done[] {
  const wanted = [
    [`merge.${driverName}.name`, "rounds: a record is merged field by field"],
    [`merge.${driverName}.driver`, `${git.self} merge-driver %O %A %B %P`],
    ...strategy.settings,
  ] as const;
  const lacking = wanted.filter(([key, value]) => {
    const { stdout } = repository.run(["config", "--local", "--get", key]);
    return stdout.replace(/\n$/, "") !== value;
  });
  for (const [key, value] of lacking) {
    if (!dryRun) repository.ask(["config", "--local", key, value]);
  }
  if (lacking.length === 0) return [];
  return [{ what: `merge.${driverName}`, did: say("merge driver registered", "已登记合并程序") }];
}

const hookNames = ["pre-commit", "post-merge"] as const;

function hooks({ book, git, dryRun }: Context, { ask, prefix }: Repository): readonly Done[] {
  const folder = ask(["rev-parse", "--git-path", "hooks"]).replace(/\n$/, "");
  const text = hookText(git.self, prefix === "" ? "." : prefix.replace(/\/$/, ""));
  return hookNames.flatMap((name): Done[] => {
    const path = resolve(book.root, folder, name);
    const there = hookAt(path, text);
    if (there === "same") return [];
    if (there === "foreign") {
      const line =
        text
          .trimEnd()
          .split("\n")
          .at(-1)
          ?.replace(/^exec /, "") ?? "";
      return [
        {
          what: name,
          did: say(
            `there is a hook of your own, left alone; add to it: ${line}`,
            `已有你自己的钩子，未改动；可在其中加入：${line}`,
          ),
        },
      ];
    }
    if (!dryRun) writeHook(path, text);
    return [{ what: name, did: say("hook written: rounds check", "已写入钩子：rounds check") }];
  });
}

async function wantsHooks({ ask }: Context, told: boolean | undefined): Promise<boolean> {
  if (told !== undefined || !ask) return told === true;
  const answer = await ask.choose(
    say(
      "check the book before every commit and after every merge?",
      "每次提交前和合并后自动检查账册？",
    ),
    [
      { value: "yes", label: say("yes, write two hooks", "是，写入两个钩子") },
      { value: "no", label: say("no", "否") },
    ],
  );
  return answer === "yes";
}

/** Git as it is called from where the person is, to work in the book's folder. */
function gitThere({ folder, book }: Context): string {
  const path = relative(folder, book.root);
  if (path === "") return "git";
  return `git -C ${/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`}`;
}

function notes(done: readonly Done[], context: Context, { run }: Repository): readonly Text[] {
  const git = gitThere(context);
  const written = done.map(({ what }) => what).filter((what) => what.startsWith(".git"));
  const state = run(["ls-files", "--", ".rounds"]).stdout;
  const told: Text[] = [];
  if (written.length > 0) {
    const line = `${git} add ${written.join(" ")} && ${git} commit -m "rounds git setup"`;
    told.push(
      say(
        `give the others the same rules: ${line}; each of them runs rounds git setup once`,
        `让其他人用同样的规则：${line}；每人各运行一次 rounds git setup`,
      ),
    );
  }
  if (state !== "") {
    const line = `${git} rm -r --cached .rounds`;
    told.push(say(`.rounds/ must not be in git: ${line}`, `.rounds/ 不应放入 git：${line}`));
  }
  return told;
}

export const verb = defineVerb({
  summary: say(
    "make git merge the book field by field, once in every clone",
    "让 git 按字段合并账册；每个克隆运行一次",
  ),
  examples: ["rounds git setup", "rounds git setup --hooks"],
  flags: {
    hooks: field(
      switchKind,
      say("write hooks that check before commits and after merges", "写入提交前与合并后的检查钩子"),
    ),
  },
  async run(context, input) {
    const repository = repositoryOf(context);
    const done = [...(await files(context)), ...driver(context, repository)];
    if (await wantsHooks(context, input.hooks)) done.push(...hooks(context, repository));
    return {
      shape: "list",
      title: context.dryRun
        ? say("git setup (dry run, nothing was written)", "git 设置（试运行，未写入）")
        : say("git setup", "git 设置"),
      columns: [
        { key: "what", label: say("What", "项目"), weight: 9 },
        { key: "did", label: say("Did", "处理"), weight: 8, wrap: true },
      ],
      rows: done.map(({ what, did }) => ({ what, did: did[context.language] })),
      notes: notes(done, context, repository),
      empty: same(
        say("nothing to do: git is set up for this book", "无需处理：本账册的 git 设置已完成")[
          context.language
        ],
      ),
    };
  },
});
