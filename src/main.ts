import { fileURLToPath } from "node:url";

declare const VERSION: string | undefined;

const version = typeof VERSION === "string" ? VERSION : "0.0.0-source";

/** Runs one command line; the exit code is left in process.exitCode, so that output is never cut. */
export async function main(argv: readonly string[]): Promise<void> {
  if (argv[0] === "--version" || argv[0] === "-V") {
    process.stdout.write(`rounds ${version}\n`);
    return;
  }
  const { run } = await import("./cli/run.ts");
  const home = fileURLToPath(new URL("..", import.meta.url));
  process.exitCode = await run(argv, { home, version });
}

await main(process.argv.slice(2));
