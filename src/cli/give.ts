import type { Given, Giving } from "../nouns/verb.ts";
import type { Order } from "./desk.ts";
import { globalFlags } from "./globals.ts";
import { Sitting } from "./sitting.ts";

/**
 * Gives further command lines in this process, as if each had been typed by itself. The global
 * flags of the command that gives them hold where a line does not say otherwise; nothing is asked.
 */
export function giver({ globals, program, start, argv }: Order): Giving {
  const sitting = new Sitting();
  const land = async (): Promise<Given> => {
    try {
      sitting.land();
      return { code: 0, unwritten: 0 };
    } catch (error) {
      const { report } = await import("./run.ts");
      const code = report(error, { json: argv.includes("--json"), language: start.language });
      return { code, unwritten: sitting.lost };
    }
  };
  return {
    land,
    give: async (words) => {
      const { run } = await import("./run.ts");
      sitting.lost = 0;
      const code = await run(withFlags(words, globals), { ...program, sitting });
      if (sitting.lost > 0) return { code, unwritten: sitting.lost + 1 };
      if (!sitting.isDue) return { code, unwritten: 0 };
      const landed = await land();
      return landed.code === 0 ? { code, unwritten: 0 } : landed;
    },
  };
}

/** The words of a command with the global flags that it does not give itself. */
function withFlags(words: readonly string[], globals: Order["globals"]): string[] {
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
  return end < 0 ? [...words, ...own] : [...words.slice(0, end), ...own, ...words.slice(end)];
}
