import { addVerb } from "../../generic/add.ts";
import type { Verb } from "../../verb.ts";
import { assertMayGo, type Written } from "../by-hand.ts";
import { message } from "../message.ts";

const generic = addVerb(message);

/** A message is added like anything else, once it is seen that it may go out. */
export const verb: Verb = {
  ...generic,
  async run(context, input) {
    await assertMayGo(input as Written, context);
    return generic.run(context, input);
  },
};
