import { isHan, type Sound } from "./names-alike.ts";

/** What there is to hear without Chinese: every letter is itself. */
export const mute: Sound = (character) => character;

/**
 * How characters are pronounced, each by itself, so that a name sounds the same whatever stands
 * beside it. The dictionary is loaded only where one of the names is Chinese.
 */
export async function soundsFor(names: Iterable<string>): Promise<Sound> {
  for (const name of names) {
    if (!isHan(name)) continue;
    const { pinyin } = await import("pinyin-pro");
    const known = new Map<string, string>();
    return (character) => {
      const heard = known.get(character) ?? pinyin(character, { toneType: "none", v: true });
      known.set(character, heard);
      return heard;
    };
  }
  return mute;
}
