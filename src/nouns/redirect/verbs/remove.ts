import { redirect, redirected } from "../../../law/redirects.ts";
import { assertUnnamed, references, removeVerb } from "../../generic/remove.ts";
import type { Verb } from "../../verb.ts";

const generic = removeVerb(redirect);

/** An old id leads on as long as anything names it: an entry, or a paper of a closed month. */
export const verb: Verb = {
  ...generic,
  async run(context, input) {
    const { which: id } = input as { readonly which: string };
    const users = await context.book.asWritten(() => references(context));
    assertUnnamed(id, users.get(`${redirected}:${id}`) ?? []);
    return generic.run(context, input);
  },
};
