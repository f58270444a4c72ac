import { textKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { allScripts, sectionsWith } from "./scripts.ts";

export const verb = defineVerb({
  summary: say("find words in all scripts", "在话术中查找"),
  examples: ["rounds script find price", "rounds script find 缺货"],
  arguments: {
    words: field(textKind({ name: "words" }), say("Words", "关键词"), { required: true }),
  },
  variadic: true,
  async run(context, { words }) {
    const typed = [words as string | readonly string[]].flat().flatMap((one) => one.split(/\s+/));
    const rows = allScripts(context).flatMap((script) =>
      sectionsWith(script, typed).map(({ heading, text }) => ({
        name: script.name,
        heading,
        text: text.replace(/\n{2,}/g, "\n"),
      })),
    );
    const shown = typed.join(" ");
    return {
      shape: "list",
      title: say(`scripts with "${shown}"`, `含“${shown}”的话术`),
      columns: [
        { key: "name", label: say("Script", "话术"), weight: 9 },
        { key: "heading", label: say("About", "要点"), weight: 8, wrap: true },
        { key: "text", label: say("Text", "内容"), weight: 8, wrap: true, least: 30 },
      ],
      rows,
      empty: say("no script has these words", "没有话术包含这些词"),
    };
  },
});
