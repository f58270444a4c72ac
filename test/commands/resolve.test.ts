import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Book } from "../../src/book/book.ts";
import { readSettings } from "../../src/book/open.ts";
import { verb as resolve } from "../../src/commands/resolve.ts";
import { RoundsError } from "../../src/law/errors.ts";
import { say } from "../../src/law/words.ts";
import type { Ask, Context } from "../../src/nouns/verb.ts";
import { temporaryFolder } from "../book/support.ts";
import { writeFiles } from "../cli/program.ts";

const today = "2026-11-23";
const person = ["-c", "user.name=I", "-c", "user.email=i@x.y"];

/** A book in which a merge left two customers open. */
function openMerge(): { root: string; run: Context["git"]["run"] } {
  const root = temporaryFolder();
  const run: Context["git"]["run"] = (words, { input, env = {} } = {}) => {
    const options = {
      cwd: root,
      input,
      env: { ...process.env, ...env },
      encoding: "utf8",
    } as const;
    const { status, stdout, stderr } = spawnSync("git", [...person, ...words], options);
    return { code: status ?? undefined, stdout, stderr };
  };
  const write = (phone: string, owner: string): void => {
    writeFiles(root, {
      "rounds.yaml": "format: 1\nname: Juniper\ncurrency: EUR\ntimezone: UTC\n",
      "staff/iwan.yaml": "name: Iwan\n",
      "customers/blue.yaml": `name: Blue\nowner: ${owner}\nphone: "${phone}"\n`,
      "customers/red.yaml": `name: Red\nowner: iwan\nphone: "${phone}"\n`,
    });
    run(["add", "."]);
    run(["commit", "-qm", phone]);
  };
  run(["init", "-q", "-b", "main"]);
  write("1", "iwan");
  run(["checkout", "-q", "-b", "other"]);
  write("3", "iwan");
  run(["checkout", "-q", "main"]);
  write("2", "iwan");
  run(["merge", "-q", "other"]);
  return { root, run };
}

async function contextOf(ask: Ask): Promise<{ root: string; context: Context }> {
  const { root, run } = openMerge();
  const session = { today, now: `${today}T09:00:00+01:00`, author: "iwan", waitMs: 0 };
  const book = new Book(root, await readSettings(root), { ...session, command: "rounds resolve" });
  const place = { folder: root, home: root, today, me: "iwan", language: "en", dryRun: false };
  const tools = { ask, git: { run, self: "rounds" }, tell: () => undefined, yes: false };
  return { root, context: { book, ...place, ...tools } as unknown as Context };
}

test("who leaves at the second file is told what is settled and what is still open", async () => {
  const asked: string[] = [];
  const { root, context } = await contextOf({
    choose: async (question, choices) => {
      asked.push([question, ...choices.map(({ label }) => label)].map(({ en }) => en).join("\n"));
      if (asked.length === 1) return "theirs";
      throw new RoundsError("cancelled", say("cancelled, nothing was written", "已取消"));
    },
    type: async () => "",
  });
  const left = await Promise.resolve(resolve.run(context, {} as never)).catch((error) => error);
  expect(asked[0]).toBe(
    [
      "customers/blue.yaml (Blue): Phone (phone) (both changed it)",
      "ours: 2",
      "theirs: 3",
      "as it was: 1",
      "another value",
    ].join("\n"),
  );
  expect(left).toBeInstanceOf(RoundsError);
  expect(left.exitCode).toBe(130);
  expect(left.text.en).toBe(
    "cancelled; settled already: customers/blue.yaml; still open: customers/red.yaml",
  );
  expect(readFileSync(join(root, "customers/blue.yaml"), "utf8")).toContain('phone: "3"');
  expect(readFileSync(join(root, "customers/red.yaml"), "utf8")).toContain("<<<<<<<");
});
