import { spawnSync } from "node:child_process";

/** What git's configuration says for a key, as seen from this folder; undefined without git. */
export function gitConfig(key: string): string | undefined {
  const git = spawnSync("git", ["config", "--get", key], { encoding: "utf8" });
  const value = git.status === 0 ? git.stdout.trim() : "";
  return value === "" ? undefined : value;
}
