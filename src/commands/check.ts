import { checkBook } from "../book/check.ts";
import { byPlace } from "../law/errors.ts";
import { say } from "../law/words.ts";
import { allNouns } from "../nouns/index.ts";
import { defineVerb } from "../nouns/verb.ts";
import { settled } from "./totals.ts";

export const verb = defineVerb({
  summary: say("check the whole book; silent when all is well", "检查整个账册，无问题则不输出"),
  examples: ["rounds check"],
  async run(context, _) {
    const { book, language } = context;
    const nouns = await allNouns();
    const problems = await book.quietly(async () => {
      await checkBook(book, nouns, context.progress);
      book.report(await settled(book));
      return [...book.problems].sort(byPlace);
    });
    const exitCode = problems.some((one) => one.level === "error") ? 1 : 0;
    return {
      exitCode,
      findings: problems,
      view: {
        shape: "list",
        title: say("findings", "检查结果"),
        columns: [
          { key: "place", label: say("Place", "位置") },
          { key: "level", label: say("Level", "级别") },
          { key: "code", label: say("Code", "代码") },
          { key: "text", label: say("Finding", "问题") },
          { key: "hint", label: say("Remedy", "处理办法") },
        ],
        rows: problems.map(({ code, level, text, where, hint }) => ({
          place: [where.file, where.line, where.column]
            .filter((one) => one !== undefined)
            .join(":"),
          level,
          code,
          text: text[language],
          hint: hint?.[language],
        })),
      },
    };
  },
});
