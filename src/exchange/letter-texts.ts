import { RoundsError } from "../law/errors.ts";
import { textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { type Language, same, say } from "../law/words.ts";
import type { TemplatePlaces } from "./own-files.ts";
import { mendOwnFile } from "./own-yaml.ts";
import { inLanguage, readTemplate, templateFiles, templateNamed } from "./templates.ts";

const letterFields = { title: field(textKind(), say("Title", "标题")) };

/** What a letter says above and below its figures; either may be empty. */
export interface LetterText {
  readonly opening: string;
  readonly closing: string;
}

/** More than any letter needs: a template that counts to a billion is stopped. */
const most = { parseLimit: 1e5, renderLimit: 1000, memoryLimit: 1e7 };

/**
 * The text of a letter in the language of the paper: the firm's own templates/letters/NAME.liquid
 * before the program's. A line of --- parts what stands above the figures from what stands below.
 * @throws RoundsError not-found; unreadable with file and line, also for an unknown placeholder
 */
export async function letterText(
  name: string,
  values: Readonly<Record<string, string>>,
  { places, language }: { readonly places: TemplatePlaces; readonly language: Language },
): Promise<LetterText> {
  const files = inLanguage(templateFiles("letters", "liquid", places), language);
  const what = { label: say("letter text", "函件文本"), list: "templates/letters" };
  const file = templateNamed(name, files, what);
  const { body, bodyLine } = readTemplate(file, letterFields);
  const { Liquid } = await import("liquidjs");
  const engine = new Liquid({
    ...most,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    templates: {},
  });
  try {
    const text = String(await engine.parseAndRender(body, values));
    const [opening = "", ...closing] = text.split(/^---[ \t]*$/m);
    return { opening: tidied(opening), closing: tidied(closing.join("\n")) };
  } catch (error) {
    throw wrongText(error, { file: file.shown, bodyLine, known: Object.keys(values) });
  }
}

/** No blanks at the ends of lines, no more than one empty line, none at either end. */
function tidied(text: string): string {
  return text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\s+$/g, "");
}

interface LiquidFault {
  readonly message: string;
  readonly token?: { getPosition(): readonly [row: number, column: number] };
}

function wrongText(
  error: unknown,
  { file, bodyLine, known }: { file: string; bodyLine: number; known: readonly string[] },
): RoundsError {
  const fault = error as LiquidFault;
  const [row = 1] = fault.token?.getPosition() ?? [];
  const where = { file, line: bodyLine + row - 1 };
  const unknown = /undefined variable: ([\w.]+)/.exec(fault.message)?.[1];
  if (unknown !== undefined) {
    return new RoundsError(
      "unreadable",
      say(`letters know no {{ ${unknown} }}`, `函件文本没有占位符 {{ ${unknown} }}`),
      { where, candidates: known, hint: mendOwnFile },
    );
  }
  const why = same(fault.message.replace(/, (file:.*, )?line:\d+, col:\d+.*$/s, ""));
  return new RoundsError(
    "unreadable",
    say(`this text cannot be used: ${why.en}`, `函件文本有误：${why.zh}`),
    { where, hint: mendOwnFile, cause: error },
  );
}
