import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { commands, topics } from "../commands/index.ts";
import { type Language, say } from "../law/words.ts";
import { padEnd, rulerFor } from "../print/width.ts";
import { globalFlags } from "./globals.ts";
import { loadVerb, type Program, type Start, verbNames } from "./run.ts";

interface Setting {
  readonly program: Program;
  readonly start: Start;
}

/** The help for some words: all commands, one topic's verbs, or a help page. */
export async function helpText(
  words: readonly string[],
  setting: Setting,
): Promise<string | undefined> {
  const [first, second] = words;
  const { language } = setting.start;
  if (first === undefined) return overview(setting);
  if (second !== undefined) return undefined;
  const told = await page(first, setting);
  if (!topics[first]) return told;
  const verbs = await topicHelp(first, language);
  // A word that is both: what it is about, then what there is to type.
  return told === undefined ? verbs : `${told.trimEnd()}\n\n${verbs}`;
}

/** The page that is made of the table of findings. */
const checksPage = "checks";

/** The names of the help pages, told by the files themselves. */
function pages({ program }: Setting): string[] {
  return readdirSync(join(program.home, "templates", "help"))
    .filter((name) => name.endsWith(".en.txt"))
    .map((name) => name.replace(/\.en\.txt$/, ""))
    .concat(checksPage)
    .sort();
}

async function page(name: string, { program, start }: Setting): Promise<string | undefined> {
  if (!/^[a-z-]+$/.test(name)) return undefined;
  if (name === checksPage) return (await import("./help-checks.ts")).catalogue(start.language);
  const path = join(program.home, "templates", "help", `${name}.${start.language}.txt`);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

async function lines(entries: readonly (readonly [string, string])[]): Promise<string> {
  const ruler = await rulerFor(entries.map(([name]) => name));
  const width = Math.max(...entries.map(([name]) => ruler.width(name)));
  return entries.map(([name, note]) => `  ${padEnd(name, width, ruler)}  ${note}\n`).join("");
}

async function overview(setting: Setting): Promise<string> {
  const { language } = setting.start;
  const title = (en: string, zh: string): string => `\n${say(en, zh)[language]}\n`;
  type Listed = { summary: { en: string; zh: string }; hidden?: true };
  const list = (table: Readonly<Record<string, Listed>>) =>
    lines(
      Object.entries(table)
        .filter(([, { hidden }]) => !hidden)
        .map(([name, { summary }]) => [name, summary[language]]),
    );
  const examples = [
    ["rounds init my-firm", say("make a book", "新建账册")[language]],
    ["rounds customer add", say("add a customer, being asked", "按提示新增客户")[language]],
    ["rounds today", say("what is due", "查看今日待办")[language]],
  ] as const;
  const globals = globalFlags.map(
    ({ name, value, summary }) =>
      [`--${name}${value ? ` <${value}>` : ""}`, summary[language]] as const,
  );
  return [
    say(
      "rounds - a sales round over plain files: who to visit, what to ship, what is on the shelf, who owes\n",
      "rounds —— 纯文本文件上的销售日常：拜访谁、发什么货、库里有什么、谁欠款\n",
    )[language],
    title("Examples", "示例"),
    await lines(examples),
    title("Day by day", "日常命令"),
    await list(commands),
    title("Nouns: rounds <noun> <verb>", "业务对象：rounds <对象> <动作>"),
    await list(topics),
    title("Flags everywhere", "通用选项"),
    await lines(globals),
    title("More", "更多"),
    `  rounds help ${pages(setting).join(" | ")}\n`,
    `  rounds <${say("noun", "对象")[language]}> -h\n`,
  ].join("");
}

async function topicHelp(name: string, language: Language): Promise<string> {
  const topic = topics[name];
  if (!topic) return "";
  const alone = commands[name];
  const entries: [string, string][] = alone ? [[`rounds ${name} …`, alone.summary[language]]] : [];
  for (const verb of verbNames(topic)) {
    const loaded = await loadVerb(topic, verb);
    if (loaded) entries.push([`rounds ${name} ${verb}`, loaded.summary[language]]);
  }
  const more = say("each takes -h", "各命令均可加 -h 查看用法")[language];
  return `${topic.summary[language]}\n\n${await lines(entries)}\n  ${more}\n`;
}
