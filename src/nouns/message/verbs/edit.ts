import { isChange } from "../../../law/change.ts";
import { editVerb } from "../../generic/edit.ts";
import type { Verb } from "../../verb.ts";
import { assertMayGo } from "../by-hand.ts";
import { message } from "../message.ts";

const generic = editVerb(message);

const watched = ["text", "channel", "customer", "contact"];

/** A draft that is changed keeps the rules of drafts; what was sent is as it was. */
export const verb: Verb = {
  ...generic,
  async run(context, input) {
    const change = await generic.run(context, input);
    const [step] = isChange(change) ? change.steps : [];
    if (step?.do !== "set" || !Object.keys(step.fields).some((key) => watched.includes(key))) {
      return change;
    }
    const record = await context.book.get(message, step.id);
    if (!record.sent) await assertMayGo({ ...record, ...step.fields }, context);
    return change;
  },
};
