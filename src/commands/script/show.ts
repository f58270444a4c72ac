import { textKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { scriptOf } from "./scripts.ts";

export const verb = defineVerb({
  summary: say("show one script", "查看一篇话术"),
  examples: ["rounds script show call-opening"],
  arguments: {
    name: field(textKind({ name: "script" }), say("Script", "话术"), { required: true }),
  },
  async run(context, { name }) {
    const { text } = scriptOf(name, context);
    return { shape: "text", text: `${text.trimEnd()}\n` };
  },
});
