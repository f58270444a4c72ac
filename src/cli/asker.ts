import type { Language } from "../law/words.ts";
import type { Ask } from "../nouns/verb.ts";

/** Puts questions to the person at the terminal; what asks is loaded with the first of them. */
export function asker(language: Language): Ask {
  return {
    async choose(question, choices) {
      const { prompt } = await import("./ask.ts");
      const shown = choices.map(({ value, label }) => ({ name: label[language], value }));
      const select = { type: "select", message: question[language], choices: shown, pageSize: 14 };
      return String(await prompt(select, language));
    },
    async type(question, wrong) {
      const { prompt } = await import("./ask.ts");
      const validate = (text: string): true | string => wrong(text)?.[language] ?? true;
      const input = { type: "input", message: question[language], validate };
      return String((await prompt(input, language)) ?? "");
    },
  };
}
