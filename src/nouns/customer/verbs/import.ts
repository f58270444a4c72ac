import { importVerb } from "../../generic/import.ts";
import type { Verb } from "../../verb.ts";
import { customer } from "../customer.ts";
import { duplicatesFlag, sameCustomers } from "../importing.ts";

/** Customers are imported like anything else, but each row is looked for among those there. */
export const verb: Verb = importVerb(customer, {
  flags: { duplicates: duplicatesFlag },
  sameAs: (context, { duplicates }, { rows }) =>
    sameCustomers(context, {
      policy: duplicates as "skip" | "update" | "add" | undefined,
      cells: rows.flatMap(({ cells }) => cells),
    }),
});
