import { fromMicro, grouped, toMicro } from "../../law/decimal.ts";
import type { Text } from "../../law/words.ts";
import type { GoodsLine } from "../move/papers.ts";
import { type Product, product } from "../product/product.ts";
import { warehouse } from "../warehouse/warehouse.ts";
import type { FormFact, FormFacts, FormTable } from "./data.ts";
import { fact, formTable, numberHeading } from "./parts.ts";

/** A warehouse by its name, as a fact of a paper. */
export async function placeFact(
  key: string,
  label: Text,
  { id, facts }: { readonly id: string | undefined; readonly facts: FormFacts },
): Promise<readonly FormFact[]> {
  const store = id === undefined ? undefined : await facts.book.maybe(warehouse, id);
  return fact(key, label, { value: store?.name ?? id, language: facts.language });
}

/** A column of quantities by product; one to be written by hand where nothing is known yet. */
export interface Figures {
  readonly key: string;
  readonly label: Text;
  readonly of: readonly GoodsLine[] | undefined;
}

/** The lines of a paper of the store: what was asked and what was done, side by side. */
export async function storeTable(
  lines: readonly GoodsLine[],
  columns: readonly Figures[],
  { book, language }: FormFacts,
): Promise<FormTable> {
  const ids = [...new Set(lines.map((one) => one.product))];
  const known: ReadonlyMap<string, Product> = await book.some(product, ids);
  const counted = columns.map(({ key, of }) => ({ key, sums: of && sumsOf(of) }));
  const rows = ids.map((id, at) => {
    const goods = known.get(id);
    const told = counted.map(({ key, sums }) => [key, figure(sums?.get(id))] as const);
    return {
      number: String(at + 1),
      sku: goods?.sku ?? id,
      name: goods?.name ?? id,
      specification: goods?.specification ?? "",
      unit: goods?.unit ?? "",
      ...Object.fromEntries(told),
    };
  });
  const headings = {
    number: numberHeading,
    sku: { label: product.fields.sku.label },
    name: { label: product.fields.name.label },
    specification: { label: product.fields.specification.label },
    unit: { label: product.fields.unit.label },
    ...Object.fromEntries(
      columns.map(({ key, label, of }) => {
        const isBlank = of === undefined ? { isBlank: true as const } : {};
        return [key, { label, align: "right" as const, ...isBlank }];
      }),
    ),
  };
  return formTable("lines", headings, { rows, language });
}

function sumsOf(lines: readonly GoodsLine[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { product: id, quantity } of lines) {
    sums.set(id, (sums.get(id) ?? 0) + toMicro(quantity));
  }
  return sums;
}

function figure(micro: number | undefined): string {
  return micro === undefined ? "" : grouped(fromMicro(micro));
}
