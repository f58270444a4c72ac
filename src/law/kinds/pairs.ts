import { badValue } from "../kind.ts";
import { say } from "../words.ts";

/**
 * "name=Wang, phone=138" as a map, with "＝", "：" or ":" too where the keys are ours; a comma inside
 * a value is written twice. What comes first may then stand without its key: "Wang, phone=138".
 */
export function pairs(text: string, first?: string): Record<string, string> {
  const between = first === undefined ? /=/ : /[=＝：:]/;
  const found: Record<string, string> = {};
  for (const [number, part] of text.split(/[,，](?![,，])(?<![,，]{2})/).entries()) {
    const at = part.search(between);
    if (at < 0 && number === 0 && first !== undefined && part.trim() !== "") {
      found[first] = part.trim().replace(/,,/g, ",");
      continue;
    }
    if (at < 1) {
      badValue(
        text,
        say('pairs like "name=Wang, phone=138…"', "“name=王芳, phone=138…”这样的键值"),
      );
    }
    found[part.slice(0, at).trim()] = part
      .slice(at + 1)
      .trim()
      .replace(/,,/g, ",");
  }
  return found;
}

/**
 * What is typed the short way and goes on in pairs, "TEA-01 x 10, lot=B1": both parts; undefined
 * where it is not of that shape.
 */
export function shortAndPairs(text: string): { short: string; rest: string } | undefined {
  const at = text.search(/[,，]\s*[^\s,，=＝：:][^,，=＝：:]*[=＝：:]/);
  const short = at < 0 ? "" : text.slice(0, at);
  if (short.trim() === "" || /[=＝：:]/.test(short)) return undefined;
  return { short, rest: text.slice(at + 1) };
}
