import { isChange } from "../../../law/change.ts";
import { editVerb } from "../../generic/edit.ts";
import type { Verb } from "../../verb.ts";
import { assertCreditRight } from "../credit-right.ts";
import { customer } from "../customer.ts";

const generic = editVerb(customer);

/** Changes a customer; its credit only by whoever may set it. */
export const verb: Verb = {
  ...generic,
  async run(context, input) {
    const outcome = await generic.run(context, input);
    if (isChange(outcome)) await assertCreditRight(context, outcome);
    return outcome;
  },
};
