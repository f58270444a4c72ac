import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, test } from "vitest";
import { makePlace, type Place, shell } from "./program.ts";
import { type Executor, replay, steady } from "./transcript.ts";

const folder = import.meta.dirname;
const update = process.env.UPDATE === "1";

/** A person at a keyboard: what they exported and where they went holds for what follows. */
function person(place: Place): Executor {
  let cwd = place.folder;
  const env: Record<string, string> = {};
  return {
    write: (path, text) => {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    },
    run: async (line) => {
      const exported = /^export (\w+)=(\S*)$/.exec(line);
      const moved = /^cd (\S+)$/.exec(line);
      if (exported) env[exported[1] ?? ""] = exported[2] ?? "";
      if (moved) cwd = resolve(cwd, moved[1] ?? "");
      if (exported || moved) return { text: "", code: 0 };
      const { stdout, stderr, code } = await shell(line, place, { cwd, env });
      return { text: steady(whole(stdout) + stderr, place.root), code };
    },
  };
}

function whole(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

describe("what a person types and sees", () => {
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".md"))) {
    const path = join(folder, name);
    const expected = readFileSync(path, "utf8");
    const title = /^# (.*)/.exec(expected)?.[1] ?? name;
    test.concurrent(`${name}: ${title}`, async ({ expect }) => {
      const place = makePlace();
      try {
        const actual = await replay(expected, person(place));
        if (update) writeFileSync(path, actual);
        else expect(actual).toBe(expected);
      } finally {
        place.remove();
      }
    });
  }
});
