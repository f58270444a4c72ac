import { checkNames, tierOf } from "../commands/checking.ts";
import { ruleOf } from "../law/finding.ts";
import { checks, type FindingCode, findings, type Tier } from "../law/findings.ts";
import { type Language, say, type Text } from "../law/words.ts";
import { type Ruler, rulerFor, wrap } from "../print/width.ts";

/** Help pages are read at 80 columns. */
const columns = 80;

const usage: readonly (readonly [string, Text])[] = [
  ["rounds check", say("the basic checks", "基本检查")],
  ["rounds check --strict", say("also what must hold between papers", "同时检查单据之间的关系")],
  ["rounds check stock dates", say("some checks by name", "按名称运行部分检查")],
  ["rounds check --fix", say("mends what is marked with *", "自动修正带 * 的问题")],
  ["rounds check --list", say("the checks as a table", "以表格列出各项检查")],
];

const tiers: Readonly<Record<Tier, Text>> = {
  basic: say("BASIC: rounds check", "基本：rounds check"),
  strict: say("STRICT: rounds check --strict", "严格：rounds check --strict"),
  trust: say("TRUST: rounds check --trust", "封存：rounds check --trust"),
  named: say("ONLY BY NAME: rounds check NAME", "仅按名称：rounds check 名称"),
};

/** The catalogue of all findings, made of their table: code, meaning, remedy. */
export async function catalogue(language: Language): Promise<string> {
  const words = Object.values(findings).flatMap(({ title, remedy }) => [title, remedy]);
  const ruler = await rulerFor(words.map((text) => text[language]));
  const intro = say(
    "Checks: what rounds check looks at, and what to do about a finding",
    "检查：rounds check 检查哪些内容，以及如何处理",
  );
  const exits = say(
    "Silent and exit code 0 when all is well or there are only warnings (~), 1 with errors. With --json every finding is an object with code, file, line, column, excerpt.",
    "没有问题或仅有提醒（~）时退出码为 0，无问题时不输出；有错误时为 1。加 --json 时每个问题为一个对象，含 code、file、line、column、excerpt。",
  );
  const width = Math.max(...usage.map(([command]) => command.length));
  return [
    intro[language],
    "",
    ...usage.map(([command, note]) => `  ${command.padEnd(width)}  ${note[language]}`),
    "",
    ...paragraph(exits[language], 0, ruler),
    ...Object.entries(tiers).flatMap(([tier, title]) =>
      section(tier as Tier, title[language], { language, ruler }),
    ),
    "",
  ].join("\n");
}

interface Style {
  readonly language: Language;
  readonly ruler: Ruler;
}

const colon = say(": ", "：");

/** The checks of one tier with their codes; nothing where there are none. */
function section(tier: Tier, title: string, style: Style): string[] {
  const names = checkNames.filter((name) => tierOf(name) === tier);
  if (names.length === 0) return [];
  const { language, ruler } = style;
  return [
    "",
    title,
    ...names.flatMap((name) => [
      "",
      ...paragraph(`${name}${colon[language]}${checks[name][language]}`, 2, ruler),
      ...(Object.keys(findings) as FindingCode[])
        .filter((code) => findings[code].check === name)
        .flatMap((code) => entry(code, style)),
    ]),
  ];
}

function entry(code: FindingCode, { language, ruler }: Style): string[] {
  const { title, remedy, level, fixable } = ruleOf(code);
  const mark = `${level === "warning" ? " ~" : ""}${fixable ? " *" : ""}`;
  return [
    `    ${code}${mark}`,
    ...paragraph(title[language], 8, ruler),
    ...paragraph(`→ ${remedy[language]}`, 8, ruler),
  ];
}

function paragraph(text: string, indent: number, ruler: Ruler): string[] {
  return wrap(text, columns - indent, ruler).map((line) => " ".repeat(indent) + line);
}
