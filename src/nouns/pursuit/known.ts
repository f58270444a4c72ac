import { readPipeline } from "../../exchange/pipelines.ts";
import { say } from "../../law/words.ts";
import type { Context } from "../verb.ts";
import { type Pursuit, standsIn } from "./fields.ts";
import { type Pipeline, stageOf } from "./pipeline.ts";

interface Shelf {
  /** The folder of the program. */
  readonly home: string;
  readonly book: { readonly root: string };
}

/** The pipelines of these names, each read once. */
export async function pipelinesOf(
  names: Iterable<string>,
  { home, book }: Shelf,
): Promise<ReadonlyMap<string, Pipeline>> {
  const found = new Map<string, Pipeline>();
  for (const name of new Set(names)) {
    found.set(name, await readPipeline(name, { home, book: book.root }));
  }
  return found;
}

/** One pipeline by its name. */
export function pipelineOf(name: string, { home, book }: Context): Promise<Pipeline> {
  return readPipeline(name, { home, book: book.root });
}

/** The pipeline of customers where neither they nor rounds.yaml name one. */
export const usualCustomerPipeline = "sales";

/** The pipeline of customers who name none: that of rounds.yaml, else the sales chain. */
export function customerPipeline({ book }: Context): string {
  return book.settings.pipeline ?? usualCustomerPipeline;
}

/** For a question: says which stages there are, and offers the one after the present one. */
export function offeredStage(
  pipeline: Pipeline,
  pursuit: readonly Pursuit[] | undefined,
  { warn, language }: Pick<Context, "warn" | "language">,
): { readonly stage?: string } {
  const { name, stages } = pipeline;
  const before = standsIn(pursuit);
  const now = before?.pipeline === pipeline.id ? stageOf(pipeline, before.stage) : undefined;
  warn(
    say(
      `${name.en}: ${stages.map(({ en }) => en).join(", ")}${now ? `; now: ${now.en}` : ""}`,
      `${name.zh}：${stages.map(({ zh }) => zh).join("、")}${now ? `；当前：${now.zh}` : ""}`,
    ),
  );
  const next = stages[now ? stages.indexOf(now) + 1 : 0];
  // Nobody is lost or put off by a mere Enter.
  const isOnward = next !== undefined && next.end !== "lost" && next.followUp !== "long-term";
  return isOnward ? { stage: next[language] } : {};
}
