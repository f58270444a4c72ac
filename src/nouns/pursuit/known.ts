import { readPipeline } from "../../exchange/pipelines.ts";
import type { Context } from "../verb.ts";
import type { Pipeline } from "./pipeline.ts";

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
