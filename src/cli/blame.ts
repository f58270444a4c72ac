import { CommanderError } from "commander";
import { systemError } from "../book/disk.ts";
import { RoundsError } from "../law/errors.ts";
import { NeedsYes } from "../nouns/verb.ts";
import { type Order, openDesk } from "./desk.ts";

/**
 * What a failure comes from that nobody foresaw: where a check finds that a file of the book holds
 * what it must not, it is that; else the failure itself. Costs nothing while all is well.
 */
export async function blamed(error: unknown, order: Order): Promise<unknown> {
  const known = systemError(error);
  const isForeseen = [RoundsError, CommanderError, NeedsYes].some((kind) => known instanceof kind);
  if (isForeseen) return known;
  try {
    const { checksOf, runChecks } = await import("../commands/checking.ts");
    const { context } = await openDesk(order);
    const problems = await runChecks(context, new Set(checksOf(["basic"])));
    const bad = problems.find(({ level }) => level === "error");
    if (!bad) return error;
    const { text, where, hint } = bad;
    return new RoundsError("unreadable", text, { where, ...(hint ? { hint } : {}), cause: error });
  } catch {
    return error;
  }
}
