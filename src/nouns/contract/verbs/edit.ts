import { editVerb } from "../../generic/edit.ts";
import { type Contract, contract } from "../contract.ts";
import type { ContractLine } from "../lines.ts";
import { pricedLines, relisted } from "../pricing.ts";

/** Lines typed for a product that the contract has take the old line's place; others are added. */
export const verb = editVerb(contract, async (record, typed, book) => {
  if (!Array.isArray(typed.lines)) return {};
  const was = { ...record, ...typed } as unknown as Contract;
  const lines = await pricedLines(typed.lines as readonly ContractLine[], was, book);
  return { lines: relisted((record.lines ?? []) as readonly ContractLine[], lines) };
});
