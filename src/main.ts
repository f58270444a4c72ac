import { run } from "./cli/run.ts";

/**
 * Runs one command line; the exit code is left in process.exitCode, so that output is never cut.
 * `home` is the folder of the program, where its templates are.
 */
export async function main(argv: readonly string[], home: string): Promise<void> {
  process.exitCode = await run(argv, { home });
}
