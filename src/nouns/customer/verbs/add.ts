import { isChange } from "../../../law/change.ts";
import { invariant } from "../../../law/errors.ts";
import { addVerb } from "../../generic/add.ts";
import type { Verb } from "../../verb.ts";
import { assertCreditRight } from "../credit-right.ts";
import { customer } from "../customer.ts";
import { assertNoTwin } from "../entering.ts";

const generic = addVerb(customer, ["code"]);

/** A customer is added like anything else, once it is seen to be nobody who is there already. */
export const verb: Verb = {
  ...generic,
  async run(context, input) {
    const notes = await assertNoTwin(input, context);
    const change = await generic.run(context, input);
    invariant(isChange(change), "adding is a change");
    await assertCreditRight(context, change);
    const named = notes.map(({ en, zh }) => {
      const [step] = change.steps;
      const id = step?.do === "create" ? step.record.id : "";
      return { en: en.replace("NEW", id), zh: zh.replace("新客户", id) };
    });
    return named.length === 0 ? change : { ...change, notes: [...(change.notes ?? []), ...named] };
  },
};
