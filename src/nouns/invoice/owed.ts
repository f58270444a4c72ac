import type { Brief } from "../../law/noun.ts";
import type { OwedPaper } from "./aged.ts";
import { invoice } from "./invoice.ts";

/** What lists of receivables ask of every invoice that lives: not its lines nor its notes. */
export const owedBrief: Brief<typeof invoice, OwedPaper> = {
  noun: invoice,
  name: "owed",
  of: ({ id, customer, code, owner, date, due, amount, instalments, settlement }) => ({
    ...{ id, customer, code, owner, date, due, amount, instalments, settlement },
  }),
};
