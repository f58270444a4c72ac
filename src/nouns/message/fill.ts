import { mendOwnFile } from "../../exchange/own-yaml.ts";
import { type Details, RoundsError } from "../../law/errors.ts";
import { same, say, type Text } from "../../law/words.ts";
import { type Filling, placeholders, unknownPlaceholder } from "./placeholders.ts";
import type { Template } from "./templates.ts";

/** A template filled in. */
export interface Filled {
  readonly subject: string | undefined;
  readonly text: string;
  readonly attachment: string | undefined;
}

/** What of a template is filled in, and where it begins in its file. */
type Part = Pick<Template, "body" | "bodyLine" | "file" | "subject" | "attachment">;

/** More than any message needs: a template that counts to a billion is stopped. */
const most = { parseLimit: 1e5, renderLimit: 1000, memoryLimit: 1e7 };

/**
 * Reads a template once, to fill it in as often as wanted. No code runs in it: it has the
 * placeholders, conditions and loops of Liquid, and no way to any file.
 * @throws RoundsError for a template that cannot be read and for an unknown placeholder, each with
 * file and line; the function made: for a placeholder without a value
 */
export async function filler(template: Part): Promise<(values: Filling) => Filled> {
  const { Liquid } = await import("liquidjs");
  const engine = new Liquid({
    ...most,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    templates: {},
  });
  const { file, bodyLine } = template;
  const part = (text: string | undefined, line: number) => {
    if (text === undefined) return undefined;
    const parsed = told(() => engine.parse(text), { file, line });
    const { globals } = engine.analyzeSync(parsed, { partials: false });
    for (const one of Object.values(globals).flat()) {
      const name = one.segments.join(".");
      if (Object.hasOwn(placeholders, name)) continue;
      throw unknownPlaceholder(name, { file, line: line + one.location.row - 1 });
    }
    return (values: Filling): string => {
      const given = Object.entries(values).filter(([, value]) => value !== undefined);
      const scope = Object.fromEntries(given);
      return String(told(() => engine.renderSync(parsed, scope), { file, line }));
    };
  };
  const body = part(template.body, bodyLine);
  const subject = part(template.subject, 1);
  const attachment = part(template.attachment, 1);
  const written = (values: Filling): string => {
    const text = tidied(body?.(values) ?? "");
    if (text !== "") return text;
    throw unusable(say("it has no text", "没有正文"), { where: { file, line: bodyLine } });
  };
  return (values) => ({
    text: written(values),
    subject: subject && oneLine(subject(values)),
    attachment: attachment && oneLine(attachment(values)),
  });
}

/** No blanks at the ends of lines, no more than one empty line, none at either end. */
function tidied(text: string): string {
  return text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

interface LiquidFault {
  readonly name: string;
  readonly message: string;
  readonly variableName?: string;
  readonly token?: { getPosition(): readonly [row: number, column: number] };
}

/** Does it and tells what Liquid finds wrong as our own error, with file and line. */
function told<T>(act: () => T, { file, line }: { file: string; line: number }): T {
  try {
    return act();
  } catch (error) {
    const fault = error as LiquidFault;
    const [row = 1] = fault.token?.getPosition() ?? [];
    const where = { file, line: line + row - 1 };
    const name = /undefined variable: ([\w.]+)/.exec(fault.message)?.[1];
    if (name !== undefined) throw missing(name, where);
    const said = fault.message.replace(/, (file:.*, )?line:\d+, col:\d+.*$/s, "");
    throw unusable(reasonOf(said), { where, cause: error });
  }
}

/** What Liquid says of files and memory is put into words for those who write templates. */
function reasonOf(said: string): Text {
  if (/ENOENT|failed to lookup/i.test(said)) {
    return say("a template cannot take in other files", "模板不能引入其他文件");
  }
  if (/limit exceeded/i.test(said)) return say("it never comes to an end", "内容过多，无法生成");
  return same(said);
}

function unusable(why: Text, details: Details): RoundsError {
  return new RoundsError(
    "unreadable",
    say(`this template cannot be used: ${why.en}`, `模板有误：${why.zh}`),
    { ...details, hint: mendOwnFile },
  );
}

function missing(name: string, where: { file: string; line: number }): RoundsError {
  const meaning = placeholders[name] ?? say(name, name);
  return new RoundsError(
    "missing-value",
    say(`nobody said ${name} (${meaning.en})`, `缺少 ${name}（${meaning.zh}）`),
    {
      where,
      hint: say(`add --set ${name}="…"`, `请加 --set ${name}="…"`),
    },
  );
}
