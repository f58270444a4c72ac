import { switchKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { duplicatesView } from "../../nouns/customer/cleaning.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { plainName } from "../../nouns/customer/names-alike.ts";
import { soundsFor } from "../../nouns/customer/sounds.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say("customers who may be there twice, and why", "疑似重复的客户及依据"),
  examples: ["rounds report duplicates", "rounds report duplicates --sure --format csv"],
  flags: {
    sure: field(switchKind, say("Only who surely are one", "只列基本确定的")),
  },
  async run({ book, language }, { sure }) {
    const customers = await book.all(customer);
    const sound = await soundsFor(customers.map(({ name }) => plainName(name)));
    return duplicatesView(customers, { sound, surely: sure === true, language });
  },
});
