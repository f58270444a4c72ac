import type { Book } from "../book/book.ts";
import { writeAlone } from "../book/git-files.ts";
import { changeLog } from "../book/journal.ts";
import type { Mended } from "../book/mend.ts";
import type { TwinFacts } from "../book/twins.ts";
import type { Problem } from "../law/errors.ts";
import { ruleOf } from "../law/finding.ts";
import { type CheckName, checks, type FindingCode, findings, type Tier } from "../law/findings.ts";
import { choiceKind, switchKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { type Language, same, say, type Text } from "../law/words.ts";
import { allNouns } from "../nouns/index.ts";
import { type Context, defineVerb, type Repair, type Verdict } from "../nouns/verb.ts";
import type { TableView } from "../print/view.ts";
import { checkNames, checksOf, runChecks, tierOf } from "./checking.ts";

const checkKind = choiceKind(checkNames.map((value) => ({ value, label: same(value) })));

export const verb = defineVerb({
  summary: say("check the whole book; silent when all is well", "检查整个账册，无问题则不输出"),
  examples: [
    "rounds check",
    "rounds check --strict",
    "rounds check --trust",
    "rounds check stock duplicates",
    "rounds check --fix --dry-run",
  ],
  arguments: { checks: field(checkKind, say("Checks to run, by name", "要运行的检查")) },
  variadic: true,
  flags: {
    strict: field(switchKind, say("also what must hold between papers", "同时检查单据之间的关系")),
    trust: field(
      switchKind,
      say(
        "also that closed months are as they were, to the byte",
        "同时核验已结账月份，逐字节比对",
      ),
    ),
    fix: field(switchKind, say("mend what needs no judgement", "自动修正无需判断的问题")),
    list: field(switchKind, say("list the checks", "列出所有检查")),
  },
  writes: { when: "fix" },
  async run(context, { checks: named, strict, trust, fix, list }) {
    if (list) return { view: listView(context.language), exitCode: 0 };
    const tiers: readonly Tier[] = [
      "basic",
      ...(strict ? (["strict"] as const) : []),
      ...(trust ? (["trust"] as const) : []),
    ];
    const names = wanted((named ?? []) as readonly CheckName[], tiers);
    if (fix) return repair(context, names);
    const problems = await context.book.quietly(() => runChecks(context, names));
    return verdictOf(problems, context.language);
  },
});

/** The checks named; without any, or with a tier asked for, those of the tiers. */
function wanted(named: readonly CheckName[], tiers: readonly Tier[]): ReadonlySet<CheckName> {
  if (named.length > 0 && tiers.length === 1) return new Set(named);
  return new Set([...checksOf(tiers), ...named]);
}

function verdictOf(problems: readonly Problem[], language: Language): Verdict {
  return {
    exitCode: problems.some(({ level }) => level === "error") ? 1 : 0,
    findings: problems,
    view: findingsView(problems, language),
  };
}

const columns = {
  code: say("Code", "代码"),
  level: say("Level", "级别"),
  tier: say("Tier", "层级"),
  file: say("File", "文件"),
  line: say("Line", "行"),
  column: say("Column", "列"),
  excerpt: say("Excerpt", "原文"),
  text: say("Finding", "问题"),
  hint: say("Remedy", "处理办法"),
  fixable: say("Fixable", "可自动修正"),
};

function findingsView(problems: readonly Problem[], language: Language): TableView {
  return {
    shape: "list",
    title: say("findings", "检查结果"),
    columns: Object.entries(columns).map(([key, label]) => ({ key, label })),
    rows: problems.map(({ code, level, text, where, hint, excerpt }) => {
      const { tier, fixable = false } = ruleOf(code);
      const place = { file: where.file, line: where.line, column: where.column };
      const told = { text: text[language], hint: hint?.[language] };
      return { code, level, tier, ...place, excerpt, ...told, fixable };
    }),
  };
}

/** All checks with their tier, their codes and what they hold to. */
function listView(language: Language): TableView {
  const codesOf = (name: CheckName): string[] =>
    (Object.keys(findings) as FindingCode[]).filter((code) => findings[code].check === name);
  return {
    shape: "list",
    title: say("checks", "检查项目"),
    columns: [
      { key: "check", label: say("Check", "检查"), weight: 9 },
      { key: "tier", label: say("Tier", "层级"), weight: 8 },
      { key: "holds", label: say("Holds that", "内容"), wrap: true, weight: 7 },
      { key: "codes", label: say("Codes", "代码"), wrap: true, weight: 6 },
    ],
    rows: checkNames.map((name) => ({
      check: name,
      tier: tierOf(name),
      holds: checks[name][language],
      codes: codesOf(name),
    })),
  };
}

/** Mends what is mechanical, as one change that can be taken back, and tells what is left. */
async function repair(context: Context, names: ReadonlySet<CheckName>): Promise<Repair> {
  const { book } = context;
  const problems = await runChecks(context, names);
  const mended = await mendedFiles(book, problems);
  const texts = new Map(mended.map(({ path, text }) => [path, text]));
  const found = mended.length > 0 ? await runChecks(context, names, texts) : problems;
  const left = found.filter((one) => !isMoved(one, mended));
  const renamed = mended.flatMap((one) => one.renamed.map(([id, fresh]) => `${id} → ${fresh}`));
  const logs = mended.filter(({ noun }) => noun === changeLog);
  // The log cannot tell of itself: it gets a line of this very change.
  if (!context.dryRun) for (const { path, text } of logs) writeAlone(book.root, path, text);
  const count = mended.length;
  const rest = left.length;
  const what = difference(problems, left);
  return {
    steps: mended
      .filter((one) => !logs.includes(one))
      .map(({ noun, path, text }) => ({ do: "file", noun, path, text })),
    ...(renamed.length > 0 ? { why: renamed.join("; ") } : {}),
    receipt:
      count === 0
        ? say("nothing to mend", "没有可自动修正的问题")
        : say(
            `mended ${count} ${count === 1 ? "file" : "files"}: ${what}`,
            `已修正 ${count} 个文件：${what}`,
          ),
    notes: [
      ...renamed.map(same),
      ...(await whyTwinsStay(book, left)),
      ...(rest === 0
        ? []
        : [
            say(
              `${rest} ${rest === 1 ? "finding is" : "findings are"} left for you`,
              `还有 ${rest} 处需人工处理`,
            ),
          ]),
    ],
    left,
  };
}

/** Is an entry missing only because this very change, not in the log yet, gave it another id? */
function isMoved({ code, where, text }: Problem, mended: readonly Mended[]): boolean {
  if (code !== "lost-entry") return false;
  return mended.some(
    ({ path, renamed }) =>
      path === where.file && renamed.some(([id]) => text.en.startsWith(`${id} `)),
  );
}

/** How many findings of each code are gone: "2 label-for-code, 1 missing-id". */
function difference(before: readonly Problem[], left: readonly Problem[]): string {
  const counts = new Map<FindingCode, number>();
  for (const { code } of before) counts.set(code, (counts.get(code) ?? 0) + 1);
  for (const { code } of left) counts.set(code, (counts.get(code) ?? 0) - 1);
  return [...counts].flatMap(([code, count]) => (count > 0 ? `${count} ${code}` : [])).join(", ");
}

async function mendedFiles(book: Book, problems: readonly Problem[]): Promise<readonly Mended[]> {
  if (!problems.some(({ code }) => ruleOf(code).fixable)) return [];
  const { mend } = await import("../book/mend.ts");
  return mend(problems, {
    ...(await filesOf(book)),
    digits: book.digits,
    isClosed: (month) => (book.closedTo ?? "").slice(0, 7) >= month,
  });
}

async function filesOf(book: Book): Promise<TwinFacts> {
  return {
    nouns: await allNouns(),
    text: (path) => book.text(path),
    paths: (noun) => book.paths(noun),
  };
}

/** What stands in the way of giving one of two entries another id. */
async function whyTwinsStay(book: Book, left: readonly Problem[]): Promise<readonly Text[]> {
  if (!left.some(({ code }) => code === "twin-id")) return [];
  const { reasonsOf } = await import("../book/twins.ts");
  return reasonsOf(left, await filesOf(book));
}
