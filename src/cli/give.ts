import type { Order } from "./desk.ts";
import { globalFlags } from "./globals.ts";

/**
 * Gives further command lines in this process, as if each had been typed by itself, to its exit
 * code. The global flags of the command that gives them hold where a line does not say otherwise;
 * nothing is asked.
 */
export function giver({ globals, program }: Order): (words: readonly string[]) => Promise<number> {
  return async (words) => {
    const { run } = await import("./run.ts");
    const said = (flag: string): boolean =>
      words.some((word) => word === flag || word.startsWith(`${flag}=`));
    const own = globalFlags.flatMap(({ name, value }) => {
      const flag = `--${name}`;
      const key = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const told = name === "no-input" ? true : globals[key];
      if (told === undefined || told === false || said(flag)) return [];
      return value ? [flag, String(told)] : [flag];
    });
    const end = words.indexOf("--");
    return end < 0
      ? run([...words, ...own], program)
      : run([...words.slice(0, end), ...own, ...words.slice(end)], program);
  };
}
