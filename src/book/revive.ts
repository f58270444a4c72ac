import type { Step } from "../law/change.ts";
import type { Noun } from "../law/noun.ts";
import { textOf } from "./close.ts";
import { recordPath } from "./ids.ts";
import type { Volumes } from "./volumes.ts";

interface Facts {
  readonly digits: number;
  /** Is there a file of this path? */
  readonly isThere: (path: string) => boolean;
  /** The bound records of a noun. */
  readonly volumes: (noun: Noun) => Volumes | undefined;
}

/**
 * The bound records that new entries are about: a payment taken back makes its invoice live again.
 * They are given their files back, while the volume stays as it is.
 */
export function revivals(steps: readonly Step[], { digits, isThere, volumes }: Facts): Step[] {
  const given = new Set(steps.flatMap((one) => (one.do === "restore" ? [one.id] : [])));
  const revived = new Map<string, Step>();
  for (const step of steps) {
    if (step.do !== "append") continue;
    for (const { of, balance } of step.noun.sums ?? []) {
      const noun = balance.papers;
      if (!noun) continue;
      for (const [id] of of(step.entry as never, digits)) {
        const path = recordPath(noun, id);
        const line = path === undefined || isThere(path) ? undefined : volumes(noun)?.line(id);
        if (line && !given.has(id))
          revived.set(id, { do: "restore", noun, id, text: textOf(noun, line) });
      }
    }
  }
  return [...revived.values()];
}
