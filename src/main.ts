import { run } from "./cli/run.ts";

/**
 * Runs one command line and ends the process. What was printed has been written by then, so that
 * nothing is cut off; left to end by itself, Node would still wait for code that V8 is optimising.
 * `home` is the folder of the program, where its templates are.
 */
export async function main(argv: readonly string[], home: string): Promise<void> {
  process.exit(await run(argv, { home }));
}
